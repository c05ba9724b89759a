package dev.crease.log.sqlite;

import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Goes through the log in its own order, and picks the events of a selection of very many topics.
/// One connection's; one thread at a time.
final class LogScan {
  /// How many events of whatever topic one page goes through.
  private static final int SCANNED_MAX = 20_000;

  /// How many events at the log's end are looked at for the selection's last before each of its
  /// topics is.
  private static final int TAIL_SCANNED_MAX = 1_000;

  /// How many topics' names are remembered.
  private static final int NAMES_MAX = 20_000;

  private final StoredEvents events;
  private final Lines lines;
  private final PreparedStatement rising;
  private final PreparedStatement falling;
  private final PreparedStatement name;
  private final PreparedStatement floors;
  private final Map<Long, Topic> names =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Topic> eldest) {
          return size() > NAMES_MAX;
        }
      };

  LogScan(StoredEvents events, Connection connection, Lines lines) throws SQLException {
    this.events = events;
    this.lines = lines;
    rising =
        connection.prepareStatement(
            "SELECT topic, offset, json, crc FROM event WHERE offset > ? ORDER BY offset");
    falling =
        connection.prepareStatement("SELECT topic, offset FROM event ORDER BY offset DESC LIMIT ?");
    name = connection.prepareStatement("SELECT name FROM topic WHERE id = ?");
    floors = connection.prepareStatement("SELECT name, floor FROM topic WHERE floor > ?");
  }

  /// Up to `limit` events after an offset.
  History history(Selection selection, long after, int limit) throws SQLException {
    List<Publication> page = new ArrayList<>();
    long through = after;
    boolean more = false;
    long bytes = 0;
    int scanned = 0;
    rising.setLong(1, after);
    try (ResultSet row = rising.executeQuery()) {
      while (!more && row.next()) {
        Topic topic = topic(row.getLong(1));
        boolean full = page.size() == limit || bytes >= SqliteReader.PAGE_BYTES_MAX;
        more = scanned == SCANNED_MAX || (full && selection.covers(topic));
        if (!more && selection.covers(topic)) {
          Publication publication = events.read(topic, row.getLong(1), row, 2);
          page.add(publication);
          bytes += publication.json().length();
        }
        through = more ? through : row.getLong(2);
        scanned++;
      }
    }
    long head = head(selection);
    long end = more ? through : Math.max(after, head);
    return new History(page, more, end, head, lost(selection, after, end));
  }

  private Topic topic(long id) throws SQLException {
    Topic known = names.get(id);
    if (known != null) {
      return known;
    }
    name.setLong(1, id);
    try (ResultSet row = name.executeQuery()) {
      Topic read = new Topic(row.getString(1));
      names.put(id, read);
      return read;
    }
  }

  private long head(Selection selection) throws SQLException {
    falling.setLong(1, TAIL_SCANNED_MAX);
    try (ResultSet row = falling.executeQuery()) {
      while (row.next()) {
        if (selection.covers(topic(row.getLong(1)))) {
          return row.getLong(2);
        }
      }
    }
    long[] head = {0};
    lines.visit(
        selection,
        line -> {
          head[0] = Math.max(head[0], line.head());
          return true;
        });
    return head[0];
  }

  private History.Lost lost(Selection selection, long after, long through) throws SQLException {
    long beyondAfter = 0;
    long beyondThrough = 0;
    floors.setLong(1, after);
    try (ResultSet row = floors.executeQuery()) {
      while (row.next()) {
        if (selection.covers(new Topic(row.getString(1)))) {
          beyondAfter += row.getLong(2) - after;
          beyondThrough += Math.max(row.getLong(2) - through, 0);
        }
      }
    }
    return new History.Lost(beyondAfter, beyondThrough);
  }
}
