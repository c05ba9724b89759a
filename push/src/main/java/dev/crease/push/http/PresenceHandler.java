package dev.crease.push.http;

import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.access.Access;
import dev.crease.push.presence.Presence;
import java.util.List;

/// `GET /v1/presence?topic=T`: who is there. Whoever may read a topic may ask. Any thread; does not
/// block.
public record PresenceHandler(Presence presence, Topics topics, Access access) {
  /// Answers how many people follow the topic now, and which users where that is shown.
  public Reply ask(Exchange exchange) {
    Topic topic = topic(exchange);
    if (!topics.exists(topic)) {
      throw PushError.NOT_FOUND.raise("there is no topic " + topic);
    }
    access.checkRead(exchange.principal(), topic);
    if (!presence.shows(topic)) {
      throw PushError.NOT_FOUND.raise("%s does not show who is there".formatted(topic));
    }
    return Reply.json(200, presence.of(topic))
        .with(
            "cache-control",
            access.isOpen(topic) ? "public, max-age=0, s-maxage=1" : "private, no-store");
  }

  private static Topic topic(Exchange exchange) {
    List<String> named = exchange.queries("topic");
    if (named.size() != 1) {
      throw PushError.MALFORMED.raise("topic is given once, was: " + named.size() + " times");
    }
    String name = named.getFirst();
    return Topic.parse(name)
        .orElseThrow(
            () -> PushError.MALFORMED.raise("topic must be the name of one topic, was: " + name));
  }
}
