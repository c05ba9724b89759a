package dev.crease.push.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Append;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.EventLogContract;
import dev.crease.push.History;
import dev.crease.push.JsonBytes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryLogTest extends EventLogContract {
  @Override
  protected EventLog open(InstantSource clock) {
    return new MemoryLog("m1", clock);
  }

  @Test
  void keepsOnlyTheLastEventsOfATopic() {
    MemoryLog small = new MemoryLog("m2", clock, 10);
    Draft draft = new Draft("tick", clock.instant(), JsonBytes.of("{}"));
    IntStream.range(0, 100).forEach(i -> small.append(Append.of(MATCH, List.of(draft))));
    History kept = small.read(MATCH, 0, 1000);
    assertThat(kept.publications()).hasSizeBetween(10, 13);
    assertThat(kept.lost().after()).isEqualTo(100 - kept.publications().size());
  }
}
