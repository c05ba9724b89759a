package dev.crease.server;

import dev.crease.push.EventLog;
import dev.crease.push.hub.Sweeper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Sweeps again and again, on one thread of its own, until it is closed. A sweep that fails is
/// tried again the next time.
final class Sweeping implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Sweeping.class.getName());

  /// From the end of a sweep to the next one, in seconds.
  private static final int PAUSE_SECONDS = 10;

  private final Sweeper sweeper;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("retention").daemon().factory());
  private long failures;

  Sweeping(Sweeper sweeper) {
    this.sweeper = sweeper;
    thread.scheduleWithFixedDelay(this::sweep, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  private void sweep() {
    try {
      sweeper.sweep();
      failures = 0;
    } catch (EventLog.Failure | IllegalArgumentException | IllegalStateException failure) {
      failures++;
      if (failures == 1) { // it says nothing new until it has worked again
        LOG.log(Level.WARNING, "retention could not be applied; it is tried again", failure);
      }
    }
  }

  /// Waits for the sweep under way. The log may be closed after that.
  @Override
  public void close() {
    thread.close();
    sweeper.close();
  }
}
