package dev.crease.server.operate;

import dev.crease.push.stats.HubStats;
import java.util.Optional;

/// Whether new readers should be sent here. Any thread.
///
/// A server that cannot write is not ready for some seconds after each failure, and then is again:
/// only somebody's next write can tell whether the disk has recovered.
public final class Readiness {
  private static final long FAILING_NANOS = 30_000_000_000L;

  private final HubStats stats;
  private volatile Phase phase = Phase.STARTING;

  /// Of a server that is starting.
  public Readiness(HubStats stats) {
    this.stats = stats;
  }

  /// Where a server is in its life; it only goes forward.
  public enum Phase {
    /// It reads its log.
    STARTING("starting"),
    /// It listens, and makes itself fast.
    WARMING("warming up"),
    /// It serves.
    READY(""),
    /// It was told to stop.
    DRAINING("draining");

    private final String why;

    Phase(String why) {
      this.why = why;
    }
  }

  /// The server has come so far.
  public synchronized void reached(Phase next) {
    if (next.compareTo(phase) > 0) {
      phase = next;
    }
  }

  /// Why nobody should be sent here; empty when the server is ready.
  public Optional<String> whyNot() {
    Phase now = phase;
    if (now != Phase.READY) {
      return Optional.of(now.why);
    }
    return stats.failedWithin(FAILING_NANOS) ? Optional.of("log down") : Optional.empty();
  }
}
