package dev.crease.push.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void aBoundCountsWhatTookAtMostSoLong() {
    long[] nanos = new Random(7).longs(10_000, -5, 20_000_000_000L).toArray();
    for (int i = 0; i < nanos.length; i += 2) {
      nanos[i] %= 1_000_000; // many short ones
    }
    Histogram histogram = new Histogram();
    Arrays.stream(nanos).forEach(histogram::record);
    Histogram.Snapshot now = histogram.snapshot();
    for (int bucket = 0; bucket < now.bounds(); bucket++) {
      long bound = now.boundNanos(bucket);
      long expected = Arrays.stream(nanos).filter(each -> each <= bound).count();
      assertThat(now.atMost(bucket)).as("at most %d ns", bound).isEqualTo(expected);
    }
    assertThat(now.count()).isEqualTo(nanos.length);
    assertThat(now.sumNanos()).isEqualTo(Arrays.stream(nanos).map(n -> Math.max(0, n)).sum());
  }

  @Test
  void boundsRiseByHalfAnOctave() {
    Histogram.Snapshot empty = Histogram.Snapshot.EMPTY;
    for (int bucket = 1; bucket < empty.bounds(); bucket++) {
      double step = (double) empty.boundNanos(bucket) / empty.boundNanos(bucket - 1);
      assertThat(step).isBetween(1.3, 1.5);
    }
    assertThat(empty.boundNanos(0)).isEqualTo(8_192);
    assertThat(empty.boundNanos(empty.bounds() - 1)).isGreaterThan(10_000_000_000L);
  }

  @Test
  void severalAreAddedUp() {
    Histogram one = new Histogram();
    Histogram two = new Histogram();
    one.record(10_000);
    two.record(1_000_000);
    Histogram.Snapshot both = one.snapshot().plus(two.snapshot());
    assertThat(both.count()).isEqualTo(2);
    assertThat(both.sumNanos()).isEqualTo(1_010_000);
  }
}
