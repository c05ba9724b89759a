package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import java.util.concurrent.CountDownLatch;

/// Holds a log's writer in a follower's call, so that what is appended meanwhile makes one group.
final class Stall implements AutoCloseable {
  private final SqliteLog log;
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final EventLog.Tail tail;

  Stall(SqliteLog log) {
    this.log = log;
    tail = log.follow(publications -> hold());
  }

  private void hold() {
    stalled.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Appends one event, and returns when the writer is held.
  void begin() throws InterruptedException {
    Thread.ofVirtual().start(() -> Folder.append(log, Folder.ROOM, "the stall"));
    stalled.await();
  }

  /// Returns when so many requests wait for the writer.
  void awaitWaiting(int count) {
    while (log.waiting() < count) {
      Thread.onSpinWait();
    }
  }

  void end() {
    goOn.countDown();
  }

  @Override
  public void close() {
    end();
    tail.close();
  }
}
