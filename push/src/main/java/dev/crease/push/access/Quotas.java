package dev.crease.push.access;

import dev.crease.push.Limits;
import dev.crease.push.Topic;
import java.util.function.LongSupplier;

/// What one client may take of what all share: a client is a token's subject, or without a token an
/// address. Any thread.
public final class Quotas {
  private final Buckets publishes;
  private final Buckets guestPublishes;
  private final Buckets guests;
  private final Buckets tickets;
  private final Buckets ephemerals;
  private final Buckets topics;
  private final Places connections;
  private final Places streams;

  /// @param nanoTime a clock that never goes back, in nanoseconds
  public Quotas(Limits limits, LongSupplier nanoTime) {
    Limits.Shares shares = limits.shares();
    publishes = new Buckets("publish", shares.publishes(), nanoTime);
    guestPublishes = new Buckets("guest-publish", shares.guestPublishes(), nanoTime);
    guests = new Buckets("guests", shares.guests(), nanoTime);
    tickets = new Buckets("tickets", shares.tickets(), nanoTime);
    Limits.Ephemerals passed = limits.presence().ephemerals();
    ephemerals = new Buckets("ephemeral", passed.each(), nanoTime);
    topics = new Buckets("topic", passed.topic(), nanoTime);
    connections = new Places(shares.connections());
    streams = new Places(shares.streams());
  }

  /// One request, or frame, that would change something.
  public Buckets.Level publish(Principal who, String address) {
    if (who.isGuest()) {
      return guestPublishes.take(who.subject());
    }
    return publishes.take(client(who, address));
  }

  /// One more event of a type that nobody keeps, to a topic.
  public Buckets.Level ephemeral(Principal who, Topic topic, String type) {
    return ephemerals.take(topic + " " + type + " " + who.subject());
  }

  /// Takes a place among the events of a topic that nobody keeps, if there is one.
  public boolean hasRoom(Topic topic) {
    return topics.tryTake(topic.name());
  }

  /// One more guest from an address.
  public Buckets.Level guest(String address) {
    return guests.take(address);
  }

  /// One more ticket.
  public Buckets.Level ticket(Principal who) {
    return tickets.take(who.subject());
  }

  /// The connections of each address.
  public Places connections() {
    return connections;
  }

  /// The open streams of each subject.
  public Places streams() {
    return streams;
  }

  private static String client(Principal who, String address) {
    return who.isAnyone() ? "at " + address : "is " + who.subject();
  }
}
