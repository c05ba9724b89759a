package dev.crease.web;

import dev.crease.cricket.Scorecard;

/// A match's score for another site's page. Any thread.
public final class Embed {
  private static final int WIDTH = 320;
  private static final int CARD = 200;

  private Embed() {}

  /// What another site pastes.
  ///
  /// @param html an `iframe`
  public record Frame(String title, String html, int width, int height) {}

  /// `/embed/{match}`, 320 by 90.
  ///
  /// @param card the larger one, 320 by 200
  public static String html(MatchView view, boolean card) {
    return Html.of(
        (out, interceptor) ->
            JteembedGenerated.render(
                out, interceptor, view, new Board(view.card()), new Finish(view.card()), card));
  }

  /// The frame to paste.
  ///
  /// @param origin where the server is reached
  public static Frame frame(Scorecard card, String origin) {
    var title = new Board(card).title() + ", live score";
    var html =
        Html.of(
                (out, interceptor) ->
                    JteframeGenerated.render(
                        out, interceptor, origin + "/embed/" + card.id() + "?size=card", title))
            .strip();
    return new Frame(title, html, WIDTH, CARD);
  }
}
