package dev.crease.push.hub;

import dev.crease.push.EventLog;
import dev.crease.push.EventLog.Tally;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Retention;
import dev.crease.push.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Applies retention: each sweep looks at every topic that a rule covers and discards what is
/// beyond its bounds, in small steps between which appends and reads go on. One thread at a time;
/// blocks.
///
/// Readers who still wanted what went are told of the gap by the log's floor. A sweep costs what
/// came since the last one and what goes: how much a topic holds is counted on, not counted anew.
public final class Sweeper {
  /// How many events one step looks at and discards.
  static final int STEP = 500;

  /// How many topics' counts are remembered; another one's is counted anew.
  static final int REMEMBERED_MAX = 100_000;

  private static final int TOPICS_AT_ONCE = 1_000;

  private final EventLog log;
  private final List<Retention> rules;
  private final InstantSource clock;
  private final Map<Topic, Held> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Topic, Held> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /// @param rules the first that covers a topic is its own
  public Sweeper(EventLog log, List<Retention> rules, InstantSource clock) {
    this.log = log;
    this.rules = List.copyOf(rules);
    this.clock = clock;
  }

  /// Looks at every topic once; answers how many events went.
  ///
  /// @throws EventLog.Failure when the log cannot do it now; the next sweep goes on
  public long sweep() {
    long gone = 0;
    for (Retention rule : rules) {
      if (!rule.keepsAll()) {
        gone += sweep(rule);
      }
    }
    return gone;
  }

  private long sweep(Retention rule) {
    long gone = 0;
    List<Topic> topics;
    String after = "";
    do {
      topics = log.topics(rule.topics().prefix(), after, TOPICS_AT_ONCE);
      for (Topic topic : topics) {
        if (Retention.of(topic, rules).stream().anyMatch(rule::equals)) {
          gone += sweep(topic, rule);
        }
        after = topic.name();
      }
    } while (topics.size() == TOPICS_AT_ONCE);
    return gone;
  }

  private long sweep(Topic topic, Retention rule) {
    // taken out, so that a failure in the midst has the topic counted anew
    Held known = kept.remove(topic);
    Held held = known == null ? new Held(Tally.NOTHING, 0) : known;
    held = held.with(log.tally(topic, held.tally.through()));
    Instant oldest = clock.instant().minus(rule.age());
    long gone = 0;
    boolean more = mayGo(held.tally, rule);
    while (more) {
      History first = log.read(topic, 0, isOver(held.tally, rule) ? STEP : 1);
      if (first.lost().after() != held.floor) { // the log has let go of some by itself
        held = new Held(log.tally(topic, 0), first.lost().after());
      }
      Held left = held.without(first.publications(), rule, oldest);
      if (left.floor > held.floor) {
        log.discard(topic, left.floor);
        gone += held.tally.events() - left.tally.events();
      }
      more = left.floor > held.floor && first.more();
      held = left;
    }
    kept.put(topic, held);
    return gone;
  }

  private static boolean mayGo(Tally tally, Retention rule) {
    return tally.events() > 0 && (rule.hasAge() || isOver(tally, rule));
  }

  private static boolean isOver(Tally tally, Retention rule) {
    return tally.events() > rule.events() || tally.bytes() > rule.bytes();
  }

  /// What a topic holds, and the highest offset that is gone.
  private record Held(Tally tally, long floor) {
    Held with(Tally next) {
      return new Held(tally.plus(next), floor);
    }

    /// What is left of it once the first of these have gone that are beyond a bound.
    Held without(List<Publication> first, Retention rule, Instant oldest) {
      Held left = this;
      for (Publication event : first) {
        if (!isOver(left.tally, rule) && !event.time().isBefore(oldest)) {
          return left;
        }
        left = new Held(left.tally.minus(event), event.offset());
      }
      return left;
    }
  }
}
