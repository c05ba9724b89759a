package dev.crease.push;

import java.util.Optional;

/// Where a reader wants to begin: the `after` parameter, or the header `Last-Event-ID`.
public sealed interface From {
  /// From the first event the log still keeps.
  record Earliest() implements From {}

  /// Only what comes next.
  record Latest() implements From {}

  /// The last `count` events, then what comes next.
  record Last(int count) implements From {
    public Last {
      if (count < 1) {
        throw new IllegalArgumentException("last:N takes 1 or more, was: " + count);
      }
    }
  }

  /// Everything after this place. A place the log does not know is answered by a gap signal.
  record After(Cursor cursor) implements From {}

  /// A place whose text is no cursor of ours, so nothing can be resumed from it: the reader is told
  /// of the gap and gets everything that is kept.
  record Unknown() implements From {}

  /// Reads `earliest`, `latest`, `last:N` (N from 1 to 99,999) or a cursor; empty for any other.
  static Optional<From> parse(String text) {
    return switch (text) {
      case "", "earliest" -> Optional.of(new Earliest());
      case "latest" -> Optional.of(new Latest());
      default ->
          text.startsWith("last:")
              ? last(text.substring("last:".length()))
              : Cursor.parse(text).map(After::new);
    };
  }

  private static Optional<From> last(String count) {
    return count.matches("[1-9][0-9]{0,4}")
        ? Optional.of(new Last(Integer.parseInt(count)))
        : Optional.empty();
  }

  /// Reads a `Last-Event-ID`. A browser repeats whatever it was given last, so a text that is no
  /// cursor is a place we no longer know, not a client's mistake.
  static From lastEventId(String text) {
    return Cursor.parse(text).<From>map(After::new).orElseGet(Unknown::new);
  }
}
