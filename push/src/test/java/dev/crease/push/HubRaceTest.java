package dev.crease.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.hub.Hub;
import dev.crease.push.hub.Subscription;
import dev.crease.push.memory.MemoryLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Readers who come and go on two loops while two threads publish, all of them real threads: what
/// the log's thread, the loops and those who read history share is met in every order that the
/// machine finds. The seeded order of the same is in [SubscriptionSimulationTest].
class HubRaceTest {
  private static final Topic MATCH = new Topic("matches/42/events");
  private static final Draft DRAFT = new Draft("ball", Instant.EPOCH, JsonBytes.of("{}"));
  private static final int VISITS = 400;
  private static final int AHEAD = 500;

  private final MemoryLog log = new MemoryLog("k3", () -> Instant.EPOCH);

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void whoComesAndGoesMissesNothing() throws Exception {
    race(Limits.defaults());
  }

  /// So that a loop is often too late for what is handed to it, and finds it in the log.
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void whereTheLoopsAreTooLateNothingIsMissedEither() throws Exception {
    Limits limits = Limits.defaults().withRing(8, 100_000);
    Limits.Feeds feeds = limits.feeds();
    race(limits.withFeeds(new Limits.Feeds(8, feeds.ringBytes(), 1, 600, feeds.selected())));
  }

  private void race(Limits limits) throws Exception {
    try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        Hub hub = new Hub(log, limits, LatestOnly.NONE, background);
        ThreadLoop one = new ThreadLoop();
        ThreadLoop two = new ThreadLoop()) {
      List<ThreadLoop> loops = List.of(one, two);
      loops.forEach(hub::add);
      List<Visits> all = loops.stream().map(loop -> new Visits(hub, loop)).toList();
      all.forEach(Visits::next);
      Race.together(() -> publish(hub, all), () -> publish(hub, all));
      long last = log.head().offset();
      all.forEach(visits -> visits.endAt(last));
      for (Visits visits : all) {
        assertThat(visits.ended.get(1, TimeUnit.MINUTES)).isEqualTo(last);
        assertThat(visits.wrong).isEmpty();
      }
    }
  }

  /// For as long as readers come, and never so far ahead of them that the log has to forget.
  private void publish(Hub hub, List<Visits> all) {
    while (all.stream().anyMatch(visits -> visits.visit < VISITS)) {
      long slowest = all.stream().mapToLong(visits -> visits.place).min().orElseThrow();
      if (log.head().offset() - slowest < AHEAD) {
        hub.publish(Append.of(MATCH, List.of(DRAFT)));
      } else {
        LockSupport.parkNanos(1_000);
      }
    }
  }

  /// One reader after the other on a loop, each of whom stays for some events and leaves its place
  /// to the next. The last stays to the end. Its loop only.
  private static final class Visits implements Subscriber {
    final CompletableFuture<Long> ended = new CompletableFuture<>();
    final List<String> wrong = new ArrayList<>();
    private final Hub hub;
    private final ThreadLoop loop;
    private @Nullable Subscription mine;
    private volatile int visit;
    private volatile long place;
    private long end = -1;
    private int stays;

    Visits(Hub hub, ThreadLoop loop) {
      this.hub = hub;
      this.loop = loop;
    }

    void next() {
      loop.execute(this::come);
    }

    /// Nothing will come after this offset.
    void endAt(long last) {
      loop.execute(
          () -> {
            end = last;
            leaveIfDone();
          });
    }

    private void come() {
      int now = visit + 1;
      visit = now;
      stays = now == VISITS ? Integer.MAX_VALUE : 1 + now % 7;
      From from = place == 0 ? new From.Earliest() : new From.After(hub.cursor(place));
      mine = hub.subscribe(loop, Selection.of(MATCH), from, this);
      leaveIfDone();
    }

    private void leaveIfDone() {
      if (place == end) {
        ended.complete(place);
      } else if (stays <= 0 && mine != null) {
        mine.close();
        mine = null;
        next();
      }
    }

    @Override
    public void deliver(List<Publication> publications) {
      for (Publication event : publications) {
        if (event.offset() != place + 1) {
          wrong.add("visit %d: %d after %d".formatted(visit, event.offset(), place));
        }
        place = event.offset();
      }
      stays -= publications.size();
      loop.execute(this::leaveIfDone);
    }

    @Override
    public int eventsAtOnce() {
      return 16;
    }

    @Override
    public int bytesAtOnce() {
      return 1_000;
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public boolean skipsToLatest() {
      return false;
    }

    @Override
    public void start(Start start) {
      if (!start.recovered()) {
        wrong.add("visit %d: a gap after %d".formatted(visit, place));
      }
    }

    @Override
    public void caughtUp() {}

    @Override
    public void failed(RuntimeException cause) {
      ended.completeExceptionally(cause);
    }
  }
}
