package dev.crease.web;

import dev.crease.cricket.Scorecard;

/// The scorer's page: a shell with the match as it stands and every key in its place. Its script
/// reads the token from the fragment of the address, so no server sees it before a command bears
/// it, and fetches the card itself. Without script it says so and offers the match page. Any
/// thread.
public final class ScorePage {
  private ScorePage() {}

  /// `/score/{match}`.
  public static String html(Scorecard card) {
    return Html.of(
        (out, interceptor) -> JtescoreGenerated.render(out, interceptor, card, new Board(card)));
  }
}
