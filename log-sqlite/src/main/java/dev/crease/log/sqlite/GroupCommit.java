package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The writer: one platform thread that owns the disk. It takes what waits as one group, does it in
/// one transaction, and only then, in this order: the followers are called, the callers answered.
/// While it syncs one group the next one gathers, so the more there is to do the less each costs.
///
/// When anything in a transaction fails, all of its group fails and the connection is thrown away
/// with all that was remembered; the next group opens a new one and starts from what the file
/// holds. So a full disk fails appends for as long as it is full, and no longer.
///
/// Any thread submits; everything else is the writer's.
final class GroupCommit implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(GroupCommit.class.getName());

  private final StoredEvents events;
  private final InstantSource clock;
  private final Mishaps mishaps;
  private final Inbox inbox = new Inbox();
  private final AtomicLong commits = new AtomicLong();
  private final Tails tails;
  private final Thread thread;
  private List<Request<?>> group = List.of();
  private @Nullable SqliteWrites writes;
  private long failures;

  private GroupCommit(
      String name, StoredEvents events, InstantSource clock, Mishaps mishaps, SqliteWrites writes) {
    this.events = events;
    this.clock = clock;
    this.mishaps = mishaps;
    this.writes = writes;
    tails = new Tails(writes.head());
    thread =
        Thread.ofPlatform()
            .name(name)
            // What it has not answered is owed to nobody: it need not keep the process alive.
            .daemon()
            .uncaughtExceptionHandler((_, e) -> LOGGER.log(Level.ERROR, "the writer died", e))
            .unstarted(this::run);
  }

  /// Opens the file and starts the writer.
  static GroupCommit start(String name, StoredEvents events, InstantSource clock, Mishaps mishaps)
      throws SQLException {
    SqliteWrites writes = SqliteWrites.open(events, clock, mishaps);
    GroupCommit started = new GroupCommit(name, events, clock, mishaps, writes);
    started.thread.start();
    return started;
  }

  Tails tails() {
    return tails;
  }

  /// How many transactions were committed.
  long commits() {
    return commits.get();
  }

  /// How many requests wait for the next group.
  int waiting() {
    return inbox.size();
  }

  /// Has something done in a transaction; blocks until it is durable.
  <T> T submit(Request<T> request) {
    notTheWriter();
    inbox.offer(request);
    return request.await();
  }

  /// Does what was submitted, and ends.
  @Override
  public void close() {
    notTheWriter();
    inbox.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // What was accepted is still to be made durable: the interrupt is passed on after that.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void notTheWriter() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a follower of the log must not write to it or close it");
    }
  }

  private void run() {
    try {
      for (group = inbox.take(); !group.isEmpty(); group = inbox.take()) {
        commitGroup();
      }
    } finally {
      stop();
    }
  }

  private void commitGroup() {
    List<Publication> added;
    try {
      SqliteWrites open = writes();
      open.begin();
      for (Request<?> request : group) {
        request.perform(open);
      }
      added = open.commit();
    } catch (SQLException e) {
      failGroup(events.file().failure(e));
      return;
    } catch (EventLog.Failure e) {
      failGroup(e);
      return;
    } catch (RuntimeException e) {
      failGroup(new EventLog.Failure("the log's writer failed: " + e.getMessage(), e));
      return;
    }
    commits.incrementAndGet();
    recovered();
    tails.tell(added);
    group.forEach(Request::settle);
  }

  /// The open connection; after a failure a new one, told of what the failure had kept all the
  /// same.
  private SqliteWrites writes() throws SQLException {
    if (writes == null) {
      SqliteWrites opened = SqliteWrites.open(events, clock, mishaps);
      writes = opened;
      if (opened.head() < tails.head()) {
        throw events.file().failure("has lost events: it was changed by another program");
      } else if (opened.head() > tails.head()) {
        tails.tell(opened.eventsAfter(tails.head()));
      }
    }
    return writes;
  }

  private void failGroup(EventLog.Failure failure) {
    failures++;
    if (failures == 1) {
      LOGGER.log(Level.ERROR, "appends fail until further notice", failure);
    }
    closeWrites();
    group.forEach(request -> request.fail(failure));
  }

  private void recovered() {
    if (failures > 0) {
      LOGGER.log(Level.INFO, "appends go on, after %d failed transactions".formatted(failures));
      failures = 0;
    }
  }

  private void closeWrites() {
    if (writes != null) {
      try {
        writes.close();
      } catch (SQLException e) {
        // The connection is not used again, and the next one reads what the file then holds.
        LOGGER.log(Level.WARNING, "the log's connection did not close cleanly", e);
      }
      writes = null;
    }
  }

  /// The end of the thread: by `close`, or by an error that nobody was to catch. Nobody is left
  /// waiting.
  private void stop() {
    inbox.close();
    EventLog.Failure failure = new EventLog.Failure("the log's writer has stopped");
    while (!group.isEmpty()) {
      group.forEach(request -> request.fail(failure));
      group = inbox.take();
    }
    closeWrites();
  }
}
