package dev.crease.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// SIGTERM and SIGINT (Ctrl-C): the first asks for an orderly end, the second ends the process at
/// once, with 128 and the signal's number as a shell expects it.
///
/// A shutdown hook would not do: while hooks run the JVM hears no second signal, and it exits with
/// 143 however well the end went. `sun.misc.Signal`, of the module `jdk.unsupported` that every JDK
/// has, is the only other way; it is called by reflection because javac's warning about it cannot
/// be silenced under `--release`.
final class StopSignals {
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  private final CountDownLatch first = new CountDownLatch(1);

  private StopSignals() {}

  /// Listens from now on.
  static StopSignals listen() {
    StopSignals signals = new StopSignals();
    try {
      signals.hear("INT", SIGINT);
      signals.hear("TERM", SIGTERM);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM has no way to hear signals", e);
    }
    return signals;
  }

  private void hear(String name, int number) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    InvocationHandler came =
        (_, _, _) -> {
          came(number);
          return null;
        };
    Object heard =
        Proxy.newProxyInstance(StopSignals.class.getClassLoader(), new Class<?>[] {handler}, came);
    Object which = signal.getConstructor(String.class).newInstance(name);
    Object _ = signal.getMethod("handle", signal, handler).invoke(null, which, heard);
  }

  private void came(int number) {
    if (first.getCount() == 0) {
      Runtime.getRuntime().halt(128 + number);
    }
    first.countDown();
  }

  /// Blocks until the first signal.
  void await() {
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs what ends the process in good order; when that takes too long the process ends all the
  /// same, with 1.
  static void within(Duration time, Runnable orderly, Runnable tooLate) {
    CountDownLatch done = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("deadline")
        .start(
            () -> {
              if (!over(done, time)) {
                tooLate.run();
                Runtime.getRuntime().halt(Exit.FAILED);
              }
            });
    orderly.run();
    done.countDown();
  }

  private static boolean over(CountDownLatch done, Duration time) {
    try {
      return done.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
