package dev.crease.log.sqlite;

import static dev.crease.log.sqlite.Folder.all;
import static dev.crease.log.sqlite.Folder.many;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.EventLogContract;
import dev.crease.push.History;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on SQLite, and what this log promises beside it while it is open.
class SqliteLogTest extends EventLogContract {
  @TempDir Path dir;

  @Override
  protected EventLog open(InstantSource clock) {
    return SqliteLog.open(dir, clock, RandomGenerator.of("Random"));
  }

  @Test
  void manyWritersShareFewCommits() throws Exception {
    int writers = 200;
    int each = 20;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        Topic topic = new Topic("feeds/" + writer);
        done.add(
            threads.submit(
                () -> IntStream.range(0, each).forEach(i -> append(topic, "tick " + i))));
      }
      for (Future<?> writer : done) {
        writer.get();
      }
    }
    assertThat(log.head().offset()).isEqualTo((long) writers * each);
    assertThat(((SqliteLog) log).commits()).isLessThan(writers * each / 4);
  }

  @Test
  void aRefusedAppendDoesNotSpoilItsGroup() throws Exception {
    try (Stall stall = new Stall((SqliteLog) log);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stall.begin();
      Future<AppendResult> good = threads.submit(() -> log.append(many(MATCH, 1)));
      Future<AppendResult> refused =
          threads.submit(() -> log.append(Folder.expecting(ROOM, 99, "x")));
      Future<AppendResult> better = threads.submit(() -> log.append(many(ROOM, 2)));
      stall.awaitWaiting(3);
      stall.end();
      assertThat(good.get()).isInstanceOf(AppendResult.Appended.class);
      assertThat(refused.get()).isInstanceOf(AppendResult.Conflict.class);
      assertThat(better.get()).isInstanceOf(AppendResult.Appended.class);
    }
    assertThat(log.head().offset()).isEqualTo(4);
  }

  @Test
  void aKeyUsedTwiceInOneGroupIsAnsweredTwice() throws Exception {
    try (Stall stall = new Stall((SqliteLog) log);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stall.begin();
      List<Future<AppendResult>> tries =
          IntStream.range(0, 10)
              .mapToObj(i -> threads.submit(() -> log.append(Folder.of(MATCH, "k", "a", "b"))))
              .toList();
      stall.awaitWaiting(10);
      stall.end();
      List<List<Publication>> answers = new ArrayList<>();
      int added = 0;
      for (Future<AppendResult> attempt : tries) {
        switch (attempt.get()) {
          case AppendResult.Appended(var publications) -> {
            answers.add(publications);
            added++;
          }
          case AppendResult.Repeated(var publications) -> answers.add(publications);
          case AppendResult.Conflict conflict -> throw new AssertionError(conflict);
        }
      }
      assertThat(added).isEqualTo(1);
      assertThat(answers).hasSize(10).containsOnly(all(log, MATCH));
    }
  }

  @Test
  void aFullInboxFailsAtOnce() throws Exception {
    Draft heavy = new Draft("blob", clock.instant(), JsonBytes.of("x".repeat(1 << 20)));
    Append append = Append.of(ROOM, Collections.nCopies(33, heavy));
    try (Stall stall = new Stall((SqliteLog) log);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stall.begin();
      List<Future<AppendResult>> two =
          List.of(
              threads.submit(() -> log.append(append)), threads.submit(() -> log.append(append)));
      // Of two such appends only one has room to wait, whichever comes first.
      Future<AppendResult> refused = firstDone(two);
      assertThatThrownBy(refused::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(EventLog.Failure.class)
          .hasMessageContaining("the log is behind");
      stall.end();
    }
    assertThat(log.head().offset()).isEqualTo(34);
  }

  private static Future<AppendResult> firstDone(List<Future<AppendResult>> futures) {
    while (true) {
      for (Future<AppendResult> future : futures) {
        if (future.isDone()) {
          return future;
        }
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void anInterruptedAppendFailsAndMayBeKept() throws Exception {
    try (Stall stall = new Stall((SqliteLog) log);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stall.begin();
      CompletableFuture<Thread> appender = new CompletableFuture<>();
      Future<Boolean> interrupted =
          threads.submit(
              () -> {
                appender.complete(Thread.currentThread());
                assertThatThrownBy(() -> append(MATCH, "a"))
                    .isInstanceOf(EventLog.Failure.class)
                    .hasMessageContaining("may or may not be kept");
                return Thread.interrupted();
              });
      stall.awaitWaiting(1);
      appender.join().interrupt();
      assertThat(interrupted.get()).isTrue();
      stall.end();
    }
    append(MATCH, "b");
    assertThat(offsets(all(log, MATCH))).containsExactly(2L, 3L);
  }

  @Test
  void closingWaitsForWhatWasAccepted() throws Exception {
    try (Stall stall = new Stall((SqliteLog) log);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stall.begin();
      List<Future<AppendResult>> accepted =
          IntStream.range(0, 5)
              .mapToObj(i -> threads.submit(() -> log.append(many(MATCH, 2))))
              .toList();
      stall.awaitWaiting(5);
      Future<?> closed = threads.submit(log::close);
      stall.end();
      closed.get();
      for (Future<AppendResult> each : accepted) {
        assertThat(each.get()).isInstanceOf(AppendResult.Appended.class);
      }
    }
    try (SqliteLog again = new Folder(dir).open()) {
      assertThat(all(again, MATCH)).hasSize(10);
    }
  }

  @Test
  void whoFollowsInTheMidstOfAppendsMissesNothingAfterItsPlace() throws Exception {
    List<List<Publication>> seen = new ArrayList<>();
    List<EventLog.Tail> tails = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        writers.add(
            threads.submit(() -> IntStream.range(0, 200).forEach(i -> log.append(many(MATCH, 2)))));
      }
      for (Future<?> writer : writers) {
        while (!writer.isDone() && tails.size() < 500) {
          List<Publication> own = new ArrayList<>();
          seen.add(own);
          tails.add(log.follow(own::addAll));
        }
        writer.get();
      }
    }
    for (int i = 0; i < tails.size(); i++) {
      assertThat(offsets(seen.get(i)))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(tails.get(i).after() + 1, 1600).boxed().toList());
    }
  }

  @Test
  void aFollowerThatThrowsHarmsNobody() {
    List<Publication> seen = new ArrayList<>();
    try (EventLog.Tail _ = log.follow(publications -> fail());
        EventLog.Tail _ = log.follow(seen::addAll)) {
      assertThat(append(MATCH, "a")).isEqualTo(seen);
      append(MATCH, "b");
    }
    assertThat(offsets(seen)).containsExactly(1L, 2L);
  }

  private static void fail() {
    throw new IllegalStateException("a follower's own fault");
  }

  @Test
  void aFollowerMustNotAppend() {
    List<Throwable> thrown = new ArrayList<>();
    try (EventLog.Tail _ =
        log.follow(
            publications -> {
              try {
                append(ROOM, "from a follower");
              } catch (IllegalStateException e) {
                thrown.add(e);
              }
            })) {
      append(MATCH, "a");
    }
    assertThat(thrown).hasSize(1);
    assertThat(log.head().offset()).isEqualTo(1);
  }

  @Test
  void aLongDiscardGoesInSteps() {
    int count = 2 * SqliteWrites.DISCARD_STEP + 100;
    for (int left = count; left > 0; left -= 100) {
      log.append(many(MATCH, 100));
    }
    append(ROOM, "kept");
    log.discard(MATCH, count - 50);
    History left = log.read(MATCH, 0, 1000);
    assertThat(left.publications()).hasSize(50);
    assertThat(left.lost().after()).isEqualTo(count - 50);
    assertThat(all(log, ROOM)).hasSize(1);
  }

  @Test
  void discardingGivesTheDiskItsRoomBack() throws Exception {
    Folder folder = new Folder(dir);
    Draft heavy = new Draft("blob", clock.instant(), JsonBytes.of("x".repeat(1 << 20)));
    for (int i = 0; i < 4; i++) {
      log.append(Append.of(MATCH, Collections.nCopies(5, heavy)));
    }
    long before = folder.number("PRAGMA page_count");
    log.discard(MATCH, 19);
    assertThat(folder.number("PRAGMA page_count")).isLessThan(before / 8);
    assertThat(all(log, MATCH)).hasSize(1);
    assertThat(folder.text("PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void aKeyWhoseEventsWereDiscardedIsForgotten() {
    log.append(Folder.of(MATCH, "k", "a"));
    log.discard(MATCH, 1);
    assertThat(log.append(Folder.of(MATCH, "k", "a"))).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void oldKeysAreDeletedInSteps() throws Exception {
    Folder folder = new Folder(dir);
    int keys = Answers.PURGE_STEP + 10;
    IntStream.range(0, keys).forEach(i -> log.append(Folder.of(MATCH, "k" + i, "a")));
    clock.advance(Duration.ofHours(25));
    append(MATCH, "later");
    assertThat(folder.number("SELECT count(*) FROM answer")).isEqualTo(10);
    append(MATCH, "later still");
    assertThat(folder.number("SELECT count(*) FROM answer")).isZero();
  }

  @Test
  void aPageOfHeavyEventsEndsEarly() {
    Draft heavy = new Draft("blob", clock.instant(), JsonBytes.of("x".repeat(1 << 20)));
    log.append(Append.of(MATCH, Collections.nCopies(20, heavy)));
    List<Publication> read = new ArrayList<>();
    History page = log.read(MATCH, 0, 100);
    assertThat(page.publications()).hasSize(8);
    while (page.more()) {
      read.addAll(page.publications());
      page = log.read(MATCH, read.getLast().offset(), 100);
    }
    read.addAll(page.publications());
    assertThat(offsets(read)).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aPageHoldsAtLeastOneEvent() {
    assertThatThrownBy(() -> log.read(MATCH, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readingAClosedLogFails() {
    append(MATCH, "a");
    log.close();
    assertThatThrownBy(() -> log.read(MATCH, 0, 1)).isInstanceOf(EventLog.Failure.class);
  }

  @Test
  void readersSeeOnlyWholeAppendsWhileWritersWrite() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer =
          threads.submit(() -> IntStream.range(0, 200).forEach(i -> log.append(many(MATCH, 5))));
      List<Future<?>> readers =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            while (!writer.isDone()) {
                              History page = log.read(MATCH, 0, Integer.MAX_VALUE);
                              assertThat(page.publications().size() % 5).isZero();
                              assertThat(page.head()).isEqualTo(page.publications().size());
                            }
                          }))
              .toList();
      writer.get();
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
    assertThat(all(log, MATCH)).hasSize(1000);
  }
}
