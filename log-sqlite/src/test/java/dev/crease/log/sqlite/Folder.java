package dev.crease.log.sqlite;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A log's folder as the tests use it: to open it, and to look into its file behind the log's back.
record Folder(Path dir) {
  static final Topic MATCH = new Topic("matches/42/events");
  static final Topic ROOM = new Topic("matches/42/chat");
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  SqliteLog open() {
    return open(Mishaps.NONE);
  }

  SqliteLog open(Mishaps mishaps) {
    return SqliteLog.open(dir, InstantSource.fixed(NOON), RandomGenerator.of("Random"), mishaps);
  }

  Path file() {
    return dir.resolve(SqliteLog.FILE);
  }

  /// Runs statements on the file.
  void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /// The first number that a query of the file answers.
  long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getLong(1);
    }
  }

  /// The first text that a query of the file answers.
  String text(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getString(1);
    }
  }

  static Append of(Topic topic, String key, String... texts) {
    return new Append(topic, drafts(Stream.of(texts)), new Append.Expected.Anywhere(), key);
  }

  static Append expecting(Topic topic, long head, String... texts) {
    return new Append(topic, drafts(Stream.of(texts)), new Append.Expected.Head(head), "");
  }

  static Append many(Topic topic, int count) {
    return Append.of(topic, drafts(IntStream.range(0, count).mapToObj(i -> "e" + i)));
  }

  static List<Draft> drafts(Stream<String> texts) {
    return texts
        .map(text -> new Draft("ball", NOON, JsonBytes.of("{\"text\":\"" + text + "\"}")))
        .toList();
  }

  static List<Publication> append(EventLog log, Topic topic, String... texts) {
    return ((AppendResult.Appended) log.append(of(topic, "", texts))).publications();
  }

  static List<Publication> all(EventLog log, Topic topic) {
    return log.read(topic, 0, Integer.MAX_VALUE).publications();
  }

  static List<Long> offsets(List<Publication> publications) {
    return publications.stream().map(Publication::offset).toList();
  }
}
