package dev.crease.web;

/// A match for the screen on a pavilion's wall: the board, in letters to be read from ten metres.
/// Any thread.
public final class ScreenPage {
  private ScreenPage() {}

  /// `/screen/{match}`.
  public static String html(MatchView view) {
    return Html.of(
        (out, interceptor) ->
            JtescreenGenerated.render(
                out, interceptor, view, new Board(view.card()), new Finish(view.card())));
  }
}
