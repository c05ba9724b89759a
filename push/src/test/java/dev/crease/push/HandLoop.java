package dev.crease.push;

import dev.crease.push.stats.LoopStats;
import java.util.ArrayDeque;

/// A loop that a test turns by hand, one task at a time.
public final class HandLoop implements Loop {
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

  /// Whether the test is acting as the loop just now.
  public boolean inLoop;

  private final LoopStats stats = new LoopStats();

  @Override
  public LoopStats stats() {
    return stats;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public boolean inLoop() {
    return inLoop;
  }

  /// Runs the next task; false when there is none.
  public boolean runOne() {
    Runnable task = tasks.poll();
    if (task == null) {
      return false;
    }
    inLoop = true;
    task.run();
    inLoop = false;
    return true;
  }
}
