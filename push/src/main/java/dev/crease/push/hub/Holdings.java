package dev.crease.push.hub;

import dev.crease.push.EventLog.Tally;
import dev.crease.push.Publication;
import dev.crease.push.Retention;
import dev.crease.push.Topic;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is remembered of topics: how much each holds, and when its age alone lets its first event
/// go. The sweeper's thread only.
final class Holdings {
  private final Map<Topic, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private final NavigableSet<Due> dues =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(due -> due.topic().name()));
  private final int most;
  private boolean forgot;

  /// @param most how many topics are remembered; the one not looked at for longest is forgotten
  Holdings(int most) {
    this.most = most;
  }

  /// Whether a topic was forgotten since this was last asked.
  boolean forgotSome() {
    boolean answer = forgot;
    forgot = false;
    return answer;
  }

  /// What is remembered of a topic, and is no longer.
  Optional<Held> take(Topic topic) {
    Held known = held.remove(topic);
    if (known != null && known.due != null) {
      dues.remove(known.due);
    }
    return Optional.ofNullable(known);
  }

  /// Remembers a topic that was taken or is new.
  void put(Topic topic, Held now, Retention rule) {
    Due due =
        rule.hasAge() && now.firstAt != null && now.tally.events() > 0
            ? new Due(now.firstAt.plus(rule.age()), topic)
            : null;
    held.put(topic, new Held(now.tally, now.floor, now.firstAt, due));
    if (due != null) {
      dues.add(due);
    }
    if (held.size() > most) {
      take(held.keySet().iterator().next());
      forgot = true;
    }
  }

  /// The topics whose first event has become old enough to go, the most overdue first.
  List<Topic> due(Instant now) {
    return dues.stream().takeWhile(due -> due.at.isBefore(now)).map(Due::topic).toList();
  }

  /// When a topic is to be looked at, though nothing came.
  private record Due(Instant at, Topic topic) {}

  /// What a topic holds.
  ///
  /// @param floor the highest offset that is gone
  /// @param firstAt when its first event happened; null if that is not known
  record Held(Tally tally, long floor, @Nullable Instant firstAt, @Nullable Due due) {
    Held(Tally tally, long floor) {
      this(tally, floor, null, null);
    }

    Held with(Tally next) {
      return new Held(tally.plus(next), floor, firstAt, due);
    }

    boolean isOver(Retention rule) {
      return tally.events() > rule.events() || tally.bytes() > rule.bytes();
    }

    /// Whether an event may have to go; false is certain.
    boolean mayLose(Retention rule, Instant oldest) {
      boolean mayBeOld = rule.hasAge() && (firstAt == null || firstAt.isBefore(oldest));
      return tally.events() > 0 && (mayBeOld || isOver(rule));
    }

    /// What is left of it once the first of these have gone that are beyond a bound.
    Held without(List<Publication> first, Retention rule, Instant oldest) {
      Held left = this;
      for (Publication event : first) {
        if (!left.isOver(rule) && !event.time().isBefore(oldest)) {
          return new Held(left.tally, left.floor, event.time(), null);
        }
        left = new Held(left.tally.minus(event), event.offset());
      }
      return left;
    }
  }
}
