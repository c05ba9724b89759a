package dev.crease.push;

/// Two threads that meet in what they share. Any thread.
public final class Race {
  private Race() {}

  /// Two threads, from both have begun until both have ended.
  public static void together(Runnable one, Runnable other) {
    Thread first = new Thread(one);
    Thread second = new Thread(other);
    first.start();
    second.start();
    try {
      first.join();
      second.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts", e);
    }
  }
}
