package dev.crease.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.random.RandomGenerator;

/// The tables, their version, and the epoch. Its opener's thread only.
///
/// ```
/// log     one row: the epoch
/// topic   id, name, floor: the highest offset discarded
/// event   offset → topic, json (the bytes that are sent) and their check; in the log's order,
///         and by an index in each topic's order
/// answer  (topic, key) → the events first..last that the key made when it was new, and when
/// ```
///
/// A topic's head is its last event's offset or else its floor, and the log's head is the highest
/// of those: written nowhere, so never wrong. `user_version` is the schema's version and
/// `application_id` says whose file it is.
final class SqliteSchema {
  /// The version this code reads and writes.
  static final int VERSION = 2;

  /// Asks for the log's head.
  static final String HEAD =
      """
      SELECT max(max(floor, coalesce(
        (SELECT max(offset) FROM event WHERE topic = id), 0))) FROM topic""";

  /// "CRSE"
  private static final int APPLICATION = 0x43525345;

  private static final int EPOCH_LENGTH = 4;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE log (epoch TEXT NOT NULL) STRICT",
          """
          CREATE TABLE topic (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, floor INTEGER NOT NULL) STRICT""",
          """
          CREATE TABLE event (
            topic INTEGER NOT NULL, offset INTEGER PRIMARY KEY, json BLOB NOT NULL,
            crc INTEGER NOT NULL) STRICT""",
          "CREATE INDEX event_topic ON event (topic)",
          "CREATE INDEX topic_floor ON topic (floor) WHERE floor > 0",
          """
          CREATE TABLE answer (
            first INTEGER PRIMARY KEY, last INTEGER NOT NULL, topic INTEGER NOT NULL,
            key TEXT NOT NULL, made INTEGER NOT NULL, UNIQUE (topic, key)) STRICT""");

  private final SqliteFile file;
  private final Statement statement;

  private SqliteSchema(SqliteFile file, Statement statement) {
    this.file = file;
    this.statement = statement;
  }

  /// Makes the tables in a new file, or checks that an old one has them; answers the log's epoch.
  static String prepare(SqliteFile file, RandomGenerator random) throws SQLException {
    try (Connection connection = file.openWriter();
        Statement statement = connection.createStatement()) {
      return new SqliteSchema(file, statement).prepare(random);
    }
  }

  /// The epoch of a log that is only read.
  static String read(SqliteFile file, Statement statement) throws SQLException {
    SqliteSchema schema = new SqliteSchema(file, statement);
    schema.check();
    return schema.text("SELECT epoch FROM log");
  }

  private String prepare(RandomGenerator random) throws SQLException {
    if (number("SELECT count(*) FROM sqlite_schema") == 0) {
      // Must come before anything is written: pages that discarding frees can be given back.
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
      writeAhead();
      create(epoch(random));
    } else {
      check();
      writeAhead();
    }
    return text("SELECT epoch FROM log");
  }

  private void check() throws SQLException {
    if (number("PRAGMA application_id") != APPLICATION) {
      throw file.failure("is a SQLite database of another program, not a log of ours");
    }
    long version = number("PRAGMA user_version");
    if (version != VERSION) {
      throw file.failure(
          "has schema version %d, and this Crease knows version %d: use the one that made it"
              .formatted(version, VERSION));
    }
  }

  private void writeAhead() throws SQLException {
    String mode = text("PRAGMA journal_mode = WAL");
    if (!mode.equals("wal")) {
      throw file.failure("lies where SQLite has no write-ahead log, its journal is: " + mode);
    }
  }

  /// In one transaction: a process that dies here leaves an empty file behind, which is new again.
  private void create(String epoch) throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    for (String table : TABLES) {
      statement.execute(table);
    }
    statement.execute("INSERT INTO log (epoch) VALUES ('" + epoch + "')");
    statement.execute("PRAGMA application_id = " + APPLICATION);
    statement.execute("PRAGMA user_version = " + VERSION);
    statement.execute("COMMIT");
  }

  private static String epoch(RandomGenerator random) {
    String letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    StringBuilder epoch = new StringBuilder();
    for (int i = 0; i < EPOCH_LENGTH; i++) {
      epoch.append(letters.charAt(random.nextInt(letters.length())));
    }
    return epoch.toString();
  }

  private long number(String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.getLong(1);
    }
  }

  private String text(String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      if (!row.next()) {
        throw file.failure("is damaged, it has no answer to: " + query);
      }
      return row.getString(1);
    }
  }
}
