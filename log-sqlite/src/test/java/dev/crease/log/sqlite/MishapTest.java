package dev.crease.log.sqlite;

import static dev.crease.log.sqlite.Folder.MATCH;
import static dev.crease.log.sqlite.Folder.ROOM;
import static dev.crease.log.sqlite.Folder.all;
import static dev.crease.log.sqlite.Folder.append;
import static dev.crease.log.sqlite.Folder.many;
import static dev.crease.log.sqlite.Folder.offsets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left of the log's promises when its disk fails.
class MishapTest {
  @TempDir Path dir;
  private final BadDisk disk = new BadDisk();
  private final List<Publication> seen = new ArrayList<>();
  private SqliteLog log;

  @BeforeEach
  void open() {
    log = new Folder(dir).open(disk);
    log.follow(seen::addAll);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void everyCommitIsSynced() throws Exception {
    assertThat(disk.pragma("synchronous")).as("2 is FULL").isEqualTo("2");
    assertThat(disk.pragma("journal_mode")).isEqualTo("wal");
  }

  @Test
  void aFullDiskFailsAppendsUntilThereIsRoom() throws Exception {
    disk.pages(20);
    List<Publication> kept = fill();
    assertFails(many(MATCH, 500)).hasMessageContaining("the disk is full");
    assertFails(many(ROOM, 500)).hasMessageContaining("the disk is full");
    assertThat(all(log, MATCH)).isEqualTo(kept).isEqualTo(seen);
    assertThat(log.head()).isEqualTo(kept.getLast().cursor());

    disk.pages(1_000_000);
    long head = kept.getLast().offset();
    AppendResult after = log.append(Folder.expecting(MATCH, head, "room again"));
    kept.addAll(((AppendResult.Appended) after).publications());
    assertThat(kept.getLast().offset()).isEqualTo(head + 1);
    assertThat(log.append(Folder.expecting(ROOM, 0, "a new topic")))
        .isInstanceOf(AppendResult.Appended.class);
    assertThat(all(log, MATCH)).isEqualTo(kept);
    assertThat(offsets(seen)).hasSize(kept.size() + 1).isSorted();
  }

  private List<Publication> fill() {
    List<Publication> kept = new ArrayList<>();
    while (true) {
      try {
        kept.addAll(append(log, MATCH, "x".repeat(300)));
      } catch (EventLog.Failure e) {
        return kept;
      }
    }
  }

  @Test
  void aFailedCommitFailsAllOfItsGroupAndNobodyElse() throws Exception {
    append(log, MATCH, "a");
    try (Stall stall = new Stall(log);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stall.begin();
      List<Future<AppendResult>> group =
          IntStream.range(0, 5)
              .mapToObj(i -> threads.submit(() -> log.append(Folder.of(MATCH, "k" + i, "b"))))
              .toList();
      stall.awaitWaiting(5);
      disk.failBeforeCommit.set(1);
      stall.end();
      for (Future<AppendResult> each : group) {
        assertThatThrownBy(each::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(EventLog.Failure.class);
      }
    }
    assertThat(offsets(all(log, MATCH))).containsExactly(1L);
    assertThat(log.head().offset()).isEqualTo(2);
    assertThat(log.append(Folder.of(MATCH, "k1", "b"))).isInstanceOf(AppendResult.Appended.class);
    assertThat(log.append(Folder.expecting(MATCH, 3, "c")))
        .isInstanceOf(AppendResult.Appended.class);
    assertThat(offsets(seen)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aCommitThatOnlySeemedToFailIsToldAllTheSame() {
    append(log, MATCH, "a");
    disk.failAfterCommit.set(1);
    assertFails(Folder.of(MATCH, "k", "b", "c"));
    assertThat(offsets(seen)).containsExactly(1L);

    AppendResult again = log.append(Folder.of(MATCH, "k", "b", "c"));

    assertThat(again).isInstanceOf(AppendResult.Repeated.class);
    assertThat(offsets(append(log, ROOM, "d"))).containsExactly(4L);
    assertThat(offsets(seen)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(log.head().offset()).isEqualTo(4);
  }

  /// Until the next append finds out, readers see more than the writer has told of.
  @Test
  void theHeadIsNotBehindWhatReadersSee() {
    append(log, MATCH, "a");
    disk.failAfterCommit.set(1);
    assertFails(Folder.of(MATCH, "k", "b", "c"));
    assertThat(log.read(MATCH, 0, 2).head()).isEqualTo(3);
    assertThat(log.head().offset()).isEqualTo(3);
  }

  @Test
  void whatAKeyRecallsMovesTheHeadToo() {
    append(log, MATCH, "a");
    disk.failAfterCommit.set(1);
    assertFails(Folder.of(MATCH, "k", "b", "c"));
    assertThat(offsets(log.recall(MATCH, "k"))).containsExactly(2L, 3L);
    assertThat(log.head().offset()).isEqualTo(3);
  }

  @Test
  void aDiscardThatFailedDiscardedNothing() {
    append(log, MATCH, "a", "b");
    disk.failBeforeCommit.set(1);
    assertThatThrownBy(() -> log.discard(MATCH, 1)).isInstanceOf(EventLog.Failure.class);
    assertThat(log.read(MATCH, 0, 9).lost().after()).isZero();
    assertThat(all(log, MATCH)).isEqualTo(seen);
    log.discard(MATCH, 1);
    assertThat(log.read(MATCH, 0, 9).lost().after()).isEqualTo(1);
  }

  @Test
  void anotherProgramsLockFailsAppendsWhileItLasts() throws Exception {
    append(log, MATCH, "a");
    String address = "jdbc:sqlite:" + new Folder(dir).file();
    try (Connection other = DriverManager.getConnection(address);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertFails(Folder.of(MATCH, "", "b")).hasMessageContaining("locked by another program");
      assertThat(all(log, MATCH)).hasSize(1);
      statement.execute("ROLLBACK");
    }
    assertThat(offsets(append(log, MATCH, "b"))).containsExactly(2L);
  }

  @Test
  void eventsThatAnotherProgramTookAwayAreMissed() throws Exception {
    append(log, MATCH, "a", "b");
    new Folder(dir).sql("DELETE FROM event");
    disk.failBeforeCommit.set(1);
    assertFails(Folder.of(MATCH, "", "c"));
    assertFails(Folder.of(MATCH, "", "c")).hasMessageContaining("has lost events");
  }

  @Test
  void aWriterThatDiesLeavesNobodyWaiting() {
    disk.dies = true;
    assertFails(Folder.of(MATCH, "", "a")).hasMessageContaining("has stopped");
    assertFails(Folder.of(MATCH, "", "b")).hasMessageContaining("closed");
    assertThat(all(log, MATCH)).isEmpty();
  }

  /// Many mishaps and retries in an order that the seed decides; each key must make one event.
  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void retriesWithAKeyMakeEachEventOnce(long seed) {
    Random random = new Random(seed);
    List<Topic> topics = List.of(MATCH, ROOM, new Topic("feeds/a"));
    List<Publication> answered = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      disk.failBeforeCommit.set(random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
      disk.failAfterCommit.set(random.nextInt(4) == 0 ? 1 : 0);
      Topic topic = topics.get(random.nextInt(topics.size()));
      answered.addAll(retry(Folder.of(topic, "k" + i, "e" + i, "f" + i)));
    }
    assertThat(seen).isEqualTo(answered);
    assertThat(offsets(answered))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 600).mapToObj(Long::valueOf).toList());
    for (Topic topic : topics) {
      assertThat(all(log, topic))
          .isEqualTo(answered.stream().filter(each -> each.topic().equals(topic)).toList());
    }
  }

  private List<Publication> retry(Append append) {
    while (true) {
      try {
        return switch (log.append(append)) {
          case AppendResult.Appended(var publications) -> publications;
          case AppendResult.Repeated(var publications) -> publications;
          case AppendResult.Conflict conflict -> throw new AssertionError(conflict);
        };
      } catch (EventLog.Failure e) {
        assertThat(e).hasMessageContaining("a mishap");
      }
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertFails(Append append) {
    return assertThatThrownBy(() -> log.append(append)).isInstanceOf(EventLog.Failure.class);
  }

  /// A disk that fails as often as a test says. It is changed while the writer is idle.
  private static final class BadDisk implements Mishaps {
    private final AtomicReference<Connection> current = new AtomicReference<>();
    private final AtomicLong pagesMax = new AtomicLong(1_000_000);
    private final AtomicInteger failBeforeCommit = new AtomicInteger();
    private final AtomicInteger failAfterCommit = new AtomicInteger();
    private volatile boolean dies;

    void pages(long max) throws SQLException {
      pagesMax.set(max);
      if (!current.get().isClosed()) {
        opened(current.get());
      }
    }

    String pragma(String name) throws SQLException {
      try (Statement statement = current.get().createStatement();
          ResultSet row = statement.executeQuery("PRAGMA " + name)) {
        return row.getString(1);
      }
    }

    @Override
    public void opened(Connection connection) throws SQLException {
      current.set(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA max_page_count = " + pagesMax);
      }
    }

    @Override
    public void beforeCommit() throws SQLException {
      if (dies) {
        throw new AssertionError("an error that nobody catches");
      }
      failNow(failBeforeCommit);
    }

    @Override
    public void afterCommit() throws SQLException {
      failNow(failAfterCommit);
    }

    private static void failNow(AtomicInteger times) throws SQLException {
      if (times.get() > 0) {
        times.decrementAndGet();
        throw new SQLException("a mishap");
      }
    }
  }
}
