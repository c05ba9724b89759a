package dev.crease.log.sqlite;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the writer does inside its transaction: `begin`, then any number of `append` and
/// `discardSome`, then `commit`. The writer's thread only.
///
/// After any exception it is of no more use: it is closed, which rolls its transaction back, and a
/// new one starts from what the file holds. The driver makes that a must, not just a comfort: it
/// finalizes a statement that failed, and SQLite ends some failed transactions by itself.
final class SqliteWrites implements AutoCloseable {
  /// How many events one transaction discards at most, so that no append waits long for it.
  static final int DISCARD_STEP = 2_000;

  /// How many pages one transaction gives back to the disk at most, and what that weighs.
  static final int SHRINK_STEP = 256;

  static final long SHRINK_WEIGHT = 4_096L * SHRINK_STEP;

  private final StoredEvents events;
  private final Mishaps mishaps;
  private final Connection connection;
  private final TopicLines lines;
  private final Answers answers;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement add;
  private final PreparedStatement span;
  private final PreparedStatement last;
  private final PreparedStatement discard;
  private List<Publication> added = new ArrayList<>();
  private long head;

  private SqliteWrites(
      StoredEvents events, InstantSource clock, Mishaps mishaps, Connection connection)
      throws SQLException {
    this.events = events;
    this.mishaps = mishaps;
    this.connection = connection;
    lines = new TopicLines(connection);
    answers = new Answers(connection, clock);
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    commit = connection.prepareStatement("COMMIT");
    add = connection.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?)");
    span =
        connection.prepareStatement(
            """
            SELECT offset, json, crc FROM event
            WHERE topic = ? AND offset BETWEEN ? AND ? ORDER BY offset""");
    last =
        connection.prepareStatement(
            """
            SELECT max(offset), count(*) FROM (
              SELECT offset FROM event WHERE topic = ? AND offset <= ?
              ORDER BY offset LIMIT %d)"""
                .formatted(DISCARD_STEP));
    discard = connection.prepareStatement("DELETE FROM event WHERE topic = ? AND offset <= ?");
  }

  /// Opens the file for writing, and reads from it where the log stands.
  static SqliteWrites open(StoredEvents events, InstantSource clock, Mishaps mishaps)
      throws SQLException {
    Connection connection = events.file().openWriter();
    boolean ready = false;
    try {
      mishaps.opened(connection);
      SqliteWrites writes = new SqliteWrites(events, clock, mishaps, connection);
      writes.readHead();
      ready = true;
      return writes;
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }

  private void readHead() throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SqliteSchema.HEAD)) {
      head = row.getLong(1);
    }
  }

  /// The offset of the log's last event, in this transaction's eyes.
  long head() {
    return head;
  }

  void begin() throws SQLException {
    added = new ArrayList<>();
    begin.execute();
    answers.purgeSome();
  }

  /// Makes the transaction durable; answers the events it added, in order.
  List<Publication> commit() throws SQLException {
    mishaps.beforeCommit();
    commit.execute();
    mishaps.afterCommit();
    return added;
  }

  /// Decides and adds. What is refused has written nothing.
  AppendResult append(Append append) throws SQLException {
    TopicLines.Line line = lines.line(append.topic());
    Optional<Answers.Span> before = answers.find(line, append.key());
    if (before.isPresent()) {
      return new AppendResult.Repeated(read(append.topic(), line, before.get()));
    }
    if (append.expected() instanceof Append.Expected.Head(long offset) && offset != line.head) {
      return new AppendResult.Conflict(new Cursor(events.epoch(), line.head));
    }
    lines.keep(append.topic(), line);
    List<Publication> numbered = add(append, line);
    answers.remember(line, append.key(), new Answers.Span(numbered.getFirst().offset(), head));
    added.addAll(numbered);
    return new AppendResult.Appended(numbered);
  }

  private List<Publication> add(Append append, TopicLines.Line line) throws SQLException {
    List<Publication> numbered = new ArrayList<>(append.drafts().size());
    for (Draft draft : append.drafts()) {
      head++;
      Publication publication =
          Publication.number(append.topic(), new Cursor(events.epoch(), head), draft);
      byte[] json = publication.json().toBytes();
      add.setLong(1, line.id);
      add.setLong(2, head);
      add.setBytes(3, json);
      add.setLong(4, StoredEvents.check(line.id, head, json));
      add.addBatch();
      numbered.add(publication);
    }
    add.executeBatch();
    line.head = head;
    return numbered;
  }

  private List<Publication> read(Topic topic, TopicLines.Line line, Answers.Span wanted)
      throws SQLException {
    List<Publication> found = new ArrayList<>();
    span.setLong(1, line.id);
    span.setLong(2, wanted.first());
    span.setLong(3, wanted.last());
    try (ResultSet row = span.executeQuery()) {
      while (row.next()) {
        found.add(events.read(topic, line.id, row, 1));
      }
    }
    if (found.size() != wanted.length()) {
      throw events
          .file()
          .failure("is damaged: events are gone that a key of %s made".formatted(topic));
    }
    return found;
  }

  /// Forgets a topic's oldest events up to an offset, a step of them; answers whether there are
  /// more.
  boolean discardSome(Topic topic, long through) throws SQLException {
    TopicLines.Line line = lines.line(topic);
    last.setLong(1, line.id);
    last.setLong(2, through);
    long floor;
    long count;
    try (ResultSet row = last.executeQuery()) {
      floor = row.getLong(1);
      count = row.getLong(2);
    }
    if (count > 0) {
      discard.setLong(1, line.id);
      discard.setLong(2, floor);
      discard.executeUpdate();
      lines.raiseFloor(line, floor);
    }
    return count == DISCARD_STEP;
  }

  /// Gives a step of free pages back to the disk, as long as they are more than a quarter of the
  /// file; answers whether to go on. A file whose maker did not ask for it keeps them for itself.
  boolean shrinkSome() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long free = number(statement, "PRAGMA freelist_count");
      long pages = number(statement, "PRAGMA page_count");
      if (free <= SHRINK_STEP || 4 * free <= pages) {
        return false;
      }
      // not execute: this pragma frees one page a step, and only executeUpdate takes all steps
      statement.executeUpdate("PRAGMA incremental_vacuum(%d)".formatted(SHRINK_STEP));
      return number(statement, "PRAGMA freelist_count") < free;
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.getLong(1);
    }
  }

  /// Every event after an offset, in the log's order. Reads the whole file: only for the rare case
  /// that a commit was reported as failed and was not.
  List<Publication> eventsAfter(long offset) throws SQLException {
    List<Publication> found = new ArrayList<>();
    try (PreparedStatement all =
        connection.prepareStatement(
            """
            SELECT name, id, offset, json, crc FROM event JOIN topic ON topic.id = event.topic
            WHERE offset > ? ORDER BY offset""")) {
      all.setLong(1, offset);
      try (ResultSet row = all.executeQuery()) {
        while (row.next()) {
          found.add(events.read(new Topic(row.getString(1)), row.getLong(2), row, 3));
        }
      }
    }
    return found;
  }

  /// Closes the connection; a transaction that was not committed is rolled back.
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
