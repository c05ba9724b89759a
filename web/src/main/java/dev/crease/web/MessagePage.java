package dev.crease.web;

/// A page that only says something, such as what went wrong. Any thread.
public final class MessagePage {
  private MessagePage() {}

  /// For 404 under `/m/`.
  public static String noMatch() {
    return html("No match here", "It may have been renamed.");
  }

  /// For 404 under `/m/{match}/b/`.
  public static String noBall(String match) {
    return html("That ball was never bowled", "It may have been corrected since.", "/m/" + match);
  }

  /// For any other 404.
  public static String noPage() {
    return html("No page here", "The address may be mistyped, or the page has moved.");
  }

  /// The whole page.
  ///
  /// @param title a few words, without a full stop
  /// @param text what is safe and what to do, in a sentence or two
  public static String html(String title, String text) {
    return html(title, text, "");
  }

  private static String html(String title, String text, String match) {
    return Html.of(
        (out, interceptor) -> JtemessageGenerated.render(out, interceptor, title, text, match));
  }
}
