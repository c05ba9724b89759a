package dev.crease.push.stats;

import java.util.concurrent.atomic.AtomicLongArray;

/// What one event loop has counted. Its loop alone adds, so an addition is a plain one and costs
/// about a nanosecond beside the microseconds of a delivery; any thread reads, a moment late.
@SuppressWarnings("EnumOrdinal") // an EnumMap of boxes would cost what is to be measured
public final class LoopStats {
  private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);
  private final Histogram delivering = new Histogram();
  private final Histogram lag = new Histogram();

  /// One more.
  public void add(Count what) {
    add(what, 1);
  }

  /// So many more; fewer, for what goes up and down.
  public void add(Count what, long many) {
    int at = what.ordinal();
    counts.setOpaque(at, counts.getPlain(at) + many);
  }

  /// What was counted. Any thread.
  long get(Count what) {
    return counts.getOpaque(what.ordinal());
  }

  /// How long events took from the log to the last reader of this loop who could take them.
  public Histogram delivering() {
    return delivering;
  }

  /// How long a task waited for the loop: what the watchdog finds.
  public Histogram lag() {
    return lag;
  }
}
