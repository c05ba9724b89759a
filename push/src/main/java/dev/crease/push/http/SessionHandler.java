package dev.crease.push.http;

import dev.crease.push.access.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// `POST /v1/session`: keeps the bearer token of the request in the cookie `crease`, where a page's
/// script cannot read it; without a bearer token it takes the cookie away. Any thread; never
/// blocks.
///
/// `HttpOnly`, and `SameSite=Lax`, so that no form of another site sends it; `Secure` unless the
/// page itself came without TLS.
public record SessionHandler(InstantSource clock) implements Handler {
  /// What a browser keeps of a longer life: 400 days.
  private static final long LONGEST_SECONDS = 400L * 24 * 60 * 60;

  @Override
  public Reply handle(Exchange exchange) {
    String secure = exchange.header("origin").startsWith("http://") ? "" : "; Secure";
    Credential credential = Credential.of(exchange);
    String token = credential instanceof Credential.Bearer(var text) ? text : "";
    long age = token.isEmpty() ? 0 : secondsLeft(exchange.principal());
    return Reply.status(204)
        .with(
            "set-cookie",
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(Credential.COOKIE, token, age, secure))
        .with("cache-control", "no-store");
  }

  private long secondsLeft(Principal who) {
    return who.expires().equals(Instant.MAX)
        ? LONGEST_SECONDS
        : Math.clamp(
            Duration.between(clock.instant(), who.expires()).toSeconds(), 0, LONGEST_SECONDS);
  }
}
