package dev.crease.push;

import dev.crease.push.stats.LoopStats;
import java.util.concurrent.Executor;

/// One event loop: a thread that owns connections, feeds and subscriptions, and never blocks.
public interface Loop extends Executor {
  /// Runs the task on the loop, after those that were given before. Any thread.
  @Override
  void execute(Runnable task);

  /// Where the loop counts what it does.
  LoopStats stats();

  /// Whether the caller is on this loop.
  boolean inLoop();

  /// Fails unless the caller is on this loop; what only a loop may touch begins with it.
  default void assertInLoop() {
    if (!inLoop()) {
      throw new IllegalStateException("only this loop may call, was: " + Thread.currentThread());
    }
  }
}
