package dev.crease.log.sqlite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// A second witness of how far the log has come: the last event's id, written into the file `lock`
/// after each commit. Opened by one thread, then noted by the writer's.
///
/// Where the log's file is behind its witness, events are gone that were answered: somebody took
/// away the write-ahead log after a crash, or put an old copy of the file back. Their offsets must
/// not be used again, since readers have seen them: the log goes on behind them, as if a topic
/// `lost` had held them and they were discarded.
///
/// It is not synced: a process that dies leaves it as it was, and when the power goes it may be
/// some seconds old, or missing; then as much of a loss goes unnoticed.
final class HighMark {
  private static final Logger LOG = System.getLogger(HighMark.class.getName());
  private static final int TEXT_MAX = 64;

  private final FileChannel channel;
  private boolean failed;

  /// @param channel of a file that holds nothing else
  HighMark(FileChannel channel) {
    this.channel = channel;
  }

  /// Notes that an event is durable. A witness that cannot be written is no reason to fail what the
  /// log itself has kept.
  void note(Cursor last) {
    try {
      // offsets only grow, and so does the text: nothing of an older one is left behind it
      channel.write(ByteBuffer.wrap((last + "\n").getBytes(US_ASCII)), 0);
    } catch (IOException e) {
      if (!failed) {
        failed = true;
        LOG.log(Level.WARNING, "the log's last id cannot be noted in the file lock", e);
      }
    }
  }

  /// Sees to it that no offset is used again that this log has used.
  void skipLost(SqliteFile file, String epoch) throws SQLException {
    long noted = read().filter(last -> last.epoch().equals(epoch)).map(Cursor::offset).orElse(0L);
    if (noted == 0) {
      return;
    }
    try (Connection connection = file.openWriter()) {
      long head = head(connection);
      if (head < noted) {
        LOG.log(
            Level.WARNING,
            "%s ends at %s-%d, but had come to %s-%d: what lay between is lost, and the log goes on behind it"
                .formatted(file.path(), epoch, head, epoch, noted));
        skip(connection, noted);
      }
    }
  }

  private static long head(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SqliteSchema.HEAD)) {
      return row.getLong(1);
    }
  }

  private static void skip(Connection connection, long through) throws SQLException {
    try (PreparedStatement floor =
        connection.prepareStatement(
            """
            INSERT INTO topic (name, floor) VALUES ('lost', ?)
            ON CONFLICT (name) DO UPDATE SET floor = excluded.floor""")) {
      floor.setLong(1, through);
      floor.executeUpdate();
    }
  }

  private Optional<Cursor> read() {
    ByteBuffer text = ByteBuffer.allocate(TEXT_MAX);
    try {
      channel.read(text, 0);
    } catch (IOException e) {
      throw new EventLog.Failure("the log's file lock cannot be read", e);
    }
    String read = US_ASCII.decode(text.flip()).toString();
    return Cursor.parse(read.lines().findFirst().orElse(""));
  }
}
