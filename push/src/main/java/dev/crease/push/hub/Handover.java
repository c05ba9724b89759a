package dev.crease.push.hub;

import dev.crease.push.Publication;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What the log's thread hands to a loop: batches of events in the log's order, up to a bound. When
/// the loop is so late that they do not fit, everything is left out until the loop has taken note,
/// and finds it in the log. One thread offers; the loop takes.
final class Handover {
  /// What an event weighs beside its JSON, in bytes.
  private static final int EVENT_WEIGHT = 128;

  private final Queue<List<Publication>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final long mostBytes;
  private volatile boolean leftOut;

  Handover(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// Hands a batch over, or leaves it out. A batch always fits when nothing waits.
  void offer(List<Publication> batch) {
    if (leftOut) {
      return;
    }
    long size = size(batch);
    long before = bytes.getAndAdd(size);
    if (before > 0 && before + size > mostBytes) {
      bytes.addAndGet(-size);
      leftOut = true;
    } else {
      waiting.add(batch);
    }
  }

  /// Takes what waits, in order. The loop only.
  void take(Consumer<List<Publication>> taker) {
    for (var batch = waiting.poll(); batch != null; batch = waiting.poll()) {
      bytes.addAndGet(-size(batch));
      taker.accept(batch);
    }
  }

  /// Whether something was left out since the last time this was asked. The loop only, after
  /// [#take]: what was taken so far lies before what was left out. Whoever wants to know where that
  /// ends must ask after this.
  boolean tookNote() {
    boolean something = leftOut;
    if (something) {
      leftOut = false;
    }
    return something;
  }

  private static long size(List<Publication> batch) {
    long size = 0;
    for (Publication publication : batch) {
      size += EVENT_WEIGHT + publication.json().length();
    }
    return size;
  }
}
