package dev.crease.log.sqlite;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// The embedded log: a folder with one SQLite file, `crease.db`, and one process that has it open.
///
/// Any thread but an event loop may call; `append`, `discard` and the reads block. What `append`
/// answered is on the disk: each commit is synced (WAL, `synchronous=FULL`), and one sync serves
/// whatever waited for it. A process that is killed loses nothing that was answered; a disk that
/// lies about syncing may, when the power goes.
///
/// Measured with `LogSpeed`, 300 bytes an event, 2 cores of an AMD EPYC under KVM, a virtual disk
/// that syncs in 0.2 ms: 4,700 durable appends/s for one virtual thread, 17,000 for 10, 32,000 for
/// 100. The rest of the figures and what was weighed: `docs/decisions/003-sqlite-log.md`. Sources:
/// sqlite.org `wal.html`, `atomiccommit.html`.
public final class SqliteLog implements EventLog {
  /// The name of the file in the log's folder.
  public static final String FILE = "crease.db";

  /// What an event weighs beside its data.
  private static final long EVENT_WEIGHT = 256;

  private final FolderLock lock;
  private final StoredEvents events;
  private final GroupCommit writer;
  private final SqliteReads reads;
  private final InstantSource clock;

  private SqliteLog(FolderLock lock, StoredEvents events, GroupCommit writer, InstantSource clock) {
    this.lock = lock;
    this.events = events;
    this.writer = writer;
    this.clock = clock;
    reads = new SqliteReads(events);
  }

  /// Opens the log in a folder, or makes a new one there.
  ///
  /// @param clock what idempotency keys age by
  /// @param random what a new log's epoch is made of
  /// @throws Failure when another process has it open, when its file is not a log of ours, is
  ///   damaged, or was made by a newer Crease
  public static SqliteLog open(Path dir, InstantSource clock, RandomGenerator random) {
    return open(dir, clock, random, Mishaps.NONE);
  }

  static SqliteLog open(Path dir, InstantSource clock, RandomGenerator random, Mishaps mishaps) {
    FolderLock lock = FolderLock.take(dir);
    boolean open = false;
    try {
      SqliteLog log = open(lock, clock, random, mishaps);
      open = true;
      return log;
    } finally {
      if (!open) {
        lock.close();
      }
    }
  }

  private static SqliteLog open(
      FolderLock lock, InstantSource clock, RandomGenerator random, Mishaps mishaps) {
    SqliteFile file = new SqliteFile(lock.folder().resolve(FILE));
    try {
      StoredEvents events = new StoredEvents(file, SqliteSchema.prepare(file, random));
      HighMark mark = lock.highMark();
      mark.skipLost(file, events.epoch());
      String name = "log-" + lock.folder().getFileName();
      GroupCommit writer = GroupCommit.start(name, events, clock, mishaps);
      writer.tails().follow(publications -> mark.note(publications.getLast().cursor()));
      return new SqliteLog(lock, events, writer, clock);
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  @Override
  public String epoch() {
    return events.epoch();
  }

  @Override
  public AppendResult append(Append append) {
    return writer.submit(new Request<>(weight(append), writes -> writes.append(append)));
  }

  private static long weight(Append append) {
    long weight = 0;
    for (Draft draft : append.drafts()) {
      weight += EVENT_WEIGHT + draft.data().length();
    }
    return weight;
  }

  @Override
  public History read(Selection selection, long after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page holds 1 or more events, was: " + limit);
    }
    return reads.history(selection, after, limit);
  }

  @Override
  public History latest(Selection selection, long after, int limit) {
    return reads.latest(selection, after, limit);
  }

  @Override
  public List<Publication> recall(Topic topic, String key) {
    return key.isEmpty() ? List.of() : reads.recall(topic, key, Answers.oldest(clock));
  }

  @Override
  public long offsetBeforeLast(Selection selection, int count) {
    return reads.offsetBeforeLast(selection, count);
  }

  /// Never behind what a reader was shown, so that no cursor of ours is taken for a foreign one.
  @Override
  public Cursor head() {
    return new Cursor(epoch(), Math.max(writer.tails().head(), reads.shown()));
  }

  @Override
  public List<Topic> topics(String prefix, String after, int limit) {
    return reads.topics(prefix, after, limit);
  }

  @Override
  public Tally tally(Topic topic, long after) {
    return reads.tally(topic, after);
  }

  /// Discards in steps of a few thousand events, each durable by itself, so that appends go on
  /// between them; a failure in the midst leaves the floor where the last step put it.
  @Override
  public void discard(Topic topic, long through) {
    boolean more = true;
    while (more) {
      more =
          writer.submit(
              new Request<>(
                  SqliteWrites.DISCARD_STEP * EVENT_WEIGHT,
                  writes -> writes.discardSome(topic, through)));
    }
    shrink();
  }

  /// Gives the disk back what discarding has freed, unless it is little enough to be used again
  /// soon: likewise in steps.
  private void shrink() {
    boolean more = true;
    while (more) {
      more = writer.submit(new Request<>(SqliteWrites.SHRINK_WEIGHT, SqliteWrites::shrinkSome));
    }
  }

  @Override
  public Tail follow(Follower follower) {
    return writer.tails().follow(follower);
  }

  /// How many transactions the log has committed since it was opened: with many writers far fewer
  /// than appends.
  public long commits() {
    return writer.commits();
  }

  /// How many appends and discards wait for the disk.
  public int waiting() {
    return writer.waiting();
  }

  @Override
  public void close() {
    // From the last to the first: SQLite folds the write-ahead log into the file when the last
    // connection closes, which must be one that may write.
    try (FolderLock _ = lock;
        GroupCommit _ = writer;
        SqliteReads _ = reads) {}
  }
}
