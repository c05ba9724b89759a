package dev.crease.log.sqlite;

import dev.crease.push.Cursor;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32C;

/// Turns rows of the table `event` into publications, and never one whose bits have changed: each
/// row carries the CRC32C of its topic's id, its offset and its JSON, so a row that has moved is
/// found out too. SQLite itself has no checksums. A value; any thread.
///
/// @param epoch the log's epoch
record StoredEvents(SqliteFile file, String epoch) {
  /// The check of a row.
  static long check(long topic, long offset, byte[] json) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(16).putLong(topic).putLong(offset).flip());
    crc.update(json);
    return crc.getValue();
  }

  /// What the JSON of an event begins with.
  String start(Topic topic, long offset) {
    return "{\"id\":\"%s-%d\",\"topic\":\"%s\",".formatted(epoch, offset, topic);
  }

  /// The event of the current row, whose columns from `column` on are `offset, json, crc`.
  Publication read(Topic topic, long topicId, ResultSet row, int column) throws SQLException {
    Cursor cursor = new Cursor(epoch, row.getLong(column));
    byte[] json = row.getBytes(column + 1);
    if (json == null || check(topicId, cursor.offset(), json) != row.getLong(column + 2)) {
      throw file.failure(
          "is damaged: event %s of %s does not have its checksum".formatted(cursor, topic));
    }
    return new Publication(topic, cursor, JsonBytes.of(json));
  }
}
