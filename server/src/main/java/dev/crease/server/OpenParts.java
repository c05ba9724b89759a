package dev.crease.server;

import java.util.ArrayDeque;

/// What a server has opened, to be closed in reverse order, each part whatever becomes of the
/// others. Closing twice is harmless. Any thread, one at a time.
final class OpenParts implements AutoCloseable {
  private final ArrayDeque<Runnable> closers = new ArrayDeque<>();

  /// One more part is open.
  ///
  /// @param closer closes it
  synchronized void add(Runnable closer) {
    closers.push(closer);
  }

  /// Closes all parts; the first failure is thrown when the last part is closed.
  @Override
  public synchronized void close() {
    RuntimeException failure = null;
    while (!closers.isEmpty()) {
      try {
        closers.pop().run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
