package dev.crease.push.hub;

import dev.crease.push.EventLog;
import dev.crease.push.EventLog.Tally;
import dev.crease.push.History;
import dev.crease.push.Retention;
import dev.crease.push.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Applies retention: a sweep discards what is beyond the bounds of each topic's rule, in small
/// steps between which appends and reads go on. It follows the log from its making until it is
/// closed. One thread at a time; blocks.
///
/// Readers who still wanted what went are told of the gap by the log's floor. The first sweep looks
/// at every topic; another at those that events have come to, and those whose first event has
/// become too old. With more than [#REMEMBERED_MAX] topics each sweep looks at all.
public final class Sweeper implements AutoCloseable {
  /// How many events one step looks at and discards.
  static final int STEP = 500;

  /// How many topics are remembered.
  static final int REMEMBERED_MAX = 100_000;

  private static final int TOPICS_AT_ONCE = 1_000;

  private final EventLog log;
  private final List<Retention> rules;
  private final InstantSource clock;
  private final Holdings holdings;
  private final Touched touched = new Touched();
  private final EventLog.Tail tail;
  private boolean knowsAll;
  private long gone;

  /// @param rules the first that covers a topic is its own
  public Sweeper(EventLog log, List<Retention> rules, InstantSource clock) {
    this(log, rules, clock, REMEMBERED_MAX);
  }

  Sweeper(EventLog log, List<Retention> rules, InstantSource clock, int remembered) {
    this.log = log;
    this.rules = List.copyOf(rules);
    this.clock = clock;
    holdings = new Holdings(remembered);
    tail = log.follow(touched);
  }

  /// Lets go of what is beyond a bound; answers how many events went.
  ///
  /// @throws EventLog.Failure when the log cannot do it now; the next sweep goes on
  public long sweep() {
    gone = 0;
    if (!knowsAll) {
      rules.stream().filter(rule -> !rule.keepsAll()).forEach(this::sweepAll);
    }
    touched.topics().forEach(this::sweep);
    holdings.due(clock.instant()).forEach(this::sweep);
    knowsAll = !holdings.forgotSome();
    return gone;
  }

  private void sweepAll(Retention rule) {
    List<Topic> topics;
    String after = "";
    do {
      topics = log.topics(rule.topics().prefix(), after, TOPICS_AT_ONCE);
      for (Topic topic : topics) {
        if (Retention.of(topic, rules).stream().anyMatch(rule::equals)) {
          sweep(topic, rule);
        }
        after = topic.name();
      }
    } while (topics.size() == TOPICS_AT_ONCE);
  }

  private void sweep(Topic topic) {
    Optional<Retention> rule = Retention.of(topic, rules);
    if (rule.isPresent() && !rule.get().keepsAll()) {
      sweep(topic, rule.get());
    } else {
      touched.take(topic);
    }
  }

  /// After a failure in the midst the topic is counted anew, by the next sweep.
  private void sweep(Topic topic, Retention rule) {
    boolean done = false;
    try {
      holdings.put(topic, discard(topic, holds(topic), rule), rule);
      done = true;
    } finally {
      if (!done) {
        touched.again(topic);
      }
    }
  }

  /// What it held when it was last looked at and what has come, if that is known to be all. What is
  /// told is durable before, so nothing that was taken here can be missing in the log's own count.
  private Holdings.Held holds(Topic topic) {
    Optional<Touched.Fresh> fresh = touched.take(topic);
    Optional<Holdings.Held> known = holdings.take(topic);
    if (known.isEmpty()) {
      return new Holdings.Held(log.tally(topic, 0), 0);
    }
    Holdings.Held held = known.get();
    if (fresh.isEmpty()) {
      return held;
    }
    boolean counted = fresh.get().first() <= held.tally().through();
    Tally come = counted ? log.tally(topic, held.tally().through()) : fresh.get().tally();
    return held.with(come);
  }

  private Holdings.Held discard(Topic topic, Holdings.Held before, Retention rule) {
    Instant oldest = clock.instant().minus(rule.age());
    Holdings.Held held = before;
    boolean more = held.mayLose(rule, oldest);
    int step = held.isOver(rule) ? STEP : 1; // what goes by age alone is mostly young
    while (more) {
      History first = log.read(topic, 0, step);
      if (first.lost().after() != held.floor()) { // the log has let go of some by itself
        held = new Holdings.Held(log.tally(topic, 0), first.lost().after());
      }
      Holdings.Held left = held.without(first.publications(), rule, oldest);
      if (left.floor() > held.floor()) {
        log.discard(topic, left.floor());
        gone += held.tally().events() - left.tally().events();
      }
      more = left.floor() > held.floor() && first.more();
      held = left;
      step = STEP;
    }
    return held;
  }

  /// Follows the log no longer.
  @Override
  public void close() {
    tail.close();
  }
}
