package dev.crease.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How a loop's guests leave, on a clock that the test turns.
class DepartureTest {
  private static final int GUESTS = 1_000;
  private static final int SECONDS = 10;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final LoopRoom room = new LoopRoom(channel.eventLoop());
  private final List<String> heard = new ArrayList<>();
  private boolean allGone;

  DepartureTest() {
    channel.freezeTime();
  }

  @Test
  void allAreToldAtOnceAndEachGoesInItsTurn() {
    for (int i = 0; i < GUESTS; i++) {
      room.enter(new Reader());
    }
    depart(Duration.ofSeconds(SECONDS));
    assertThat(heard).hasSize(GUESTS).containsOnly("closing 30");
    heard.clear();
    List<Integer> perSecond = new ArrayList<>();
    for (int second = 1; second <= SECONDS; second++) {
      assertThat(allGone).isFalse();
      int before = heard.size();
      advance(1);
      perSecond.add(heard.size() - before);
    }
    assertThat(heard).hasSize(GUESTS).containsOnly("goodbye");
    assertThat(perSecond).allSatisfy(count -> assertThat(count).isBetween(60, 140));
    assertThat(allGone).isTrue();
  }

  @Test
  void withoutTimeAllGoAtOnce() {
    room.enter(new Reader());
    depart(Duration.ZERO);
    assertThat(heard).containsExactly("closing 30", "goodbye");
    assertThat(allGone).isTrue();
  }

  @Test
  void anEmptyRoomIsGoneAtOnce() {
    depart(Duration.ofSeconds(SECONDS));
    assertThat(allGone).isTrue();
  }

  @Test
  void aLongWindowIsWhatReadersAreToldToSpreadOver() {
    room.enter(new Reader());
    depart(Duration.ofSeconds(90));
    assertThat(heard).containsExactly("closing 90");
  }

  @Test
  void whoComesInMeanwhileLeavesInTime() {
    room.enter(new Reader());
    depart(Duration.ofSeconds(SECONDS));
    advance(5);
    room.enter(new Reader());
    advance(5);
    assertThat(heard).containsExactlyInAnyOrder("closing 30", "goodbye", "goodbye");
    assertThat(allGone).isTrue();
  }

  @Test
  void oneWhoFailsIsCutAndTheOthersLeaveAllTheSame() {
    room.enter(
        new Reader() {
          @Override
          public void goodbye() {
            throw new IllegalStateException("a mistake of ours, on purpose");
          }
        });
    room.enter(new Reader());
    depart(Duration.ofSeconds(SECONDS));
    advance(SECONDS);
    assertThat(heard).contains("cut", "goodbye");
    assertThat(allGone).isTrue();
  }

  private void depart(Duration window) {
    room.execute(() -> room.depart(window, new Random(7), () -> allGone = true));
    channel.runPendingTasks();
  }

  private void advance(int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runPendingTasks();
    channel.runPendingTasks(); // what those have left for later
  }

  private class Reader implements Guest {
    private int seat;

    @Override
    public int seat() {
      return seat;
    }

    @Override
    public void sit(int taken) {
      seat = taken;
    }

    @Override
    public boolean hasEnded() {
      return false;
    }

    @Override
    public void second(long now) {}

    @Override
    public void closing(int withinSeconds) {
      heard.add("closing " + withinSeconds);
    }

    @Override
    public void goodbye() {
      heard.add("goodbye");
      room.leave(this);
    }

    @Override
    public void cut() {
      heard.add("cut");
      room.leave(this);
    }
  }
}
