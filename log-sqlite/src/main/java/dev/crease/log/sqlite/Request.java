package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One thing that a caller wants done in the writer's transaction, and the caller's wait for it.
/// Made and awaited on the caller's thread, performed and settled on the writer's.
final class Request<T> {
  private final long weight;
  private final Work<T> work;
  private final CountDownLatch settled = new CountDownLatch(1);
  private @Nullable T result;
  private EventLog.@Nullable Failure failure;

  /// @param weight about how many bytes it writes, by which groups and the inbox are bounded
  Request(long weight, Work<T> work) {
    this.weight = weight;
    this.work = work;
  }

  long weight() {
    return weight;
  }

  /// Does the work. A [EventLog.Failure] of the work is its own: it has written nothing, and the
  /// others of its group go on.
  void perform(SqliteWrites writes) throws SQLException {
    try {
      result = work.in(writes);
    } catch (EventLog.Failure e) {
      failure = e;
    }
  }

  /// The transaction is durable: the caller gets what came of the work.
  void settle() {
    settled.countDown();
  }

  /// The transaction is not durable, as far as the log can tell. Nothing once it is settled.
  void fail(EventLog.Failure why) {
    if (settled.getCount() > 0) {
      failure = why;
      settled.countDown();
    }
  }

  /// Blocks until the request is settled.
  T await() {
    try {
      settled.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventLog.Failure("interrupted; what was asked may or may not be kept", e);
    }
    if (failure != null) {
      // A new one for each caller of the group, with the caller's own stack.
      throw new EventLog.Failure(String.valueOf(failure.getMessage()), failure);
    }
    return Objects.requireNonNull(result);
  }

  /// What to do in the transaction.
  interface Work<T> {
    T in(SqliteWrites writes) throws SQLException;
  }
}
