package dev.crease.push.hub;

import dev.crease.push.Ephemeral;
import dev.crease.push.Loop;
import dev.crease.push.stats.PresenceStats;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Ephemeral events on their way to the readers of one loop, up to a bound; what does not fit is
/// lost. Any thread may offer; the loop is woken once for all that wait.
final class Passing {
  private final Loop loop;
  private final Followed followed;
  private final PresenceStats stats;
  private final int most;
  private final Queue<Ephemeral> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean waking = new AtomicBoolean();

  /// @param most the most that wait
  Passing(Loop loop, Followed followed, PresenceStats stats, int most) {
    this.loop = loop;
    this.followed = followed;
    this.stats = stats;
    this.most = most;
  }

  /// Hands an event to the loop, if a feed of its topic is there and the loop is not late.
  void offer(Ephemeral event) {
    if (!followed.wants(event.topic())) {
      return;
    }
    if (count.getAndIncrement() >= most) {
      count.decrementAndGet();
      stats.leftOut();
      return;
    }
    waiting.add(event);
    if (waking.compareAndSet(false, true)) {
      loop.execute(this::pass);
    }
  }

  private void pass() {
    waking.set(false); // before it looks: what is added from now on wakes the loop again
    for (Ephemeral event = waiting.poll(); event != null; event = waiting.poll()) {
      count.decrementAndGet();
      Ephemeral passed = event;
      followed.each(event.topic(), feed -> feed.pass(passed));
    }
  }
}
