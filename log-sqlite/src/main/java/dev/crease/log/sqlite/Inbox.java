package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for the writer, bounded in number and in bytes. Any thread offers and never waits;
/// the writer takes.
final class Inbox {
  /// How many requests wait at most.
  static final int WAITING_MAX = 10_000;

  /// How much they weigh together at most; one alone may weigh more.
  static final long WEIGHT_MAX = 64L << 20;

  /// How much one group weighs at most, unless it is one request: a group's time in the disk is
  /// everyone's wait.
  static final long GROUP_WEIGHT_MAX = 1L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition offered = lock.newCondition();
  private final ArrayDeque<Request<?>> waiting = new ArrayDeque<>();
  private long weight;
  private boolean closed;

  /// Leaves a request for the writer, or fails at once.
  void offer(Request<?> request) {
    lock.lock();
    try {
      if (closed) {
        throw new EventLog.Failure("the log is closed");
      }
      boolean heavy = weight + request.weight() > WEIGHT_MAX && !waiting.isEmpty();
      if (heavy || waiting.size() == WAITING_MAX) {
        throw new EventLog.Failure(
            "the log is behind: %d appends of about %d bytes wait for the disk"
                .formatted(waiting.size(), weight));
      }
      waiting.add(request);
      weight += request.weight();
      offered.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a request and takes what waits with it, as much as fits a group; empty when the
  /// inbox is closed and nothing is left.
  List<Request<?>> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        offered.awaitUninterruptibly();
      }
      List<Request<?>> group = new ArrayList<>();
      long taken = 0;
      while (!waiting.isEmpty()
          && (group.isEmpty() || taken + waiting.peek().weight() <= GROUP_WEIGHT_MAX)) {
        Request<?> request = waiting.remove();
        group.add(request);
        taken += request.weight();
      }
      weight -= taken;
      return group;
    } finally {
      lock.unlock();
    }
  }

  /// How many requests wait.
  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Nothing more is accepted; what waits may still be taken.
  void close() {
    lock.lock();
    try {
      closed = true;
      offered.signal();
    } finally {
      lock.unlock();
    }
  }
}
