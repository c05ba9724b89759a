package dev.crease.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.stats.Count;
import dev.crease.push.stats.HubStats;
import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A real loop that is blocked on purpose, and a clock that the test turns.
class LoopWatchdogTest {
  @Test
  void aLoopThatDoesNotComeBackIsNamedOnceWithWhatItDoes() throws Exception {
    DefaultEventLoop loop = new DefaultEventLoop();
    try {
      LoopRoom room = new LoopRoom(loop);
      AtomicLong clock = new AtomicLong();
      List<LoopWatchdog.Stall> stalls = new ArrayList<>();
      LoopWatchdog dog = new LoopWatchdog(List.of(room), clock::get, stalls::add);
      dog.look();
      loop.submit(() -> {}).sync(); // it has come back
      CountDownLatch blocked = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      loop.execute(() -> block(blocked, release));
      blocked.await();
      dog.look();
      clock.addAndGet(LoopWatchdog.STALL_NANOS - 1);
      dog.look();
      assertThat(stalls).isEmpty();
      clock.addAndGet(1_000_000_001);
      dog.look();
      dog.look();
      assertThat(stalls).hasSize(1);
      assertThat(stalls.getFirst().millis()).isEqualTo(2_000);
      assertThat(stalls.getFirst().stack())
          .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("block"));
      release.countDown();
      loop.submit(() -> {}).sync();
      dog.look();
      loop.submit(() -> {}).sync();
      assertThat(room.stats().lag().snapshot().count()).isEqualTo(3);
      assertThat(room.stats().lag().snapshot().sumNanos()).isEqualTo(2_000_000_000);
      assertThat(stallsOf(room)).isEqualTo(1);
    } finally {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }

  private static long stallsOf(LoopRoom room) {
    HubStats stats = new HubStats();
    stats.add(room.stats());
    return stats.get(Count.LOOP_STALLS);
  }

  private static void block(CountDownLatch blocked, CountDownLatch release) {
    try {
      blocked.countDown();
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
