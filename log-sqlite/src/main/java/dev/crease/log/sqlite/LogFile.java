package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// A log's file, read as it lies on the disk: to check it, or to take its events away. Nothing is
/// changed, and a server may have the log open meanwhile. One thread; blocks.
public final class LogFile implements AutoCloseable {
  /// How many faults SQLite's own check names at most.
  private static final int FAULTS_MAX = 100;

  private final SqliteFile file;
  private final Connection connection;
  private final String epoch;
  private final Map<Long, Topic> topics = new HashMap<>();

  private LogFile(SqliteFile file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      epoch = SqliteSchema.read(file, statement);
    }
  }

  /// Whether the folder holds a log.
  public static boolean isIn(Path dir) {
    return Files.isRegularFile(dir.resolve(SqliteLog.FILE));
  }

  /// Opens the log of a folder to read it.
  ///
  /// @throws EventLog.Failure when it is no log of ours, or damaged so that it cannot be opened
  public static LogFile open(Path dir) {
    SqliteFile file = new SqliteFile(dir.resolve(SqliteLog.FILE));
    try {
      Connection connection = file.openReader();
      boolean ready = false;
      try {
        LogFile opened = new LogFile(file, connection);
        ready = true;
        return opened;
      } finally {
        if (!ready) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  /// Who is shown what the file holds, in the log's order.
  public interface Visitor {
    /// An event whose checksum is right.
    void event(Publication publication);

    /// Something that is not as it was written; what comes after it is shown all the same.
    void damaged(Damage damage);
  }

  /// A place that is not as it was written.
  ///
  /// @param topic the topic's name, `""` where it cannot be told
  /// @param first the first offset that may be concerned, 0 where it is no event
  /// @param last the last one
  /// @param what is wrong
  public record Damage(String topic, long first, long last, String what) {
    /// In words: `event 17 of feeds/a: its checksum is wrong`.
    @Override
    public String toString() {
      String of = topic.isEmpty() ? "" : " of " + topic;
      if (first == 0) {
        return topic.isEmpty() ? what : topic + ": " + what;
      }
      return first == last
          ? "event %d%s: %s".formatted(first, of, what)
          : "events %d to %d%s: %s".formatted(first, last, of, what);
    }
  }

  /// Shows every event.
  ///
  /// @throws EventLog.Failure when the file cannot be read at all
  public void events(Visitor visitor) {
    try {
      readTopics(visitor);
      new EventWalk(connection, new StoredEvents(file, epoch), topics, visitor).walk();
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  /// Shows every event, and checks what else the file is made of: SQLite's own structures, the
  /// names of the topics, what keys were answered with.
  ///
  /// @throws EventLog.Failure when the file cannot be read at all
  public void verify(Visitor visitor) {
    events(visitor);
    check(visitor, "PRAGMA integrity_check(%d)".formatted(FAULTS_MAX), "ok");
    check(
        visitor,
        """
        SELECT 'topic ' || name || ' holds event ' || min(offset) || ' at or below its floor'
        FROM topic JOIN event ON event.topic = topic.id WHERE offset <= floor GROUP BY topic.id""",
        "");
    check(
        visitor,
        """
        SELECT 'a key of ' || name || ' was answered with events ' || first || ' to ' || last
          || ', which are not there'
        FROM answer a JOIN topic t ON t.id = a.topic WHERE first > floor AND last - first + 1 !=
          (SELECT count(*) FROM event e WHERE e.topic = t.id AND offset BETWEEN first AND last)""",
        "");
  }

  private void readTopics(Visitor visitor) throws SQLException {
    topics.clear();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, name FROM topic NOT INDEXED")) {
      while (row.next()) {
        String name = String.valueOf(row.getString(2));
        long id = row.getLong(1);
        Topic.parse(name)
            .ifPresentOrElse(
                topic -> topics.put(id, topic),
                () -> visitor.damaged(new Damage("", 0, 0, "a topic is named " + name)));
      }
    } catch (SQLException e) {
      SqliteFile.onlyCorrupt(e);
      visitor.damaged(new Damage("", 0, 0, "the names of topics cannot all be read"));
    }
  }

  private void check(Visitor visitor, String query, String fine) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        String found = String.valueOf(row.getString(1));
        if (!found.equals(fine)) {
          visitor.damaged(new Damage("", 0, 0, found));
        }
      }
    } catch (SQLException e) {
      visitor.damaged(new Damage("", 0, 0, String.valueOf(e.getMessage())));
    }
  }

  /// The file's path.
  public Path path() {
    return file.path();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }
}
