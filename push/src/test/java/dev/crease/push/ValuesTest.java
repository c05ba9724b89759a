package dev.crease.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"k3-1042", "a-0", "Z9Z9Z9Z9Z9Z9Z9Z9-999999999999999999"})
  void aCursorIsReadAndWrittenTheSame(String text) {
    assertThat(Cursor.parse(text)).map(Cursor::toString).hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k3",
        "k3-",
        "-5",
        "k3--5",
        "k3-05",
        "k3-1e3",
        "k3-9999999999999999999",
        "k 3-1",
        "k3-1\n"
      })
  void whatIsNoCursorIsNone(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "matches/42/events", "feeds/prices/INFY.NS", "a/b/c/d/e/f/g/h", "a~_-.b"})
  void topicsHaveNames(String name) {
    assertThat(Topic.parse(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/",
        "/a",
        "a//b",
        "a/../b",
        ".",
        "a/.",
        "ä",
        "a b",
        "a/b/c/d/e/f/g/h/i",
        "a%2Fb",
        "a\"b"
      })
  void otherNamesAreNoTopics(String name) {
    assertThat(Topic.parse(name)).isEmpty();
  }

  @Test
  void aSegmentHasAtMost64Characters() {
    assertThat(Topic.parse("a".repeat(64))).isPresent();
    assertThat(Topic.parse("a".repeat(65))).isEmpty();
  }

  @Test
  void patternsCoverATopicASubtreeOrAll() {
    Topic events = new Topic("matches/42/events");
    assertThat(new TopicPattern("matches/42/events").covers(events)).isTrue();
    assertThat(new TopicPattern("matches/42/*").covers(events)).isTrue();
    assertThat(new TopicPattern("matches/*").covers(events)).isTrue();
    assertThat(new TopicPattern("*").covers(events)).isTrue();
    assertThat(new TopicPattern("matches/4/*").covers(events)).isFalse();
    assertThat(new TopicPattern("matches/42/*").covers(new Topic("matches/42"))).isFalse();
    assertThatThrownBy(() -> new TopicPattern("matches/*/events"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void placesToBeginAreRead() {
    assertThat(From.parse("")).hasValue(new From.Earliest());
    assertThat(From.parse("earliest")).hasValue(new From.Earliest());
    assertThat(From.parse("latest")).hasValue(new From.Latest());
    assertThat(From.parse("last:20")).hasValue(new From.Last(20));
    assertThat(From.parse("k3-7")).hasValue(new From.After(new Cursor("k3", 7)));
    assertThat(From.parse("last:0")).isEmpty();
    assertThat(From.parse("0")).isEmpty();
    assertThat(From.lastEventId("whatever")).isEqualTo(new From.Unknown());
  }

  @Test
  void anEventsJsonIsOnOneLine() {
    assertThatThrownBy(() -> JsonBytes.of("{\n}"))
        .hasMessage("an event's JSON must be on one line");
  }

  @Test
  void anEventTypeNeedsNoEscaping() {
    assertThatThrownBy(() -> new Draft("a\"b", Instant.EPOCH, JsonBytes.of("{}")))
        .hasMessageContaining("an event type is");
  }
}
