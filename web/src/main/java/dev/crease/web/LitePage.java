package dev.crease.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A match in 2 KB, for a slow network: one answer, no script. Any thread.
public final class LitePage {
  private static final int ROWS = 12;

  /// The page's whole style.
  static final String STYLE =
      ":root{color-scheme:light dark}body{background:Canvas;color:CanvasText;font:17px/1.45 system-ui,sans-serif;max-width:36em;margin:0"
          + " auto;padding:12px 16px 40px;font-variant-numeric:tabular-nums}h1{font-size:40px;line-height:1;margin:10px"
          + " 0 2px;letter-spacing:-.03em}h2{font-size:17px;margin:20px 0 2px}p,ul{margin:4px"
          + " 0;padding:0}li{list-style:none;padding:7px 0;border-top:1px solid"
          + " #8885}b.n{font-size:20px}table{width:100%;border-collapse:collapse}td,th{text-align:end;padding:5px"
          + " 0;border-top:1px solid"
          + " #8885;font-weight:400}td:first-child,th:first-child{text-align:start}nav"
          + " a{display:inline-block;padding:11px 18px 11px 0}";

  /// For a `Content-Security-Policy`.
  static final String STYLE_HASH = hash();

  private LitePage() {}

  /// `/m/{match}/lite`.
  ///
  /// @param auto after how many seconds it loads itself anew; 0 for never
  public static String html(MatchView view, int auto) {
    var rows = view.commentary().stream().limit(ROWS).toList();
    return Html.of(
        (out, interceptor) ->
            JteliteGenerated.render(
                out,
                interceptor,
                view,
                new Board(view.card()),
                rows,
                auto,
                inner -> inner.writeContent("<style>" + STYLE + "</style>")));
  }

  private static String hash() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
