package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/// The log's one file: how it is opened, and how its faults are told. A value; any thread.
///
/// Sources: sqlite.org `wal.html`, `pragma.html` (synchronous, wal_autocheckpoint, cell_size_check)
/// and `rescode.html`.
record SqliteFile(Path path) {
  /// How long a statement waits for somebody else's lock, such as a `sqlite3` shell's.
  private static final int BUSY_MILLIS = 1_000;

  private static final List<String> WRITER =
      List.of(
          // FULL: every commit is synced; NORMAL may lose the last commits when the power goes.
          "synchronous = FULL",
          // macOS syncs for real only when asked twice; elsewhere these two change nothing.
          "fullfsync = ON",
          "checkpoint_fullfsync = ON",
          "wal_autocheckpoint = 4000",
          // A log that once grew long (a reader kept it) is cut back at the next reset.
          "journal_size_limit = 67108864",
          "cache_size = -32000",
          "cell_size_check = ON",
          "trusted_schema = OFF");

  private static final List<String> READER =
      List.of("query_only = ON", "cache_size = -8000", "cell_size_check = ON");

  SqliteFile {
    if (path.toString().contains("?")) {
      throw new EventLog.Failure("the log's path must hold no '?', was: " + path);
    }
  }

  /// A connection that may write.
  Connection openWriter() throws SQLException {
    return open(false, WRITER);
  }

  /// A connection that sees what is committed, and cannot write.
  Connection openReader() throws SQLException {
    return open(true, READER);
  }

  private Connection open(boolean readOnly, List<String> pragmas) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection("jdbc:sqlite:" + path);
    boolean ready = false;
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute("PRAGMA " + pragma);
      }
      ready = true;
      return connection;
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }

  /// What the driver's exception means to who asked the log for something.
  EventLog.Failure failure(SQLException e) {
    return new EventLog.Failure(path + " " + meaning(e) + ": " + e.getMessage(), e);
  }

  /// Passes on whatever is not damage of the file.
  static void onlyCorrupt(SQLException e) throws SQLException {
    if ((e.getErrorCode() & 0xff) != SQLiteErrorCode.SQLITE_CORRUPT.code) {
      throw e;
    }
  }

  private static String meaning(SQLException e) {
    int code = e.getErrorCode();
    if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return "is no SQLite database, so it is not a log of ours";
    } else if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return "is damaged, bring back a copy of it";
    } else if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return "has no room to grow, the disk is full";
    } else if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
      return "is locked by another program";
    }
    return "cannot be used";
  }

  /// The fault of a file that can be read but is not what it must be.
  EventLog.Failure failure(String what) {
    return new EventLog.Failure(path + " " + what);
  }
}
