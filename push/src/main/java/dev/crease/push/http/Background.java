package dev.crease.push.http;

import dev.crease.push.EventLog;
import dev.crease.push.Loop;
import dev.crease.push.PushError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs what may block off the loops, and brings the outcome back to a loop. Any thread.
///
/// The one place where a failure becomes a problem for the client: what was raised as it is, the
/// log's failure as `log-down`, and a mistake of ours as `fault`, with the details in our own log.
final class Background {
  private static final Logger LOG = System.getLogger(Background.class.getName());

  private final Executor threads;
  private final int most;
  private final AtomicInteger running = new AtomicInteger();

  /// @param most how many tasks may run at once; more are refused as `overloaded`
  Background(Executor threads, int most) {
    this.threads = threads;
    this.most = most;
  }

  /// Computes an answer off the loop, makes one of the problem if there is one, and hands it to the
  /// loop.
  <A> void run(
      Loop loop, Supplier<A> work, Function<PushError.Raised, A> problem, Consumer<A> then) {
    if (running.incrementAndGet() > most) {
      running.decrementAndGet();
      A refusal = problem.apply(PushError.OVERLOADED.raise("too many requests are being answered"));
      loop.execute(() -> then.accept(refusal));
      return;
    }
    AtomicBoolean over = new AtomicBoolean();
    Consumer<A> finish =
        answer -> {
          if (over.compareAndSet(false, true)) {
            running.decrementAndGet();
            loop.execute(() -> then.accept(answer));
          }
        };
    boolean given = false;
    try {
      threads.execute(() -> runNow(work, problem, finish));
      given = true;
    } catch (RejectedExecutionException e) {
      LOG.log(Level.ERROR, "no thread for a request", e);
    } finally {
      if (!given) {
        finish.accept(problem.apply(fault()));
      }
    }
  }

  /// Whatever is thrown, even what nobody should catch, the asker is answered and the place among
  /// the running is given back.
  private static <A> void runNow(
      Supplier<A> work, Function<PushError.Raised, A> problem, Consumer<A> finish) {
    boolean answered = false;
    try {
      A answer = answer(work, problem);
      answered = true;
      finish.accept(answer);
    } finally {
      if (!answered) {
        finish.accept(problem.apply(fault()));
      }
    }
  }

  /// A mistake of ours, as the client is told of it.
  static PushError.Raised fault() {
    return PushError.FAULT.raise("it was noted in the server's log");
  }

  private static <A> A answer(Supplier<A> work, Function<PushError.Raised, A> problem) {
    try {
      return work.get();
    } catch (PushError.Raised raised) {
      return problem.apply(raised);
    } catch (EventLog.Failure failure) {
      LOG.log(Level.ERROR, "the log failed", failure);
      return problem.apply(
          PushError.LOG_DOWN.raise(
              "try again; an event that was sent may or may not be kept: repeat its Idempotency-Key"));
    } catch (RuntimeException mistake) {
      LOG.log(Level.ERROR, "a request failed", mistake);
      return problem.apply(fault());
    }
  }
}
