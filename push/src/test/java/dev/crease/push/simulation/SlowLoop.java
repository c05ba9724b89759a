package dev.crease.push.simulation;

import dev.crease.push.Loop;
import dev.crease.push.stats.LoopStats;

/// A loop, or the thread of a log's followers: its tasks run one after another, each some time
/// after it was given. One that has died runs none.
final class SlowLoop implements Loop {
  private final LoopStats stats = new LoopStats();
  private final Schedule schedule;
  private final int slowness;
  private long free;
  private boolean dead;
  private boolean running;

  /// @param slowness how late a task may be, in milliseconds
  SlowLoop(Schedule schedule, int slowness) {
    this.schedule = schedule;
    this.slowness = slowness;
  }

  @Override
  public LoopStats stats() {
    return stats;
  }

  @Override
  public void execute(Runnable task) {
    free = Math.max(free, schedule.now() + schedule.chance(slowness));
    schedule.at(free, () -> run(task));
  }

  private void run(Runnable task) {
    if (!dead) {
      running = true;
      task.run();
      running = false;
    }
  }

  @Override
  public boolean inLoop() {
    return running;
  }

  void die() {
    dead = true;
  }
}
