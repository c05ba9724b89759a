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

  /// `Link`: what a match's page will ask for, told before it is read (RFC 8288).
  public static final String PRELOAD =
      "<%s>; rel=preload; as=style, <%s>; rel=modulepreload"
          .formatted(Assets.address("crease.css"), Assets.address("fan.js"));

  private static final String NOSNIFF = "x-content-type-options";
  private static final String CSP = "content-security-policy";
  private static final String REFERRER = "referrer-policy";

  /// The headers that do not depend on the page, but for its type.
  public static final Map<String, String> ALWAYS =
      Map.of(
          CSP,
          POLICY,
          NOSNIFF,
          "nosniff",
          REFERRER,
          "same-origin",
          "cross-origin-opener-policy",
          "same-origin");

  /// Of a page that other sites may frame.
  public static final Map<String, String> FRAMED =
      Map.of(
          CSP, POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
          NOSNIFF, "nosniff",
          REFERRER, "same-origin");

  /// Of the page with no file of its own: its one style is known by its hash.
  public static final Map<String, String> LITE =
      Map.of(
          CSP,
          "default-src 'none'; style-src '%s'; base-uri 'none'; frame-ancestors 'none'"
              .formatted(LitePage.STYLE_HASH),
          NOSNIFF,
          "nosniff",
          REFERRER,
          "same-origin");

  private PageHeaders() {}
}
