package dev.crease.push;

import dev.crease.push.stats.LoopStats;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A loop with a thread of its own, as in the product and without a network.
public final class ThreadLoop implements Loop, AutoCloseable {
  private final LoopStats stats = new LoopStats();
  private final ExecutorService thread = Executors.newSingleThreadExecutor(this::own);
  private volatile @Nullable Thread own;

  private Thread own(Runnable task) {
    Thread made = new Thread(task, "loop under test");
    own = made;
    return made;
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(task);
  }

  @Override
  public LoopStats stats() {
    return stats;
  }

  @Override
  public boolean inLoop() {
    return Thread.currentThread() == own;
  }

  /// Waits for what was given.
  @Override
  public void close() {
    thread.close();
  }
}
