package dev.crease.web;

import java.util.Map;

/// What every page is sent with. Pages hold no script or style of their own, so the policy can be
/// as strict as it gets: only files of this server, and nobody may frame a page.
public final class PageHeaders {
  /// `Content-Type` of a page.
  public static final String TYPE = "text/html; charset=utf-8";

  /// `Content-Security-Policy` of a page.
  public static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /// The headers that do not depend on the page.
  public static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Type", TYPE,
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin");

  private PageHeaders() {}
}
