package dev.crease.push.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
import dev.crease.push.Race;
import dev.crease.push.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Two who append to one log at once.
class MemoryLogRaceTest {
  private static final int EVENTS = 20_000;
  private static final Topic TOPIC = new Topic("a");
  private static final List<Draft> ONE =
      List.of(new Draft("ball", Instant.EPOCH, JsonBytes.of("1")));

  private final MemoryLog log = new MemoryLog("k", () -> Instant.EPOCH);

  @Test
  void eachEventHasANumberOfItsOwnAndFollowersHearThemInOrder() {
    List<Long> followed = new ArrayList<>();
    log.follow(events -> events.forEach(event -> followed.add(event.offset())));
    Runnable appends =
        () -> {
          for (int i = 0; i < EVENTS; i++) {
            log.append(Append.of(TOPIC, ONE));
          }
        };
    Race.together(appends, appends);
    assertThat(followed).isEqualTo(LongStream.rangeClosed(1, 2 * EVENTS).boxed().toList());
  }

  @Test
  void ofTwoWithTheSameKeyOneIsARepetition() {
    AtomicInteger appended = new AtomicInteger();
    Runnable appends =
        () -> {
          for (int i = 0; i < EVENTS; i++) {
            Append append = new Append(TOPIC, ONE, new Append.Expected.Anywhere(), "key " + i);
            if (log.append(append) instanceof AppendResult.Appended) {
              appended.incrementAndGet();
            }
          }
        };
    Race.together(appends, appends);
    assertThat(appended).hasValue(EVENTS);
    assertThat(log.head().offset()).isEqualTo(EVENTS);
  }
}
