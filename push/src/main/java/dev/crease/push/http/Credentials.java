package dev.crease.push.http;

import dev.crease.push.JsonBytes;
import dev.crease.push.PushError;
import dev.crease.push.access.Entrance;
import dev.crease.push.access.Principal;
import dev.crease.push.access.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Hands out what carries a token where no header can: one-use tickets, for an EventSource or a
/// WebSocket of another origin, and the browser's cookie. Handlers; any thread that may block.
public record Credentials(Entrance entrance, InstantSource clock) {
  /// What a browser keeps of a longer life: 400 days.
  private static final long LONGEST_SECONDS = 400L * 24 * 60 * 60;

  /// `POST /v1/tickets`: a ticket for whoever shows a token. Any thread; never blocks.
  public Reply ticket(Exchange exchange) {
    if (exchange.principal().isAnyone()) {
      throw PushError.NO_TOKEN.raise("a ticket speaks for a token");
    }
    var _ = entrance.quotas().ticket(exchange.principal());
    Tickets.Ticket ticket = entrance.tickets().issue(exchange.principal());
    return Reply.json(
            201,
            JsonBytes.of(
                "{\"ticket\":\"%s\",\"expires\":\"%s\"}"
                    .formatted(ticket.text(), ticket.expires())))
        .with("cache-control", "no-store");
  }

  /// `POST /v1/session`: keeps the bearer token of the request in the cookie `crease`, where a
  /// page's script cannot read it; without a bearer token it takes the cookie away. Any thread;
  /// never blocks.
  ///
  /// `HttpOnly`, and `SameSite=Lax`, so that no form of another site sends it; `Secure` unless the
  /// page itself came without TLS.
  public Reply session(Exchange exchange) {
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
