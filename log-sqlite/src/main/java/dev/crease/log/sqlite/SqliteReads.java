package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The reading side: a few read-only connections, lent to one reader at a time. Any thread; blocks.
///
/// A virtual thread in SQLite's native code holds its carrier. So there are at most half as many
/// connections as carriers, and whoever finds none free waits without holding one. In WAL mode a
/// reader neither waits for the writer nor makes it wait.
final class SqliteReads implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 4;
  private static final int WAIT_SECONDS_MAX = 10;

  private final StoredEvents events;
  private final int size;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<SqliteReader> idle = new ConcurrentLinkedDeque<>();
  private final AtomicLong shown = new AtomicLong();
  private volatile boolean closed;

  SqliteReads(StoredEvents events) {
    this.events = events;
    size = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, CONNECTIONS_MAX);
    free = new Semaphore(size, true);
  }

  History history(Selection selection, long after, int limit) {
    Optional<Topic> only = selection.only();
    return shown(
        read(
            reader ->
                only.isPresent()
                    ? reader.history(only.get(), after, limit)
                    : reader.selections().history(selection, after, limit)));
  }

  History latest(Selection selection, long after, int limit) {
    return shown(read(reader -> reader.selections().latest(selection, after, limit)));
  }

  private History shown(History history) {
    show(history.head());
    return history;
  }

  long offsetBeforeLast(Selection selection, int count) {
    return read(reader -> reader.selections().offsetBeforeLast(selection, count));
  }

  List<Topic> topics(String prefix, String after, int limit) {
    return read(reader -> reader.topics(prefix, after, limit));
  }

  EventLog.Tally tally(Topic topic, long after) {
    return read(reader -> reader.tally(topic, after));
  }

  List<Publication> recall(Topic topic, String key, long oldest) {
    List<Publication> found = read(reader -> reader.recall(topic, key, oldest));
    if (!found.isEmpty()) {
      show(found.getLast().offset());
    }
    return found;
  }

  /// The highest offset that any reader was shown. It is ahead of what the writer has told between
  /// a commit and its telling, which is long when the commit was reported as failed and was not.
  long shown() {
    return shown.get();
  }

  private void show(long offset) {
    if (offset > shown.get()) { // rarely so: most reads need not write what all of them share
      shown.accumulateAndGet(offset, Math::max);
    }
  }

  private <T> T read(Query<T> query) {
    takeTurn();
    try {
      if (closed) {
        throw new EventLog.Failure("the log is closed");
      }
      SqliteReader reader = idle.poll();
      if (reader == null) {
        reader = SqliteReader.open(events);
      }
      return ask(reader, query);
    } catch (SQLException e) {
      throw events.file().failure(e);
    } finally {
      free.release();
    }
  }

  /// A reader that failed is closed: the driver finalizes a statement that failed.
  private <T> T ask(SqliteReader reader, Query<T> query) throws SQLException {
    boolean sound = false;
    try {
      T answer = query.ask(reader);
      idle.push(reader);
      sound = true;
      return answer;
    } finally {
      if (!sound) {
        reader.close();
      }
    }
  }

  private void takeTurn() {
    try {
      if (!free.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new EventLog.Failure(
            "the log is behind: no reader was free in %d s".formatted(WAIT_SECONDS_MAX));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventLog.Failure("interrupted while waiting to read", e);
    }
  }

  /// Waits for the reads under way, then closes the connections.
  @Override
  public void close() {
    closed = true;
    free.acquireUninterruptibly(size);
    try {
      for (SqliteReader reader = idle.poll(); reader != null; reader = idle.poll()) {
        reader.close();
      }
    } catch (SQLException e) {
      throw events.file().failure(e);
    } finally {
      free.release(size);
    }
  }

  private interface Query<T> {
    T ask(SqliteReader reader) throws SQLException;
  }
}
