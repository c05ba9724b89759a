package dev.crease.push.http;

import dev.crease.push.PushError;
import java.util.Map;

/// An error on the wire: RFC 9457 `application/problem+json`.
public final class Problem {
  private static final int RETRY_SECONDS = 2;
  private static final String PATIENCE_SECONDS = "10";

  private Problem() {}

  /// The answer that carries it.
  public static Reply reply(PushError.Raised raised) {
    PushError error = raised.error();
    Reply reply =
        Reply.bytes(error.status(), "application/problem+json", raised.json().toBytes())
            .with("cache-control", "no-store");
    return switch (error) {
      case OVERLOADED, LOG_DOWN -> reply.with("retry-after", String.valueOf(RETRY_SECONDS));
      case KEYS_DOWN, TOO_MANY_CONNECTIONS -> reply.with("retry-after", PATIENCE_SECONDS);
      case LED ->
          reply.with("retry-after", raised.members().getOrDefault("retryAfter", PATIENCE_SECONDS));
      case TOO_MANY_REQUESTS -> exhausted(reply, raised.members());
      case NO_TOKEN, BAD_TOKEN, BAD_TICKET ->
          reply.with("www-authenticate", "Bearer realm=\"crease\"");
      case UPGRADE_NEEDED -> reply.with("sec-websocket-version", "13").with("upgrade", "websocket");
      default -> reply;
    };
  }

  /// The same, with what is left of the share that was used up: nothing.
  private static Reply exhausted(Reply reply, Map<String, String> share) {
    String wait = share.getOrDefault("retryAfter", PATIENCE_SECONDS);
    String policy = '"' + share.getOrDefault("policy", "") + '"';
    return reply
        .with("retry-after", wait)
        .with(
            "ratelimit-policy",
            "%s;q=%s;w=%s".formatted(policy, share.get("quota"), share.get("window")))
        .with("ratelimit", "%s;r=0;t=%s".formatted(policy, wait));
  }
}
