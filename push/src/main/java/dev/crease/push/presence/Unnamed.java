package dev.crease.push.presence;

import java.util.ArrayDeque;

/// How many people without a name are in one topic, counted by connection. One thread at a time.
///
/// Those who go are counted for a while longer, and whoever comes meanwhile is taken for the one
/// who went last: so a reader who connects anew, or waits anew, is neither missed nor counted
/// twice.
final class Unnamed {
  private final long graceMillis;
  private final ArrayDeque<Gone> gone = new ArrayDeque<>();
  private long here;
  private long awaited;

  /// @param graceMillis how long those who went are counted
  Unnamed(long graceMillis) {
    this.graceMillis = graceMillis;
  }

  private record Gone(long count, long at) {}

  /// So many connections more; fewer, if it is negative.
  void change(long by, long now) {
    here += by;
    if (here < 0) {
      throw new IllegalStateException("more connections went than had come: " + here);
    }
    if (by < 0) {
      awaited -= by;
      gone.addLast(new Gone(-by, now));
    } else {
      welcome(by);
    }
  }

  private void welcome(long count) {
    long left = count;
    while (left > 0 && !gone.isEmpty()) {
      Gone last = gone.removeLast();
      long back = Math.min(left, last.count);
      left -= back;
      awaited -= back;
      if (back < last.count) {
        gone.addLast(new Gone(last.count - back, last.at));
      }
    }
  }

  /// It is then; who is still awaited from before the grace is so no longer.
  void advance(long now) {
    while (!gone.isEmpty() && gone.getFirst().at + graceMillis <= now) {
      awaited -= gone.removeFirst().count;
    }
  }

  boolean awaitsSomebody() {
    return awaited > 0;
  }

  long count() {
    return here + awaited;
  }
}
