package dev.crease.push.presence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The presence thread: one daemon for a server, which turns its [Presence] until it is closed.
public final class PresenceThread implements AutoCloseable {
  private static final Logger LOG = System.getLogger(PresenceThread.class.getName());

  /// How long what happened on a loop waits at most before it is asked for, in milliseconds, and
  /// again before it is taken.
  private static final int TICK_MILLIS = 250;

  private final Presence presence;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("presence").daemon().factory());
  private long mistakes;

  private PresenceThread(Presence presence) {
    this.presence = presence;
  }

  /// Starts to turn it.
  public static PresenceThread start(Presence presence) {
    PresenceThread started = new PresenceThread(presence);
    started.thread.scheduleWithFixedDelay(
        started::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return started;
  }

  /// A mistake must not end the thread: what is thrown would do so without a word.
  private void tick() {
    try {
      presence.tick(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    } catch (RuntimeException mistake) {
      mistakes++;
      if (Long.bitCount(mistakes) == 1) {
        LOG.log(Level.ERROR, "presence failed, the %d. time".formatted(mistakes), mistake);
      }
    }
  }

  /// Waits for the turn under way; readers are told nothing more.
  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
