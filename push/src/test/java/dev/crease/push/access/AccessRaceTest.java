package dev.crease.push.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crease.push.Limits;
import dev.crease.push.PushError;
import dev.crease.push.Race;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two clients at once: what there is one of is given once, and what there is some of is not given
/// more often.
class AccessRaceTest {
  private static final Principal ANN = new Principal("ann", "Ann", List.of(), List.of());
  private static final int TICKETS = 1_000;

  @Test
  void aTicketIsGoodForOneOfTwo() {
    Limits.Credentials many = new Limits.Credentials(30, TICKETS, 30, 9);
    Tickets tickets = new Tickets(Limits.defaults().with(many), () -> Instant.EPOCH, new Random(1));
    List<String> all = Stream.generate(() -> tickets.issue(ANN).text()).limit(TICKETS).toList();
    Winners winners = new Winners();
    AtomicInteger ready = new AtomicInteger();
    Runnable useAll =
        () -> {
          for (int i = 0; i < TICKETS; i++) {
            String ticket = all.get(i);
            ready.incrementAndGet();
            while (ready.get() < 2 * (i + 1)) {
              Thread.onSpinWait(); // both at once
            }
            winners.tryIt(() -> tickets.use(ticket));
          }
        };
    Race.together(useAll, useAll);
    assertEquals(TICKETS, winners.count.get());
    assertEquals(0, tickets.size());
  }

  @Test
  void aBucketGivesBothTogetherWhatItHolds() {
    Buckets buckets = new Buckets("p", new Limits.Rate(TICKETS, 10), () -> 7);
    AtomicInteger taken = new AtomicInteger();
    Runnable takeAll =
        () -> {
          for (int i = 0; i < TICKETS; i++) {
            if (buckets.tryTake("ann")) {
              taken.incrementAndGet();
            }
          }
        };
    Race.together(takeAll, takeAll);
    assertEquals(TICKETS, taken.get());
  }

  private static final class Winners {
    final AtomicInteger count = new AtomicInteger();

    void tryIt(Runnable attempt) {
      try {
        attempt.run();
        count.incrementAndGet();
      } catch (PushError.Raised refused) {
        if (refused.error() != PushError.BAD_TICKET) {
          throw refused;
        }
      }
    }
  }
}
