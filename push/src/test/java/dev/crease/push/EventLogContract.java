package dev.crease.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.hub.Sweeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [EventLog] promises. Each log's module runs it on its own log.
public abstract class EventLogContract {
  protected static final Topic MATCH = new Topic("matches/42/events");
  protected static final Topic ROOM = new Topic("matches/42/chat");

  /// The clock that the log under test is given; tests may move it.
  protected final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:01:02.345Z"));

  protected EventLog log;

  /// A new, empty log.
  protected abstract EventLog open(InstantSource clock) throws Exception;

  @BeforeEach
  void openLog() throws Exception {
    log = open(clock);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void numbersEventsThroughTheWholeLog() {
    assertThat(offsets(append(MATCH, "a", "b"))).containsExactly(1L, 2L);
    assertThat(offsets(append(ROOM, "c"))).containsExactly(3L);
    assertThat(offsets(append(MATCH, "d"))).containsExactly(4L);
    assertThat(log.head()).isEqualTo(new Cursor(log.epoch(), 4));
  }

  @Test
  void readsBackTheBytesThatWereAnswered() {
    Publication made = append(MATCH, "six").getFirst();
    Publication read = log.read(MATCH, 0, 10).publications().getFirst();
    assertThat(read).isEqualTo(made);
    assertThat(new String(read.json().toBytes(), UTF_8))
        .isEqualTo(
            ("{\"id\":\"%s-1\",\"topic\":\"matches/42/events\",\"type\":\"ball\","
                    + "\"time\":\"2026-11-24T10:01:02.345Z\",\"data\":{\"text\":\"six\"}}")
                .formatted(log.epoch()));
  }

  @Test
  void readsOneTopicAfterAnOffsetUpToALimit() {
    append(MATCH, "a", "b");
    append(ROOM, "x");
    append(MATCH, "c", "d");

    History page = log.read(MATCH, 1, 2);

    assertThat(offsets(page.publications())).containsExactly(2L, 4L);
    assertThat(page.more()).isTrue();
    assertThat(page.head()).isEqualTo(5);
    assertThat(page.lost().after()).isZero();
    assertThat(log.read(MATCH, 4, 2).more()).isFalse();
    assertThat(log.read(MATCH, 5, 2).publications()).isEmpty();
  }

  @Test
  void aTopicWithoutEventsIsEmpty() {
    assertThat(log.read(MATCH, 0, 10)).isEqualTo(History.of(List.of(), false, 0, 0, 0));
    assertThat(log.offsetBeforeLast(Selection.of(MATCH), 3)).isZero();
    assertThat(log.head()).isEqualTo(new Cursor(log.epoch(), 0));
    assertThat(log.topics("", "", 9)).isEmpty();
  }

  @Test
  void findsTheOffsetBeforeTheLastFew() {
    append(MATCH, "a", "b", "c");
    append(ROOM, "x");
    append(MATCH, "d");
    assertThat(log.offsetBeforeLast(Selection.of(MATCH), 1)).isEqualTo(3);
    assertThat(log.offsetBeforeLast(Selection.of(MATCH), 2)).isEqualTo(2);
    assertThat(log.offsetBeforeLast(Selection.of(MATCH), 4)).isZero();
    assertThat(log.offsetBeforeLast(Selection.of(MATCH), 400)).isZero();
  }

  @Test
  void refusesAnAppendWhoseTopicHasMovedOn() {
    append(MATCH, "a");
    append(ROOM, "x");
    assertThat(log.append(expecting(1, "b"))).isInstanceOf(AppendResult.Appended.class);
    assertThat(log.append(expecting(1, "c")))
        .isEqualTo(new AppendResult.Conflict(new Cursor(log.epoch(), 3)));
    assertThat(log.read(MATCH, 0, 10).publications()).hasSize(2);
    assertThat(log.head().offset()).isEqualTo(3);
  }

  @Test
  void anEmptyTopicIsExpectedAtZero() {
    assertThat(log.append(expecting(7, "a")))
        .isEqualTo(new AppendResult.Conflict(new Cursor(log.epoch(), 0)));
    assertThat(log.append(expecting(0, "a"))).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void aKeyIsAnsweredAsTheFirstTime() {
    AppendResult first = log.append(keyed(MATCH, "k", 0, "a", "b"));
    AppendResult again = log.append(keyed(MATCH, "k", 0, "something else"));
    assertThat(again)
        .isEqualTo(new AppendResult.Repeated(((AppendResult.Appended) first).publications()));
    assertThat(log.read(MATCH, 0, 10).publications()).hasSize(2);
  }

  @Test
  void whatAKeyMadeCanBeAskedFor() {
    AppendResult first = log.append(keyed(MATCH, "k", 0, "a", "b"));
    append(MATCH, "c");
    assertThat(log.recall(MATCH, "k")).isEqualTo(((AppendResult.Appended) first).publications());
    assertThat(log.recall(ROOM, "k")).isEmpty();
    assertThat(log.recall(MATCH, "other")).isEmpty();
    assertThat(log.recall(MATCH, "")).isEmpty();
    clock.advance(Duration.ofHours(25));
    assertThat(log.recall(MATCH, "k")).isEmpty();
  }

  @Test
  void aKeyBelongsToItsTopic() {
    log.append(keyed(MATCH, "k", 0, "a"));
    assertThat(log.append(keyed(ROOM, "k", 0, "a"))).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void anAppendThatWasRefusedDoesNotUseUpItsKey() {
    log.append(keyed(MATCH, "k", 9, "a"));
    assertThat(log.append(keyed(MATCH, "k", 0, "a"))).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    log.append(keyed(MATCH, "k", 0, "a"));
    clock.advance(Duration.ofHours(23));
    assertThat(log.append(keyed(MATCH, "k", 1, "a"))).isInstanceOf(AppendResult.Repeated.class);
    clock.advance(Duration.ofHours(2));
    assertThat(log.append(keyed(MATCH, "k", 1, "a"))).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void discardedEventsAreGoneAndTheFloorSaysSo() {
    append(MATCH, "a", "b");
    append(ROOM, "x");
    append(MATCH, "c");

    log.discard(MATCH, 2);

    History left = log.read(MATCH, 0, 10);
    assertThat(offsets(left.publications())).containsExactly(4L);
    assertThat(left.lost().after()).isEqualTo(2);
    assertThat(left.head()).isEqualTo(4);
    assertThat(log.offsetBeforeLast(Selection.of(MATCH), 5)).isZero();
    assertThat(log.read(ROOM, 0, 10).lost().after()).isZero();
    assertThat(log.read(ROOM, 0, 10).publications()).hasSize(1);
  }

  @Test
  void whatATopicHoldsIsCounted() {
    assertThat(log.tally(MATCH, 0)).isEqualTo(new EventLog.Tally(0, 0, 0));
    List<Publication> made = append(MATCH, "a", "bb");
    append(ROOM, "x");
    long bytes = made.stream().mapToLong(event -> event.json().length()).sum();
    assertThat(log.tally(MATCH, 0)).isEqualTo(new EventLog.Tally(2, bytes, 2));
    assertThat(log.tally(MATCH, 1))
        .isEqualTo(new EventLog.Tally(1, made.getLast().json().length(), 2));
    assertThat(log.tally(MATCH, 2)).isEqualTo(new EventLog.Tally(0, 0, 2));
    log.discard(MATCH, 1);
    assertThat(log.tally(MATCH, 0).events()).isEqualTo(1);
  }

  @Test
  void manyClientsWithOneKeyGetOneAnswer() throws Exception {
    List<Future<AppendResult>> tries;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      tries =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              log.append(
                                  new Append(
                                      MATCH,
                                      drafts("a" + i, "b"),
                                      new Append.Expected.Anywhere(),
                                      "k"))))
              .toList();
    }
    List<Publication> held = log.read(MATCH, 0, 100).publications();
    assertThat(held).hasSize(2);
    int added = 0;
    for (Future<AppendResult> each : tries) {
      switch (each.get()) {
        case AppendResult.Appended(var made) -> {
          added++;
          assertThat(made).isEqualTo(held);
        }
        case AppendResult.Repeated(var made) -> assertThat(made).isEqualTo(held);
        case AppendResult.Conflict conflict -> throw new AssertionError(conflict);
      }
    }
    assertThat(added).isEqualTo(1);
  }

  @Test
  void aFullBatchIsOneAppend() {
    String[] texts =
        IntStream.range(0, Append.DRAFTS_MAX).mapToObj(i -> "e" + i).toArray(String[]::new);
    List<Publication> made = append(MATCH, texts);
    assertThat(log.read(MATCH, 0, 1000).publications()).isEqualTo(made).hasSize(500);
  }

  @Test
  void whatIsSweptIsTheOldestBeyondAnyBound() {
    Topic feed = new Topic("feeds/a");
    append(MATCH, "m");
    for (int i = 0; i < 1200; i++) {
      append(feed, "e" + i);
    }
    Sweeper sweeper = new Sweeper(log, List.of(Retention.parse("feeds/*=100,1h")), clock);
    assertThat(sweeper.sweep()).isEqualTo(1100);
    assertThat(log.tally(feed, 0).events()).isEqualTo(100);
    assertThat(log.read(feed, 0, 1).lost().after()).isEqualTo(1101);
    assertThat(log.read(MATCH, 0, 9).publications()).hasSize(1);
    assertThat(sweeper.sweep()).isZero();
    append(feed, "new", "new");
    assertThat(sweeper.sweep()).isEqualTo(2);
    clock.advance(Duration.ofMinutes(59));
    append(feed, "young");
    clock.advance(Duration.ofMinutes(2));
    assertThat(sweeper.sweep()).isEqualTo(100);
    assertThat(log.read(feed, 0, 9).publications()).hasSize(1);
  }

  @Test
  void whatIsSweptByWeightIsTheOldest() {
    List<Publication> made = append(ROOM, "a", "b", "c", "d");
    long two = (long) made.get(2).json().length() + made.get(3).json().length();
    Retention rule = new Retention(new TopicPattern("matches/*"), 99, Duration.ofDays(1), two);
    assertThat(new Sweeper(log, List.of(rule), clock).sweep()).isEqualTo(2);
    assertThat(log.read(ROOM, 0, 9).publications()).isEqualTo(made.subList(2, 4));
  }

  @Test
  void theFirstRuleThatCoversATopicIsItsOwn() {
    Topic kept = new Topic("feeds/kept/a");
    append(kept, "a", "b");
    append(new Topic("feeds/b"), "a", "b");
    List<Retention> rules =
        List.of(Retention.parse("feeds/kept/*=all"), Retention.parse("feeds/*=1"));
    assertThat(new Sweeper(log, rules, clock).sweep()).isEqualTo(1);
    assertThat(log.read(kept, 0, 9).publications()).hasSize(2);
  }

  @Test
  void aTopicWhoseEventsAreAllDiscardedKeepsItsHead() {
    append(MATCH, "a", "b");
    log.discard(MATCH, 99);
    assertThat(log.read(MATCH, 0, 10)).isEqualTo(History.of(List.of(), false, 0, 2, 2));
    assertThat(log.append(expecting(2, "c"))).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void listsTopicsByPrefix() {
    append(new Topic("matches/b/events"), "a");
    append(new Topic("matches/a/events"), "a");
    append(new Topic("feeds/a"), "a");
    assertThat(log.topics("matches/", "", 9))
        .extracting(Topic::name)
        .containsExactly("matches/a/events", "matches/b/events");
    assertThat(log.topics("", "", 9)).hasSize(3);
    assertThat(log.topics("nothing", "", 9)).isEmpty();
  }

  @Test
  void listsTopicsInPages() {
    for (String name : List.of("feeds/c", "feeds/a", "feeds/b", "other/a")) {
      append(new Topic(name), "x");
    }
    assertThat(log.topics("feeds/", "", 2))
        .extracting(Topic::name)
        .containsExactly("feeds/a", "feeds/b");
    assertThat(log.topics("feeds/", "feeds/b", 2))
        .extracting(Topic::name)
        .containsExactly("feeds/c");
    assertThat(log.topics("feeds/", "feeds/c", 2)).isEmpty();
  }

  @Test
  void followersSeeEveryEventInOrderBeforeItsAppendReturns() {
    append(MATCH, "before");
    List<Publication> seen = Collections.synchronizedList(new ArrayList<>());
    EventLog.Tail tail = log.follow(seen::addAll);
    assertThat(tail.after()).isEqualTo(1);

    List<Publication> made = append(MATCH, "a", "b");
    assertThat(seen).isEqualTo(made);

    tail.close();
    append(MATCH, "after");
    assertThat(seen).isEqualTo(made);
  }

  @Test
  void manyWritersShareOneOrder() throws Exception {
    int writers = 8;
    int each = 50;
    List<Publication> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    try (EventLog.Tail _ = log.follow(seen::addAll);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done =
          IntStream.range(0, writers)
              .<Future<?>>mapToObj(
                  writer ->
                      threads.submit(
                          () -> {
                            go.await();
                            for (int i = 0; i < each; i++) {
                              append(new Topic("feeds/" + writer), "e" + i);
                            }
                            return null;
                          }))
              .toList();
      go.countDown();
      for (Future<?> writer : done) {
        writer.get();
      }
    }
    assertThat(offsets(seen)).hasSize(writers * each).isSorted().doesNotHaveDuplicates();
    assertThat(log.head().offset()).isEqualTo((long) writers * each);
    for (int writer = 0; writer < writers; writer++) {
      List<Publication> own = log.read(new Topic("feeds/" + writer), 0, 1000).publications();
      assertThat(own).hasSize(each);
      assertThat(offsets(own)).isSorted();
    }
  }

  @Test
  void onlyOneOfManyWritersWithTheSameExpectationWins() throws Exception {
    append(MATCH, "a");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<AppendResult>> tries =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> log.append(expecting(1, "b" + i))))
              .toList();
      int won = 0;
      for (Future<AppendResult> attempt : tries) {
        won += attempt.get() instanceof AppendResult.Appended ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(log.read(MATCH, 0, 10).publications()).hasSize(2);
  }

  @Test
  void appendingToAClosedLogFails() {
    log.close();
    assertThatThrownBy(() -> append(MATCH, "a")).isInstanceOf(EventLog.Failure.class);
  }

  protected final List<Publication> append(Topic topic, String... texts) {
    AppendResult result = log.append(Append.of(topic, drafts(texts)));
    return ((AppendResult.Appended) result).publications();
  }

  private Append expecting(long offset, String... texts) {
    return new Append(MATCH, drafts(texts), new Append.Expected.Head(offset), "");
  }

  private Append keyed(Topic topic, String key, long offset, String... texts) {
    return new Append(topic, drafts(texts), new Append.Expected.Head(offset), key);
  }

  private List<Draft> drafts(String... texts) {
    return List.of(texts).stream()
        .map(
            text -> new Draft("ball", clock.instant(), JsonBytes.of("{\"text\":\"" + text + "\"}")))
        .toList();
  }

  protected static List<Long> offsets(List<Publication> publications) {
    return publications.stream().map(Publication::offset).toList();
  }
}
