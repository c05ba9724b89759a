package dev.crease.push.stats;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// What a hub and its edge have done, for whoever exports it: numbers and no names, so that the
/// engine needs no library for metrics. Any thread.
///
/// Each loop counts for itself ([LoopStats]); here the loops are added up when somebody asks.
public final class HubStats {
  private final List<LoopStats> loops = new CopyOnWriteArrayList<>();
  private final PresenceStats presence = new PresenceStats();
  private final LongAdder publications = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder mistakes = new LongAdder();
  private volatile boolean failing;
  private volatile long failedAt;
  private final Histogram publishing = new Histogram();

  /// What was counted of presence and of ephemeral events.
  public PresenceStats presence() {
    return presence;
  }

  /// One more loop is added up.
  public void add(LoopStats loop) {
    loops.add(loop);
  }

  /// So many events were published, in so long.
  public void published(int events, long nanos) {
    publications.add(events);
    publishing.record(nanos);
    if (failing) {
      failing = false;
    }
  }

  /// The log failed an append.
  public void failed() {
    failures.increment();
    failedAt = System.nanoTime();
    failing = true;
  }

  /// A reader was ended by a mistake of ours.
  public void mistaken() {
    mistakes.increment();
  }

  /// What all loops have counted.
  public long get(Count what) {
    long sum = 0;
    for (LoopStats loop : loops) {
      sum += loop.get(what);
    }
    return sum;
  }

  /// How many events were published here.
  public long publications() {
    return publications.sum();
  }

  /// How many appends the log has failed.
  public long failures() {
    return failures.sum();
  }

  /// Whether the last append failed, and that no longer ago than this.
  public boolean failedWithin(long nanos) {
    return failing && System.nanoTime() - failedAt < nanos;
  }

  /// How many readers were ended by a mistake of ours.
  public long mistakes() {
    return mistakes.sum();
  }

  /// From the call of a publish until its events are durable and the loops have been told.
  public Histogram.Snapshot publishing() {
    return publishing.snapshot();
  }

  /// From the moment that an event is durable until the last reader of a loop who could take it has
  /// it in its socket: one duration for each loop and batch, so it costs nothing per reader.
  public Histogram.Snapshot delivering() {
    return sum(LoopStats::delivering);
  }

  /// How long tasks waited for their loop.
  public Histogram.Snapshot lag() {
    return sum(LoopStats::lag);
  }

  private Histogram.Snapshot sum(Function<LoopStats, Histogram> which) {
    return loops.stream()
        .map(loop -> which.apply(loop).snapshot())
        .reduce(Histogram.Snapshot.EMPTY, Histogram.Snapshot::plus);
  }
}
