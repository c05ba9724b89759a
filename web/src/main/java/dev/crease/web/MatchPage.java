package dev.crease.web;

/// A match's page, whole: it reads well with script off, and its script takes over from the cursor
/// it was made at. Each tab is an address of its own. Any thread.
public final class MatchPage {
  private MatchPage() {}

  /// Which part of the page is asked for.
  public enum Tab {
    /// `/m/{match}`
    LIVE("", "Live"),
    /// `/m/{match}/scorecard`
    SCORECARD("/scorecard", "Scorecard"),
    /// `/m/{match}/charts`
    CHARTS("/charts", "Charts"),
    /// `/m/{match}/chat`
    CHAT("/chat", "Chat"),
    /// `/m/{match}/info`
    INFO("/info", "Info");

    private final String path;
    private final String label;

    Tab(String path, String label) {
      this.path = path;
      this.label = label;
    }

    /// What follows the match in the address.
    public String path() {
      return path;
    }

    String label() {
      return label;
    }

    /// The icon's name and the class of the page.
    String key() {
      return path.isEmpty() ? "live" : path.substring(1);
    }
  }

  /// `/m/{match}`.
  public static String html(MatchView view) {
    return html(view, Tab.LIVE);
  }

  /// Any tab of the page.
  public static String html(MatchView view, Tab tab) {
    return Html.of(
        (out, interceptor) ->
            JtematchGenerated.render(
                out, interceptor, view, new Board(view.card()), new Finish(view.card()), tab));
  }
}
