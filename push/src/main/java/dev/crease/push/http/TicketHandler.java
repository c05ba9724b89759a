package dev.crease.push.http;

import dev.crease.push.JsonBytes;
import dev.crease.push.PushError;
import dev.crease.push.access.Entrance;
import dev.crease.push.access.Tickets;

/// `POST /v1/tickets`: a ticket for whoever shows a token. Any thread; never blocks.
public record TicketHandler(Entrance entrance) implements Handler {
  @Override
  public Reply handle(Exchange exchange) {
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
}
