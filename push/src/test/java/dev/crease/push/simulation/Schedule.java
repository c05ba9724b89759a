package dev.crease.push.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/// Virtual time: what is to happen, in the order of its time. Nothing ever waits.
final class Schedule {
  private final Random random;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::millis).thenComparingLong(Entry::number));
  private long now;
  private long number;

  Schedule(Random random) {
    this.random = random;
  }

  private record Entry(long millis, long number, Runnable task) {}

  /// Milliseconds since the beginning.
  long now() {
    return now;
  }

  /// A number of milliseconds by chance, less than `bound`, mostly small.
  long chance(int bound) {
    return random.nextInt(1 + random.nextInt(bound));
  }

  void in(long millis, Runnable task) {
    at(now + millis, task);
  }

  void at(long millis, Runnable task) {
    entries.add(new Entry(millis, number++, task));
  }

  /// Lets time pass until a moment.
  void runUntil(long end) {
    while (!entries.isEmpty() && entries.element().millis <= end) {
      Entry next = entries.remove();
      now = next.millis;
      next.task.run();
    }
    now = end;
  }
}
