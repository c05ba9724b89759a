package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/// What was answered to each idempotency key, for 24 hours. The writer's thread only.
///
/// A key whose events were discarded is forgotten too: its first event then lies at or below its
/// topic's floor, so nothing needs to be deleted for it. A row is known by its first event's
/// offset, so the rows lie in the order they were made in, and the old ones are found without an
/// index.
final class Answers {
  private static final long PURGE_EVERY_MILLIS = 60_000;

  /// How many old keys one transaction deletes at most, so that no append waits long for it.
  static final int PURGE_STEP = 200;

  private final InstantSource clock;
  private final PreparedStatement find;
  private final PreparedStatement add;
  private final PreparedStatement purge;
  private long purgeAt = Long.MIN_VALUE;

  Answers(Connection connection, InstantSource clock) throws SQLException {
    this.clock = clock;
    find =
        connection.prepareStatement(
            """
            SELECT first, last FROM answer
            WHERE topic = ? AND key = ? AND first > ? AND made >= ?""");
    add = connection.prepareStatement("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)");
    purge =
        connection.prepareStatement(
            """
            DELETE FROM answer WHERE made < ? AND first IN (
              SELECT first FROM answer ORDER BY first LIMIT %d)"""
                .formatted(PURGE_STEP));
  }

  /// The events that the key's first use made, while it is remembered.
  Optional<Span> find(TopicLines.Line line, String key) throws SQLException {
    if (key.isEmpty() || line.id == 0) {
      return Optional.empty();
    }
    find.setLong(1, line.id);
    find.setString(2, key);
    find.setLong(3, line.floor);
    find.setLong(4, oldest());
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? Optional.of(new Span(row.getLong(1), row.getLong(2))) : Optional.empty();
    }
  }

  /// Remembers what a key made.
  void remember(TopicLines.Line line, String key, Span made) throws SQLException {
    if (!key.isEmpty()) {
      add.setLong(1, made.first);
      add.setLong(2, made.last);
      add.setLong(3, line.id);
      add.setString(4, key);
      add.setLong(5, clock.millis());
      add.executeUpdate();
    }
  }

  /// Deletes some of the keys that are too old: a step now, and again at the next transaction while
  /// there are more, else in a minute.
  void purgeSome() throws SQLException {
    if (clock.millis() >= purgeAt) {
      purge.setLong(1, oldest());
      boolean more = purge.executeUpdate() == PURGE_STEP;
      purgeAt = more ? Long.MIN_VALUE : clock.millis() + PURGE_EVERY_MILLIS;
    }
  }

  private long oldest() {
    return oldest(clock);
  }

  /// When the oldest key that is still remembered was made.
  static long oldest(InstantSource clock) {
    return clock.instant().minus(EventLog.KEY_LIFE).toEpochMilli();
  }

  /// The offsets of one append's events: all from `first` to `last`, since appends do not mix.
  record Span(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }
}
