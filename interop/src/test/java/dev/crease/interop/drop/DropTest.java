package dev.crease.interop.drop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.Follower;
import dev.crease.interop.Network;
import dev.crease.interop.Way;
import dev.crease.push.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// Two hundred readers on each transport lose their network for two seconds, again and again, while
/// a thousand events are published: each gets every event once, in order, and none is told of a
/// gap. Run one seed again with `-Dseed=N`.
class DropTest {
  private static final Topic TOPIC = Engine.feed("drop");
  private static final int EVENTS = 1_000;
  private static final int EVENT_MILLIS = 40;
  private static final int NETWORKS = 10;
  private static final int READERS_OF_A_NETWORK = 20;
  private static final int CUT_MILLIS = 2_000;
  private static final int UP_MILLIS = 5_000;

  private final List<Network> networks = new ArrayList<>();
  private final Map<Way, List<Follower>> readers = new EnumMap<>(Way.class);

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void everybodyGetsEveryEventOnceOnAllFourTransports(TestReporter report) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    report.publishEntry("seed", Long.toString(seed));
    try (Engine engine = Engine.start();
        ScheduledExecutorService cuts = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor()) {
      List<Thread> threads = connect(engine, new Random(seed), cuts);
      publish(engine, publisher);
      Follower.join(threads);
      var _ = cuts.shutdownNow();
      check(engine.events(TOPIC), seed, report);
    } finally {
      for (Network network : networks) {
        network.close();
      }
    }
  }

  private List<Thread> connect(Engine engine, Random random, ScheduledExecutorService clock)
      throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (Way way : Way.values()) {
      for (int i = 0; i < NETWORKS; i++) {
        Network network = Network.to(engine.port(), Network.WHOLE);
        networks.add(network);
        for (int j = 0; j < READERS_OF_A_NETWORK; j++) {
          Follower reader =
              new Follower(way, network.port(), "/v1/" + TOPIC, new Random(random.nextLong()));
          readers.computeIfAbsent(way, _ -> new ArrayList<>()).add(reader);
          threads.add(Thread.ofVirtual().start(reader));
        }
        disturb(network, new Random(random.nextLong()), clock);
      }
    }
    return threads;
  }

  /// Cuts a network for two seconds, some random time from now and again after each cut.
  private static void disturb(
      Network network, RandomGenerator random, ScheduledExecutorService clock) {
    int up = 500 + random.nextInt(UP_MILLIS);
    var _ = clock.schedule(network::cut, up, TimeUnit.MILLISECONDS);
    var _ =
        clock.schedule(
            () -> {
              network.mend();
              disturb(network, random, clock);
            },
            up + CUT_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private static void publish(Engine engine, ScheduledExecutorService clock) {
    for (int i = 1; i <= EVENTS; i++) {
      String data = "{\"n\":%d,%s}".formatted(i, i < EVENTS ? "\"last\":false" : Follower.LAST);
      var _ =
          clock.schedule(
              () -> engine.publish(TOPIC, data), (long) i * EVENT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void check(List<String> log, long seed, TestReporter report) {
    assertThat(log).hasSize(EVENTS);
    readers.forEach(
        (way, all) -> {
          assertThat(all).hasSize(NETWORKS * READERS_OF_A_NETWORK);
          for (Follower reader : all) {
            assertThat(reader.events()).as("%s, seed %d", way, seed).isEqualTo(log);
            assertThat(reader.gaps()).as("%s, seed %d: false gaps", way, seed).isZero();
          }
          int lost = all.stream().mapToInt(Follower::lost).sum();
          report.publishEntry(way + " delivered", "100 %, connections lost " + lost);
          assertThat(lost).as("%s was disturbed", way).isGreaterThan(all.size());
        });
  }
}
