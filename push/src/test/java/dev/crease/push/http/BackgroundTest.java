package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Loop;
import dev.crease.push.PushError;
import dev.crease.push.Race;
import dev.crease.push.stats.LoopStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Whatever happens in the background, there is one answer, and the place is given back.
class BackgroundTest {
  private static final Loop AT_ONCE =
      new Loop() {
        @Override
        public void execute(Runnable task) {
          task.run();
        }

        @Override
        public LoopStats stats() {
          return new LoopStats();
        }

        @Override
        public boolean inLoop() {
          return true;
        }
      };

  private final List<String> answers = new ArrayList<>();

  @Test
  void anErrorIsAnsweredAsAFaultAndGoesItsWay() {
    Background background = new Background(Runnable::run, 1);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  run(
                      background,
                      () -> {
                        throw new LinkageError("on purpose");
                      }))
          .isInstanceOf(LinkageError.class);
    }
    run(background, () -> "well");
    assertThat(answers).containsExactly("fault", "fault", "well");
  }

  @Test
  void anExecutorThatTakesNothingIsAFault() {
    Executor closed =
        _ -> {
          throw new RejectedExecutionException("on purpose");
        };
    Background background = new Background(closed, 1);
    run(background, () -> "well");
    run(background, () -> "well");
    assertThat(answers).containsExactly("fault", "fault");
  }

  @Test
  void moreThanMayRunAreRefused() {
    List<Runnable> held = new ArrayList<>();
    Background background = new Background(held::add, 1);
    run(background, () -> "first");
    run(background, () -> "second");
    held.getFirst().run();
    run(background, () -> "third");
    held.getLast().run();
    assertThat(answers).containsExactly("overloaded", "first", "third");
  }

  private void run(Background background, Supplier<String> work) {
    background.run(AT_ONCE, work, BackgroundTest::code, answers::add);
  }

  @Test
  void whoeverAsksAtOnceIsAnsweredAndNoMoreRunThanMay() {
    int most = 3;
    AtomicInteger running = new AtomicInteger();
    AtomicInteger tooMany = new AtomicInteger();
    Queue<String> all = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Background background = new Background(threads, most);
      Supplier<String> work =
          () -> {
            if (running.incrementAndGet() > most) {
              tooMany.incrementAndGet();
            }
            LockSupport.parkNanos(1);
            running.decrementAndGet();
            return "well";
          };
      Runnable ask =
          () -> {
            for (int i = 0; i < 5_000; i++) {
              background.run(AT_ONCE, work, problem -> problem.error().code(), all::add);
            }
          };
      Race.together(ask, ask);
    }
    assertThat(tooMany).hasValue(0);
    assertThat(all).hasSize(10_000).containsOnly("well", "overloaded").contains("overloaded");
  }

  private static String code(PushError.Raised raised) {
    return raised.error().code();
  }
}
