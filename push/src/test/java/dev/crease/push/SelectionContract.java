package dev.crease.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [EventLog] promises to who reads several topics as one. Each log's module runs it on
/// its own log, beside [EventLogContract].
public abstract class SelectionContract {
  private static final Topic TEA = new Topic("feeds/prices/tea");
  private static final Topic RUM = new Topic("feeds/prices/rum");
  private static final Topic NEWS = new Topic("feeds/news");
  private static final Draft DRAFT = new Draft("tick", Instant.EPOCH, JsonBytes.of("{\"n\":1}"));

  protected EventLog log;

  /// A new, empty log.
  protected abstract EventLog open(InstantSource clock) throws Exception;

  @BeforeEach
  void openLog() throws Exception {
    log = open(() -> Instant.EPOCH);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void severalTopicsAreReadInTheLogsOrder() {
    append(TEA, 2); // 1, 2
    append(NEWS, 1); // 3
    append(RUM, 1); // 4
    append(TEA, 1); // 5

    History page = log.read(select("feeds/prices/tea", "feeds/prices/rum"), 1, 2);

    assertThat(offsets(page)).containsExactly(2L, 4L);
    assertThat(page.more()).isTrue();
    assertThat(page.through()).isEqualTo(4);
    assertThat(page.head()).isEqualTo(5);
    assertThat(page.lost()).isEqualTo(History.Lost.NOTHING);
    History rest = log.read(select("feeds/prices/tea", "feeds/prices/rum"), page.through(), 2);
    assertThat(offsets(rest)).containsExactly(5L);
    assertThat(rest.more()).isFalse();
  }

  @Test
  void aSubtreeTakesInWhatIsUnderItAndNothingElse() {
    append(new Topic("feeds/prices"), 1); // 1: its root is not under it
    append(new Topic("feeds/prices-old/tea"), 1); // 2
    append(TEA, 1); // 3
    append(new Topic("feeds/prices/metals/gold"), 1); // 4
    append(NEWS, 1); // 5
    assertThat(offsets(log.read(select("feeds/prices/*"), 0, 9))).containsExactly(3L, 4L);
    assertThat(offsets(log.read(select("*"), 0, 9))).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(offsets(log.read(select("feeds/prices/*", "feeds/news"), 0, 9)))
        .containsExactly(3L, 4L, 5L);
    assertThat(log.read(select("other/*"), 2, 9))
        .isEqualTo(new History(List.of(), false, 2, 0, History.Lost.NOTHING));
  }

  @Test
  void whatIsExceptedIsLeftOut() {
    append(TEA, 1);
    append(NEWS, 1);
    Selection noPrices =
        new Selection(List.of(), List.of(pattern("feeds/*")), List.of(pattern("feeds/prices/*")));
    assertThat(offsets(log.read(noPrices, 0, 9))).containsExactly(2L);
    assertThat(log.read(noPrices, 0, 9).head()).isEqualTo(2);
  }

  @Test
  void whatAnyOfTheTopicsLostIsSeen() {
    append(TEA, 3); // 1 to 3
    append(RUM, 3); // 4 to 6
    append(NEWS, 1); // 7
    Selection both = select("feeds/prices/tea", "feeds/prices/rum");
    History before = log.read(both, 0, 4);
    assertThat(before.lost()).isEqualTo(History.Lost.NOTHING);

    log.discard(TEA, 3);
    assertThat(log.read(both, before.through(), 9).lost().after()).isZero();

    log.discard(RUM, 5);
    assertThat(log.read(both, before.through(), 9).lost().after()).isOne();
    History fromTheStart = log.read(both, 0, 1);
    assertThat(offsets(fromTheStart)).containsExactly(6L);
    assertThat(fromTheStart.lost()).isEqualTo(new History.Lost(3 + 5, 0));
    log.discard(NEWS, 7);
    assertThat(log.read(both, 0, 1)).isEqualTo(fromTheStart);
  }

  @Test
  void theLastFewAreCountedAcrossTopics() {
    append(TEA, 2); // 1, 2
    append(NEWS, 3); // 3 to 5
    append(RUM, 2); // 6, 7
    append(TEA, 1); // 8
    for (Selection prices :
        List.of(select("feeds/prices/*"), select("feeds/prices/tea", "feeds/prices/rum"))) {
      assertThat(log.offsetBeforeLast(prices, 1)).isEqualTo(7);
      assertThat(log.offsetBeforeLast(prices, 3)).isEqualTo(2);
      assertThat(log.offsetBeforeLast(prices, 4)).isEqualTo(1);
      assertThat(log.offsetBeforeLast(prices, 5)).isZero();
      assertThat(log.offsetBeforeLast(prices, 99)).isZero();
    }
  }

  @Test
  void theLatestOfEachTopicIsFound() {
    append(TEA, 3); // 3
    append(RUM, 1); // 4
    append(NEWS, 2); // 6
    append(RUM, 1); // 7
    log.discard(TEA, 1);
    assertThat(offsets(log.latest(select("feeds/*"), 0, 9))).containsExactly(3L, 6L, 7L);
    assertThat(offsets(log.latest(select("feeds/*"), 3, 9))).containsExactly(6L, 7L);
    History first = log.latest(select("feeds/*"), 0, 2);
    assertThat(offsets(first)).containsExactly(3L, 6L);
    assertThat(first.more()).isTrue();
    assertThat(first.through()).isEqualTo(6);
    assertThat(first.lost()).isEqualTo(History.Lost.NOTHING);
    log.discard(RUM, 7);
    assertThat(offsets(log.latest(select("feeds/*"), 0, 9))).containsExactly(3L, 6L);
  }

  /// More topics than are merged in one go, and few of them in the selection; pages one after
  /// another must come to the same as a look at all that was appended.
  @ParameterizedTest
  @ValueSource(ints = {3, 200})
  void pagesOfManyTopicsComeToTheWhole(int topics) {
    Random random = new Random(topics);
    List<Publication> all = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String kind = random.nextInt(3) == 0 ? "feeds/prices/" : "feeds/noise/";
      all.addAll(append(new Topic(kind + random.nextInt(topics)), 1 + random.nextInt(2)));
    }
    for (Selection selection :
        List.of(select("feeds/prices/*"), select("feeds/noise/1", "feeds/prices/*"))) {
      List<Long> wanted =
          all.stream()
              .filter(publication -> selection.covers(publication.topic()))
              .map(Publication::offset)
              .toList();
      List<Long> found = new ArrayList<>();
      long place = 0;
      boolean more = true;
      while (more) {
        History page = log.read(selection, place, 7);
        assertThat(page.head()).isEqualTo(wanted.getLast());
        found.addAll(offsets(page));
        place = page.through();
        more = page.more();
      }
      assertThat(found).isEqualTo(wanted);
    }
  }

  private List<Publication> append(Topic topic, int count) {
    List<Draft> drafts = Stream.generate(() -> DRAFT).limit(count).toList();
    return ((AppendResult.Appended) log.append(Append.of(topic, drafts))).publications();
  }

  private static Selection select(String... patterns) {
    return Selection.of(Stream.of(patterns).map(TopicPattern::new).toList());
  }

  private static TopicPattern pattern(String text) {
    return new TopicPattern(text);
  }

  private static List<Long> offsets(History history) {
    return history.publications().stream().map(Publication::offset).toList();
  }
}
