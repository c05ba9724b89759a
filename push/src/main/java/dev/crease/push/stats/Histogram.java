package dev.crease.push.stats;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// Durations, counted in buckets whose bounds rise by half an octave: 8 µs, 12 µs, 16 µs … 12.9 s,
/// so a value read from it is at most half too high. Any thread; 400 bytes, and no more with time.
public final class Histogram {
  private static final int FIRST_BIT = 13; // 2^13 ns is 8 µs
  private static final int BUCKETS = 43;

  private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);
  private final LongAdder sum = new LongAdder();

  /// Counts a duration; what is negative counts as nothing.
  public void record(long nanos) {
    buckets.incrementAndGet(bucket(nanos));
    sum.add(Math.max(0, nanos));
  }

  /// The first bucket whose bound is not below.
  private static int bucket(long nanos) {
    long last = nanos - 1; // a bound is part of its bucket
    int bit = 63 - Long.numberOfLeadingZeros(Math.max(last, 1));
    if (bit < FIRST_BIT) {
      return 0;
    }
    int half = (int) (last >> (bit - 1)) & 1;
    return Math.min(BUCKETS - 1, 2 * (bit - FIRST_BIT) + half + 1);
  }

  /// The bound of a bucket: what it holds took at most so long.
  private static long boundNanos(int bucket) {
    int octave = FIRST_BIT + bucket / 2;
    return bucket % 2 == 0 ? 1L << octave : 3L << (octave - 1);
  }

  /// What was counted so far. Any thread.
  public Snapshot snapshot() {
    long[] counts = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] = buckets.get(i);
    }
    return new Snapshot(counts, sum.sum());
  }

  /// A histogram at one moment. A value; the sums of several loops are added up in it.
  public static final class Snapshot {
    /// Nothing.
    public static final Snapshot EMPTY = new Snapshot(new long[BUCKETS], 0);

    private final long[] counts;
    private final long sumNanos;

    private Snapshot(long[] counts, long sumNanos) {
      this.counts = counts;
      this.sumNanos = sumNanos;
    }

    /// Both together.
    public Snapshot plus(Snapshot other) {
      long[] both = counts.clone();
      for (int i = 0; i < BUCKETS; i++) {
        both[i] += other.counts[i];
      }
      return new Snapshot(both, sumNanos + other.sumNanos);
    }

    /// How many buckets have a bound; one more holds what took longer than the last bound.
    public int bounds() {
      return BUCKETS - 1;
    }

    /// The bound of a bucket.
    public long boundNanos(int bucket) {
      return Histogram.boundNanos(bucket);
    }

    /// How many took at most the bucket's bound.
    public long atMost(int bucket) {
      long count = 0;
      for (int i = 0; i <= bucket; i++) {
        count += counts[i];
      }
      return count;
    }

    /// How many there are.
    public long count() {
      return atMost(BUCKETS - 1);
    }

    /// How long all took together.
    public long sumNanos() {
      return sumNanos;
    }
  }
}
