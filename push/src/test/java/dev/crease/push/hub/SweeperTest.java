package dev.crease.push.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Append;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.JsonBytes;
import dev.crease.push.MovableClock;
import dev.crease.push.Retention;
import dev.crease.push.Topic;
import dev.crease.push.memory.MemoryLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a sweep asks of the log, and that it goes on after a failure. What goes is tested for every
/// log by `EventLogContract`.
final class SweeperTest {
  private static final int REMEMBERED = 20;
  private static final Topic FEED = new Topic("feeds/a");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final MemoryLog log = new MemoryLog("k3", clock);
  private final List<String> asked = new ArrayList<>();
  private String fails = "";
  private final Sweeper sweeper =
      new Sweeper(watched(), List.of(Retention.parse("feeds/*=3,1h")), clock, REMEMBERED);

  @AfterEach
  void close() {
    sweeper.close();
    log.close();
  }

  @Test
  void aTopicThatNothingCameToIsNotAskedAfter() {
    publish(FEED, 3);
    publish(new Topic("feeds/b"), 1);
    sweeper.sweep();
    asked.clear();
    assertThat(sweeper.sweep()).isZero();
    assertThat(asked).isEmpty();
  }

  @Test
  void whatCameIsCountedAsItComes() {
    publish(FEED, 2);
    sweeper.sweep();
    asked.clear();
    publish(FEED, 1);
    publish(new Topic("matches/1/events"), 9);
    assertThat(sweeper.sweep()).isZero();
    assertThat(asked).isEmpty();
    publish(FEED, 1);
    assertThat(sweeper.sweep()).isEqualTo(1);
    assertThat(asked).containsExactly("read", "discard");
  }

  @Test
  void aTopicThatIsNewSinceTheFirstSweepIsFound() {
    sweeper.sweep();
    publish(FEED, 5);
    assertThat(sweeper.sweep()).isEqualTo(2);
    publish(FEED, 2);
    assertThat(sweeper.sweep()).isEqualTo(2);
  }

  @Test
  void anEventGoesOfAgeAlone() {
    publish(FEED, 1);
    sweeper.sweep();
    clock.advance(Duration.ofMinutes(30));
    publish(FEED, 1);
    clock.advance(Duration.ofMinutes(31));
    assertThat(sweeper.sweep()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(29));
    assertThat(sweeper.sweep()).isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(sweeper.sweep()).isEqualTo(1);
    assertThat(log.tally(FEED, 0).events()).isZero();
  }

  @Test
  void whatGoesByAgeGoesInStepsAndNotOneByOne() {
    publish(FEED, 3);
    sweeper.sweep();
    clock.advance(Duration.ofHours(2));
    asked.clear();
    assertThat(sweeper.sweep()).isEqualTo(3);
    assertThat(asked).containsExactly("read", "discard", "read", "discard");
  }

  @Test
  void afterAFailureTheNextSweepDoesIt() {
    publish(FEED, 3);
    sweeper.sweep();
    publish(FEED, 2);
    for (String step : List.of("read", "discard")) {
      fails = step;
      assertThatThrownBy(sweeper::sweep).isInstanceOf(EventLog.Failure.class);
    }
    fails = "";
    assertThat(sweeper.sweep()).isEqualTo(2);
    assertThat(log.tally(FEED, 0).events()).isEqualTo(3);
  }

  @Test
  void anAgeThatFailedToGoGoesTheNextTime() {
    publish(FEED, 1);
    sweeper.sweep();
    clock.advance(Duration.ofHours(2));
    fails = "discard";
    assertThatThrownBy(sweeper::sweep).isInstanceOf(EventLog.Failure.class);
    fails = "";
    assertThat(sweeper.sweep()).isEqualTo(1);
  }

  @Test
  void moreTopicsThanAreRememberedAreAllLookedAt() {
    for (int i = 0; i <= REMEMBERED; i++) {
      publish(new Topic("feeds/t" + i), 1);
    }
    assertThat(sweeper.sweep()).isZero();
    clock.advance(Duration.ofHours(2));
    assertThat(sweeper.sweep()).isEqualTo(REMEMBERED + 1L);
  }

  private void publish(Topic topic, int events) {
    for (int i = 0; i < events; i++) {
      Draft draft = new Draft("message", clock.instant(), JsonBytes.of("{}"));
      log.append(Append.of(topic, List.of(draft)));
    }
  }

  /// The log, with what is asked of it written down, and one of its methods broken.
  private EventLog watched() {
    return (EventLog)
        Proxy.newProxyInstance(
            EventLog.class.getClassLoader(),
            new Class<?>[] {EventLog.class},
            (_, method, arguments) -> {
              if (method.getName().equals(fails)) {
                throw new EventLog.Failure("broken for a test");
              }
              asked.add(method.getName());
              try {
                return method.isDefault()
                    ? log.read((Topic) arguments[0], (long) arguments[1], (int) arguments[2])
                    : method.invoke(log, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
