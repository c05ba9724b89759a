package dev.crease.log.sqlite;

import dev.crease.push.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where each topic stands, as the writer's open transaction sees it: read from the file at first
/// use, then remembered. The writer's thread only; thrown away with its connection when a
/// transaction fails, so nothing is remembered that was not kept.
final class TopicLines {
  /// How many topics are remembered; the one not used for longest is read from the file again.
  private static final int REMEMBERED_MAX = 10_000;

  private final Map<Topic, Line> lines =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Topic, Line> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };
  private final PreparedStatement find;
  private final PreparedStatement add;
  private final PreparedStatement raise;

  TopicLines(Connection connection) throws SQLException {
    find =
        connection.prepareStatement(
            """
            SELECT id, floor, (SELECT max(offset) FROM event WHERE topic = id)
            FROM topic WHERE name = ?""");
    add = connection.prepareStatement("INSERT INTO topic (name, floor) VALUES (?, 0) RETURNING id");
    raise = connection.prepareStatement("UPDATE topic SET floor = ? WHERE id = ?");
  }

  /// Where the topic stands; a topic that the file does not know has a line without an id.
  Line line(Topic topic) throws SQLException {
    Line line = lines.get(topic);
    if (line == null) {
      line = load(topic);
      lines.put(topic, line);
    }
    return line;
  }

  private Line load(Topic topic) throws SQLException {
    find.setString(1, topic.name());
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return new Line(0, 0, 0);
      }
      long floor = row.getLong(2);
      return new Line(row.getLong(1), floor, Math.max(floor, row.getLong(3)));
    }
  }

  /// Gives a topic's line an id, if it has none yet.
  void keep(Topic topic, Line line) throws SQLException {
    if (line.id == 0) {
      add.setString(1, topic.name());
      try (ResultSet row = add.executeQuery()) {
        line.id = row.getLong(1);
      }
    }
  }

  /// Notes that the topic's events up to an offset are gone.
  void raiseFloor(Line line, long floor) throws SQLException {
    raise.setLong(1, floor);
    raise.setLong(2, line.id);
    raise.executeUpdate();
    line.floor = floor;
  }

  /// One topic's line.
  static final class Line {
    /// Its row's id, 0 while it has none.
    long id;

    /// The highest offset discarded, 0 for none.
    long floor;

    /// The offset of its last event, 0 if it never had one.
    long head;

    private Line(long id, long floor, long head) {
      this.id = id;
      this.floor = floor;
      this.head = head;
    }
  }
}
