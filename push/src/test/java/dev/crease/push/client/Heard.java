package dev.crease.push.client;

/// What a follower of a topic hears, whatever the transport.
public sealed interface Heard {
  /// An event: its id, and the whole of it as it came.
  record Event(String id, String json) implements Heard {}

  /// An event that nobody keeps, as it came.
  record Passed(String json) implements Heard {}

  /// From here on; whether nothing was lost before.
  record Start(boolean recovered) implements Heard {}

  /// Nothing new, and the place of the topic's head.
  record Beat(String head) implements Heard {}

  /// Come back later.
  record Bye() implements Heard {}

  /// The end.
  record End() implements Heard {}
}
