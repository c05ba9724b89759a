package dev.crease.push.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crease.push.Race;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Two tasks for one place in the background, in every order: never both at once, each is answered
/// once, and the place is free afterwards.
class BackgroundRaceTest {
  @Test
  void onePlaceIsTakenByOne() {
    Race.run(BackgroundRaceTest::onePlace);
  }

  private static void onePlace() {
    Background background = new Background(Runnable::run, 1);
    AtomicInteger running = new AtomicInteger();
    Queue<String> answers = new ConcurrentLinkedQueue<>();
    Runnable task =
        () ->
            background.run(
                BackgroundTest.AT_ONCE,
                () -> {
                  assertEquals(1, running.incrementAndGet());
                  running.decrementAndGet();
                  return "done";
                },
                raised -> raised.error().name(),
                answers::add);
    Race.together(task, task);
    assertEquals(2, answers.size());
    assertTrue(answers.contains("done"));
    answers.clear();
    task.run();
    assertEquals(List.of("done"), List.copyOf(answers), "the place is free");
  }
}
