package dev.crease.push.http;

import dev.crease.push.access.Buckets;
import dev.crease.push.access.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the answers to one request carry beside their own words: who else may read them (CORS, the
/// Fetch standard), what is left of the sender's share (`RateLimit`, draft-ietf-httpapi-ratelimit),
/// and that what a ticket opened is kept by nobody. A value; any thread.
///
/// Under `/v1/` a page of any site may read what it may ask without cookies: `*`. Answers that
/// caches share say so to everyone and always in the same words, so that they need no `Vary:
/// Origin`. Only an origin that the operator has listed is answered by name, may send cookies, and
/// varies.
///
/// @param origin the origin that is allowed by name, or `*`, or `""` for none
/// @param shared whether the answer is allowed to all when it may be shared
/// @param left what is left of the sender's share, when something was taken
/// @param ticketed whether a ticket opened it
record Terms(String origin, boolean shared, Optional<Buckets.Level> left, boolean ticketed) {
  private static final String EVERYONE = "*";
  private static final String EXPOSED =
      "ETag, Link, Location, Preference-Applied, RateLimit, RateLimit-Policy, Retry-After";
  private static final String METHODS = "GET, HEAD, POST";
  private static final String HEADERS =
      "Authorization, Content-Type, Follows-Key, Idempotency-Key, If-Match, If-None-Match,"
          + " Last-Event-ID, Lease-Epoch, Prefer";

  /// Two hours: as long as any browser keeps it.
  private static final String MAX_AGE_SECONDS = "7200";

  /// Of a request that could not be read.
  static final Terms NONE = new Terms("", false, Optional.empty(), false);

  /// Of a request.
  static Terms of(Exchange exchange, Origins origins) {
    boolean api = exchange.path().startsWith("/v1/");
    boolean ticketed = !exchange.query(Credential.TICKET).isEmpty();
    return new Terms(
        api ? allowed(exchange, origins) : "", api && !ticketed, Optional.empty(), ticketed);
  }

  private static String allowed(Exchange exchange, Origins origins) {
    String origin = exchange.header("origin");
    if (origin.isEmpty() || Origins.isOwn(origin, exchange.header("host"))) {
      return "";
    }
    return origins.lists(origin) ? origin : EVERYONE;
  }

  /// Whether a browser only asks whether a page may ask (a preflight).
  boolean isPreflight(Exchange exchange) {
    return !origin.isEmpty()
        && exchange.method().equals("OPTIONS")
        && !exchange.header("access-control-request-method").isEmpty();
  }

  /// The answer to a preflight.
  Reply preflight() {
    return Reply.status(204)
        .with("access-control-allow-methods", METHODS)
        .with("access-control-allow-headers", HEADERS)
        .with("access-control-max-age", MAX_AGE_SECONDS);
  }

  /// The same after something was taken from the sender's share.
  Terms after(Buckets.Level level) {
    return new Terms(origin, shared, Optional.of(level), ticketed);
  }

  /// An answer with these terms.
  Reply on(Reply reply) {
    Reply dressed = ticketed ? reply.replacing("cache-control", "private, no-store") : reply;
    for (Reply.Header header : headers(shared && isPublic(reply))) {
      dressed = dressed.with(header.name(), header.value());
    }
    return dressed;
  }

  /// The headers of an answer that nobody keeps, such as a stream.
  List<Reply.Header> headers() {
    return headers(false);
  }

  private List<Reply.Header> headers(boolean everyone) {
    if (origin.isEmpty() && !everyone && left.isEmpty()) {
      return List.of();
    }
    List<Reply.Header> headers = new ArrayList<>();
    boolean byName = !origin.isEmpty() && !origin.equals(EVERYONE);
    if (everyone || !origin.isEmpty()) {
      headers.add(new Reply.Header("access-control-allow-origin", byName ? origin : EVERYONE));
      headers.add(new Reply.Header("access-control-expose-headers", EXPOSED));
    }
    if (byName) {
      headers.add(new Reply.Header("access-control-allow-credentials", "true"));
      headers.add(new Reply.Header("vary", "Origin"));
    }
    left.ifPresent(level -> tell(level, headers));
    return headers;
  }

  private static void tell(Buckets.Level level, List<Reply.Header> headers) {
    headers.add(
        new Reply.Header(
            "ratelimit-policy",
            '"'
                + level.policy()
                + "\";q="
                + level.rate().quota()
                + ";w="
                + level.rate().seconds()));
    headers.add(
        new Reply.Header(
            "ratelimit", '"' + level.policy() + "\";r=" + level.left() + ";t=" + level.fullIn()));
  }

  private static boolean isPublic(Reply reply) {
    for (Reply.Header header : reply.headers()) {
      if (header.name().equals("cache-control")) {
        return header.value().startsWith("public");
      }
    }
    return false;
  }
}
