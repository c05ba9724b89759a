package dev.crease.push.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Limits;
import dev.crease.push.PushError;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND); // nanoTime may overflow
  private final Buckets buckets = buckets(10);

  @Test
  void theQuotaMayBeTakenAtOnceAndNoMore() {
    assertThat(buckets.take("ann").left()).isEqualTo(3);
    buckets.take("ann");
    buckets.take("ann");
    Buckets.Level last = buckets.take("ann");
    assertThat(last.left()).isZero();
    assertThat(last.fullIn()).isEqualTo(8);
    assertRefused("ann", "2");
  }

  @Test
  void itComesBackEvenly() {
    IntStream.range(0, 4).forEach(_ -> buckets.take("ann"));
    now.addAndGet(2 * SECOND - 1);
    assertRefused("ann", "1");
    now.addAndGet(1);
    assertThat(buckets.take("ann").left()).isZero();
    now.addAndGet(100 * SECOND);
    assertThat(buckets.take("ann").left()).isEqualTo(3);
  }

  @Test
  void aRefusalCostsNothing() {
    IntStream.range(0, 4).forEach(_ -> buckets.take("ann"));
    IntStream.range(0, 50).forEach(_ -> assertRefused("ann", "2"));
    now.addAndGet(2 * SECOND);
    assertThat(buckets.take("ann").left()).isZero();
  }

  @Test
  void clientsDoNotShare() {
    IntStream.range(0, 4).forEach(_ -> buckets.take("ann"));
    assertThat(buckets.take("bob").left()).isEqualTo(3);
  }

  @Test
  void fullBucketsAreForgotten() {
    IntStream.range(0, 10).forEach(i -> buckets.take("client " + i));
    now.addAndGet(2 * SECOND);
    buckets.take("one more");
    assertThat(buckets.size()).isEqualTo(1);
  }

  @Test
  void whenNoneCanBeForgottenNewcomersShareOneAndTheKnownKeepTheirs() {
    IntStream.range(0, 10).forEach(i -> buckets.take("client " + i));
    IntStream.range(0, 4).forEach(i -> buckets.take("newcomer " + i));
    assertRefused("newcomer 5", "2");
    assertThat(buckets.take("client 3").left()).isEqualTo(2);
    assertThat(buckets.size()).isEqualTo(11);
  }

  private Buckets buckets(int most) {
    return new Buckets("publish", new Limits.Rate(4, 8), most, now::get);
  }

  private void assertRefused(String client, String retryAfter) {
    assertThatThrownBy(() -> buckets.take(client))
        .isInstanceOfSatisfying(
            PushError.Raised.class,
            raised -> {
              assertThat(raised.error()).isEqualTo(PushError.TOO_MANY_REQUESTS);
              assertThat(raised.members()).containsEntry("retryAfter", retryAfter);
              assertThat(raised.detail()).isEqualTo("4 in 8 seconds are allowed (publish)");
            });
  }
}
