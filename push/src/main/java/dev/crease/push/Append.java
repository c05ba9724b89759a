package dev.crease.push;

import java.util.List;

/// What is to be added to one topic: all of it or nothing.
///
/// @param drafts 1 to 500 events, kept in this order
/// @param expected where the topic's head must be
/// @param key the client's name for this request, at most 200 characters, or `""` for none: the
///   same key on the same topic within 24 hours is answered as the first time, and adds nothing
public record Append(Topic topic, List<Draft> drafts, Expected expected, String key) {
  /// The most events in one append.
  public static final int DRAFTS_MAX = 500;

  /// The longest key, in characters.
  public static final int KEY_LENGTH_MAX = 200;

  public Append {
    drafts = List.copyOf(drafts);
    if (drafts.isEmpty() || drafts.size() > DRAFTS_MAX) {
      throw new IllegalArgumentException(
          "an append holds 1 to %d events, was: %d".formatted(DRAFTS_MAX, drafts.size()));
    }
    if (key.length() > KEY_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a key is at most %d characters, was: %d".formatted(KEY_LENGTH_MAX, key.length()));
    }
  }

  /// Adds these events wherever the topic is now.
  public static Append of(Topic topic, List<Draft> drafts) {
    return new Append(topic, drafts, new Expected.Anywhere(), "");
  }

  /// Where the topic must be for the append to be made (optimistic concurrency).
  public sealed interface Expected {
    /// Wherever it is.
    record Anywhere() implements Expected {}

    /// Its last event is the one at this offset; 0 for a topic without events.
    record Head(long offset) implements Expected {}
  }
}
