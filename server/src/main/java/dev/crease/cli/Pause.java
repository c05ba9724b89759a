package dev.crease.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waiting on purpose, in a program that has nothing else to do.
final class Pause {
  private Pause() {}

  /// Waits, unless the thread is interrupted.
  static void of(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }
}
