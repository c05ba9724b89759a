package dev.crease.log.sqlite;

import dev.crease.push.Append;
import dev.crease.push.EventLog;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// One read-only connection and its queries. One thread at a time.
///
/// Each answer comes from one statement, which sees the file as it was at one moment.
final class SqliteReader implements AutoCloseable {
  /// A page ends at this many bytes, even before its limit.
  static final long PAGE_BYTES_MAX = 8L << 20;

  private final StoredEvents events;
  private final Connection connection;
  private final PreparedStatement history;
  private final PreparedStatement topics;
  private final PreparedStatement answer;
  private final PreparedStatement tally;
  private final SelectionReader selections;

  private SqliteReader(StoredEvents events, Connection connection) throws SQLException {
    this.events = events;
    this.connection = connection;
    history =
        connection.prepareStatement(
            """
            SELECT t.id, t.floor, e.offset, e.json, e.crc,
              (SELECT max(offset) FROM event
               WHERE topic = (SELECT id FROM topic WHERE name = ?1))
            FROM topic t LEFT JOIN event e ON e.topic = t.id AND e.offset > ?2
            WHERE t.name = ?1 ORDER BY e.offset LIMIT ?3""");
    topics =
        connection.prepareStatement(
            """
            SELECT name FROM topic WHERE name >= ?1 AND name < ?2 AND name > ?3
              AND EXISTS (SELECT 1 FROM event WHERE topic = id)
            ORDER BY name LIMIT ?4""");
    answer =
        connection.prepareStatement(
            """
            SELECT first, last FROM answer a JOIN topic t ON t.id = a.topic
            WHERE t.name = ? AND key = ? AND first > floor AND made >= ?""");
    tally =
        connection.prepareStatement(
            """
            SELECT count(*), sum(length(json)), max(offset) FROM event
            WHERE topic = (SELECT id FROM topic WHERE name = ?1) AND offset > ?2""");
    selections = new SelectionReader(events, connection);
  }

  static SqliteReader open(StoredEvents events) throws SQLException {
    Connection connection = events.file().openReader();
    boolean ready = false;
    try {
      SqliteReader reader = new SqliteReader(events, connection);
      ready = true;
      return reader;
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }

  History history(Topic topic, long after, int limit) throws SQLException {
    history.setString(1, topic.name());
    history.setLong(2, after);
    history.setLong(3, limit + 1L);
    try (ResultSet row = history.executeQuery()) {
      if (!row.next()) {
        return History.of(List.of(), false, after, 0, 0);
      }
      long floor = row.getLong(2);
      long head = Math.max(floor, row.getLong(6));
      List<Publication> page = new ArrayList<>();
      boolean more = readPage(topic, row, limit, page);
      return History.of(page, more, after, floor, head);
    }
  }

  /// Fills the page from the current row on; answers whether there was more than it holds.
  private boolean readPage(Topic topic, ResultSet row, int limit, List<Publication> page)
      throws SQLException {
    boolean found = row.getLong(3) > 0;
    long bytes = 0;
    while (found && page.size() < limit && bytes < PAGE_BYTES_MAX) {
      Publication publication = events.read(topic, row.getLong(1), row, 3);
      page.add(publication);
      bytes += publication.json().length();
      found = row.next();
    }
    return found;
  }

  SelectionReader selections() {
    return selections;
  }

  EventLog.Tally tally(Topic topic, long after) throws SQLException {
    tally.setString(1, topic.name());
    tally.setLong(2, after);
    try (ResultSet row = tally.executeQuery()) {
      long through = Math.max(row.getLong(3), after);
      return new EventLog.Tally(row.getLong(1), row.getLong(2), through);
    }
  }

  /// The events that a key's first use made, if that was not before `oldest`.
  List<Publication> recall(Topic topic, String key, long oldest) throws SQLException {
    answer.setString(1, topic.name());
    answer.setString(2, key);
    answer.setLong(3, oldest);
    long first;
    long last;
    try (ResultSet row = answer.executeQuery()) {
      if (!row.next()) {
        return List.of();
      }
      first = row.getLong(1);
      last = row.getLong(2);
    }
    return history(topic, first - 1, Append.DRAFTS_MAX).publications().stream()
        .takeWhile(publication -> publication.offset() <= last)
        .toList();
  }

  List<Topic> topics(String prefix, String after, int limit) throws SQLException {
    topics.setString(1, prefix);
    topics.setString(2, prefix + Lines.AFTER_ALL);
    topics.setString(3, after);
    topics.setLong(4, limit);
    List<Topic> found = new ArrayList<>();
    try (ResultSet row = topics.executeQuery()) {
      while (row.next()) {
        found.add(new Topic(row.getString(1)));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
