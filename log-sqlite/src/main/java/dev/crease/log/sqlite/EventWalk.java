package dev.crease.log.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crease.log.sqlite.LogFile.Damage;
import dev.crease.log.sqlite.LogFile.Visitor;
import dev.crease.push.Cursor;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One walk over all events of a file, in the log's order, that goes on behind what is damaged. One
/// thread.
final class EventWalk {
  private static final int PAGE = 1_000;

  private final Connection connection;
  private final StoredEvents events;
  private final Map<Long, Topic> topics;
  private final Visitor visitor;
  private long last;

  EventWalk(Connection connection, StoredEvents events, Map<Long, Topic> topics, Visitor visitor) {
    this.connection = connection;
    this.events = events;
    this.topics = topics;
    this.visitor = visitor;
  }

  void walk() throws SQLException {
    boolean more = true;
    while (more) {
      try {
        more = page();
      } catch (SQLException e) {
        SqliteFile.onlyCorrupt(e);
        more = skip();
      }
    }
  }

  /// Shows the next events; answers whether there may be more. Each page is a statement of its own,
  /// so that a server's write-ahead log is not held up by a long walk.
  private boolean page() throws SQLException {
    int count = 0;
    try (PreparedStatement next = after(last, PAGE);
        ResultSet row = next.executeQuery()) {
      while (row.next()) {
        count++;
        show(row);
      }
    }
    return count == PAGE;
  }

  private PreparedStatement after(long offset, int limit) throws SQLException {
    PreparedStatement next =
        connection.prepareStatement(
            "SELECT offset, topic, json, crc FROM event WHERE offset > ? ORDER BY offset LIMIT ?");
    next.setLong(1, offset);
    next.setInt(2, limit);
    return next;
  }

  private void show(ResultSet row) throws SQLException {
    long offset = row.getLong(1);
    long id = row.getLong(2);
    byte[] json = row.getBytes(3);
    Topic topic = topics.get(id);
    if (offset <= last) {
      visitor.damaged(new Damage(name(topic), offset, offset, "it is not in its place"));
    } else if (json == null || StoredEvents.check(id, offset, json) != row.getLong(4)) {
      visitor.damaged(new Damage(name(topic), offset, offset, "its checksum is wrong"));
    } else if (topic == null) {
      visitor.damaged(new Damage("", offset, offset, "its topic is not known"));
    } else if (!begins(json, events.start(topic, offset))) {
      visitor.damaged(new Damage(topic.name(), offset, offset, "its id or topic has changed"));
    } else {
      Cursor cursor = new Cursor(events.epoch(), offset);
      visitor.event(new Publication(topic, cursor, JsonBytes.of(json)));
    }
    last = Math.max(last, offset);
  }

  private static String name(@Nullable Topic topic) {
    return topic == null ? "" : topic.name();
  }

  private static boolean begins(byte[] json, String start) {
    return json.length >= start.length()
        && new String(json, 0, start.length(), UTF_8).equals(start);
  }

  /// Looks for the next place behind the last event where the file can be read again: further and
  /// further away, then back as close as it goes. Answers whether there is one.
  private boolean skip() throws SQLException {
    long unreadable = last;
    long stride = 1;
    while (!isReadable(last + stride)) {
      unreadable = last + stride;
      stride = 2 * stride;
      if (stride < 0 || last + stride < 0) {
        visitor.damaged(new Damage("", last + 1, Long.MAX_VALUE, "nothing more can be read"));
        return false;
      }
    }
    long readable = last + stride;
    while (readable - unreadable > 1) {
      long middle = unreadable + (readable - unreadable) / 2;
      if (isReadable(middle)) {
        readable = middle;
      } else {
        unreadable = middle;
      }
    }
    visitor.damaged(new Damage("", last + 1, readable, "they cannot be read"));
    last = readable;
    return true;
  }

  private boolean isReadable(long after) throws SQLException {
    try (PreparedStatement next = after(after, 1);
        ResultSet row = next.executeQuery()) {
      return !row.next() || row.getBytes(3) != null;
    } catch (SQLException e) {
      SqliteFile.onlyCorrupt(e);
      return false;
    }
  }
}
