package dev.crease.push;

import org.jetbrains.lincheck.Lincheck;

/// Threads that meet in every order: a model checker (Lincheck) switches between them wherever they
/// read or write what they share, and tries other places in each round. What it finds it prints as
/// a schedule, step by step. It does not reorder memory as a processor might. AssertJ cannot be
/// used inside: Lincheck compares objects by `equals`, which an assertion of AssertJ refuses.
public final class Race {
  private static final int ROUNDS = 150;

  private Race() {}

  /// Runs a scenario in some hundred of its orders. It must be the same each time but for the
  /// order, and have few steps, or the one that matters is not among them; what it throws fails the
  /// test.
  public static void run(Runnable scenario) {
    Lincheck.runConcurrentTest(ROUNDS, scenario);
  }

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
