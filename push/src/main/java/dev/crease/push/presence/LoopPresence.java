package dev.crease.push.presence;

import dev.crease.push.Loop;
import dev.crease.push.Topic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Who comes and goes on one loop, until it is asked for. Its loop only, but for [#collect], which
/// the presence thread calls.
///
/// Coming and going costs a look-up in a map of the loop's own. At most two [Changes] are there at
/// once: the one that is being written, and the one that was handed over.
final class LoopPresence {
  private final Loop loop;
  private final int most;
  private final AtomicReference<@Nullable Changes> handed = new AtomicReference<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean changed;
  private Changes changes = new Changes();
  private int attended;

  /// @param most the most topics that its connections are in together
  LoopPresence(Loop loop, int most) {
    this.loop = loop;
    this.most = most;
  }

  /// Takes places in so many topics, if there are.
  boolean take(int places) {
    loop.assertInLoop();
    if (attended + places > most) {
      return false;
    }
    attended += places;
    return true;
  }

  /// Gives them back.
  void giveBack(int places) {
    attended -= places;
  }

  /// One connection more, or fewer, in each of these topics.
  void change(List<Topic> topics, Visitor who, int by) {
    loop.assertInLoop();
    for (int i = 0; i < topics.size(); i++) {
      changes.add(topics.get(i), who, by);
    }
    if (!changed) {
      changed = true;
    }
  }

  /// Takes what was handed over since the last time, and asks for what has changed meanwhile. The
  /// presence thread only.
  Optional<Changes> collect() {
    Changes taken = handed.getAndSet(null);
    if (changed && asked.compareAndSet(false, true)) {
      loop.execute(this::handOver);
    }
    return Optional.ofNullable(taken);
  }

  private void handOver() {
    changed = false;
    handed.set(changes);
    changes = new Changes();
    asked.set(false);
  }
}
