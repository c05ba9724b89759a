package dev.crease.server.scorers;

import dev.crease.push.PushError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A thread of its own, and what waits to be done on it, one thing after another; it begins with
/// the first. Any thread that may block may ask. It is bounded: when it is full the asker is told
/// to come back.
public final class Inbox implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Inbox.class.getName());
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private final String name;
  private final BlockingQueue<Ask<?>> waiting;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread thread;
  private boolean closed;

  /// @param name of the thread
  /// @param places how much may wait
  public Inbox(String name, int places) {
    this.name = name;
    this.waiting = new ArrayBlockingQueue<>(places);
  }

  private record Ask<T>(Supplier<T> work, CompletableFuture<T> answer) {
    /// Whatever is thrown, even what nobody should catch, the asker is answered.
    void run() {
      try {
        answer.complete(work.get());
      } catch (RuntimeException failed) {
        answer.completeExceptionally(failed);
      } finally {
        if (!answer.isDone()) {
          answer.completeExceptionally(PushError.FAULT.raise("it was noted in the server's log"));
        }
      }
    }

    void refuse() {
      answer.completeExceptionally(stopping());
    }
  }

  /// Has it done, and waits for the answer, or for what was thrown instead.
  ///
  /// @throws PushError.Raised `overloaded` when too much is waiting, or it is closed; `fault` when
  ///   its thread died of an error
  public <T> T ask(Supplier<T> work) {
    Ask<T> ask = new Ask<>(work, new CompletableFuture<>());
    enter(ask);
    try {
      return ask.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static PushError.Raised stopping() {
    return PushError.OVERLOADED.raise("the server is stopping");
  }

  /// Under the lock, so that nobody enters after [#close] has sent everybody away.
  private void enter(Ask<?> ask) {
    lock.lock();
    try {
      if (closed) {
        throw stopping();
      }
      if (!waiting.offer(ask)) {
        throw PushError.OVERLOADED.raise("too many commands wait for this match");
      }
      if (thread == null) {
        thread = begun();
      }
    } finally {
      lock.unlock();
    }
  }

  private Thread begun() {
    return Thread.ofVirtual().name(name).start(this::work);
  }

  private void work() {
    boolean stopped = false;
    try {
      while (true) {
        waiting.take().run();
      }
    } catch (InterruptedException stop) {
      stopped = true;
    } finally {
      ended(stopped);
    }
  }

  /// Who still waits is sent away if it is closed, and else gets another thread: this one died of
  /// an error.
  private void ended(boolean stopped) {
    lock.lock();
    try {
      if (stopped || closed) {
        for (Ask<?> ask = waiting.poll(); ask != null; ask = waiting.poll()) {
          ask.refuse();
        }
      } else {
        LOG.log(Level.ERROR, "the thread of {0} died of an error", name);
        thread = waiting.isEmpty() ? null : begun();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends its thread; who still waits is told that the server stops.
  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      running = thread;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.interrupt();
      try {
        running.join(CLOSE_WAIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
