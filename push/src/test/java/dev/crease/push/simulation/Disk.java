package dev.crease.push.simulation;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.EventLog;
import dev.crease.push.Topic;
import dev.crease.push.memory.MemoryLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// A disk with a log on it: what is submitted becomes durable some time later, all that waits
/// together. A crash loses what waits, and the answers that are under way; sometimes the whole log.
final class Disk {
  private final Schedule schedule;
  private final Random random;
  private final List<Wish> waiting = new ArrayList<>();
  private final List<Wish> unanswered = new ArrayList<>();
  private final List<Truth> lives = new ArrayList<>();
  private EventLog log;

  Disk(Schedule schedule, Random random) {
    this.schedule = schedule;
    this.random = random;
    log = newLog();
  }

  private record Wish(Append append, Consumer<AppendResult> then, Runnable failed) {}

  private EventLog newLog() {
    Truth truth = new Truth("e" + (lives.size() + 1));
    lives.add(truth);
    EventLog made = new MemoryLog(truth.epoch(), () -> Instant.EPOCH);
    made.follow(truth::add);
    return made;
  }

  EventLog log() {
    return log;
  }

  /// The log as it is.
  Truth truth() {
    return lives.getLast();
  }

  /// One of its lives.
  Truth truth(String epoch) {
    return lives.stream().filter(life -> life.epoch().equals(epoch)).findFirst().orElseThrow();
  }

  /// Asks for an append.
  ///
  /// @param failed called if it is never known whether it was made
  void submit(Append append, Consumer<AppendResult> then, Runnable failed) {
    if (waiting.isEmpty()) {
      schedule.in(schedule.chance(40), this::sync);
    }
    waiting.add(new Wish(append, then, failed));
  }

  private void sync() {
    for (Wish wish : waiting) {
      AppendResult result = log.append(wish.append);
      unanswered.add(wish);
      schedule.in(
          schedule.chance(20),
          () -> {
            if (unanswered.remove(wish)) {
              wish.then.accept(result);
            }
          });
    }
    waiting.clear();
  }

  /// Retention.
  void discard(Topic topic) {
    long through = random.nextLong(truth().head() + 1);
    log.discard(topic, through);
    truth().discarded(topic, through);
  }

  /// The power goes.
  void crash() {
    List<Wish> lost = new ArrayList<>(waiting);
    lost.addAll(unanswered);
    waiting.clear();
    unanswered.clear();
    if (random.nextInt(8) == 0) {
      log = newLog();
    }
    lost.forEach(wish -> wish.failed.run());
  }
}
