package dev.crease.push.stream;

import dev.crease.push.Loop;
import dev.crease.push.stats.Count;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks every loop four times a second to come back, on a thread of its own. How long each takes is
/// the loop's lag; one that does not come back within a second is named, once, with what it is
/// doing: all of its connections wait for that.
public final class LoopWatchdog implements AutoCloseable {
  private static final Logger LOG = System.getLogger(LoopWatchdog.class.getName());
  private static final int EVERY_MILLIS = 250;
  static final long STALL_NANOS = 1_000_000_000L;

  private final List<Watched> watched;
  private final LongSupplier clock;
  private final Consumer<Stall> onStall;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param clock in nanoseconds
  LoopWatchdog(Collection<? extends Loop> loops, LongSupplier clock, Consumer<Stall> onStall) {
    this.watched = loops.stream().map(Watched::new).toList();
    this.clock = clock;
    this.onStall = onStall;
  }

  /// Watches these loops and logs what it finds.
  public static LoopWatchdog start(Collection<? extends Loop> loops) {
    LoopWatchdog dog = new LoopWatchdog(loops, System::nanoTime, LoopWatchdog::log);
    Thread.ofPlatform().daemon().name("watchdog").start(dog::run);
    return dog;
  }

  /// A loop that does not come back.
  ///
  /// @param stack what it does just now
  record Stall(String thread, long millis, List<StackTraceElement> stack) {}

  private static void log(Stall stall) {
    String stack =
        stall.stack().stream().map(each -> "\n  at " + each).collect(Collectors.joining());
    LOG.log(
        Level.WARNING,
        "%s has not come back for %d ms:%s".formatted(stall.thread(), stall.millis(), stack));
  }

  private void run() {
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks at each loop once. The watchdog's thread only.
  void look() {
    watched.forEach(Watched::look);
  }

  /// Stops looking.
  @Override
  public void close() {
    closed.countDown();
  }

  /// One loop, and the question it was asked last.
  private final class Watched {
    private final Loop loop;
    private volatile @Nullable Thread thread;
    private volatile boolean back = true;
    private volatile boolean named;
    private long asked;

    Watched(Loop loop) {
      this.loop = loop;
    }

    void look() {
      long now = clock.getAsLong();
      if (back) {
        back = false;
        named = false;
        asked = now;
        loop.execute(() -> comeBack(now));
      } else if (!named && now - asked >= STALL_NANOS) {
        named = true;
        name(now - asked);
      }
    }

    private void name(long nanos) {
      Thread stuck = thread;
      if (stuck != null) {
        List<StackTraceElement> stack = Stream.of(stuck.getStackTrace()).toList();
        onStall.accept(new Stall(stuck.getName(), nanos / 1_000_000, stack));
      }
    }

    /// On the loop.
    private void comeBack(long since) {
      loop.stats().lag().record(clock.getAsLong() - since);
      if (named) {
        loop.stats().add(Count.LOOP_STALLS);
      }
      thread = Thread.currentThread();
      back = true;
    }
  }
}
