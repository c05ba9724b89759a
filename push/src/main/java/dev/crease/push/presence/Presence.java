package dev.crease.push.presence;

import dev.crease.push.Draft;
import dev.crease.push.Ephemeral;
import dev.crease.push.JsonBytes;
import dev.crease.push.Limits;
import dev.crease.push.Loop;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.stats.PresenceStats;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Who is in the topics of a server. A loop says who comes and goes on its own connections; one
/// thread, the caller of [#tick], adds the loops up, tells the readers, and keeps what any thread
/// may ask for ([#of]).
///
/// A user is there from the first connection in until a grace after the last one out, whichever
/// loops and transports those are on. Somebody without a name counts by connection.
public final class Presence {
  private final Limits.Presence limits;
  private final Function<Topic, Shown> shows;
  private final Consumer<Ephemeral> tell;
  private final InstantSource clock;
  private final PresenceStats stats;
  private final Roster roster;
  private final Map<Loop, LoopPresence> loops = new ConcurrentHashMap<>();
  private final Map<Topic, State> states = new ConcurrentHashMap<>();

  /// @param shows how much a topic shows; any thread, and it must not block
  /// @param tell passes an event on to the readers of its topic
  /// @param clock the time that events carry
  public Presence(
      Limits limits,
      Function<Topic, Shown> shows,
      Consumer<Ephemeral> tell,
      InstantSource clock,
      PresenceStats stats) {
    this.limits = limits.presence();
    this.shows = shows;
    this.tell = tell;
    this.clock = clock;
    this.stats = stats;
    roster = new Roster(this.limits, shows);
  }

  /// Makes a loop known before anybody enters there. Any thread, once per loop.
  public void add(Loop loop) {
    loops.put(loop, new LoopPresence(loop, limits.attended()));
  }

  /// A connection will follow a selection of topics. Once it has arrived it is in those that it
  /// names and that show anything; in none of a subtree, which it need not know. Its loop only.
  public Attendance attendance(Loop loop, Selection selection, Visitor who) {
    List<Topic> topics = shown(selection.topics());
    if (topics.isEmpty()) {
      return Attendance.NONE;
    }
    LoopPresence here = loops.get(loop);
    if (here == null) {
      throw new IllegalArgumentException("the loop was not added to this presence");
    }
    if (!here.take(topics.size())) {
      stats.uncounted();
      return Attendance.NONE;
    }
    return new Attendance(here, topics, who);
  }

  private List<Topic> shown(List<Topic> topics) {
    for (Topic topic : topics) {
      if (shows.apply(topic) == Shown.NOTHING) {
        return topics.stream().filter(each -> shows.apply(each) != Shown.NOTHING).toList();
      }
    }
    return topics; // nearly always: nothing is copied
  }

  /// Whether a topic shows anything of who is there.
  public boolean shows(Topic topic) {
    return shows.apply(topic) != Shown.NOTHING;
  }

  /// Who is in a topic, as its readers were told last: `{"topic","count"}`, and where users are
  /// shown `"users"` and `"version"`. Any thread.
  public JsonBytes of(Topic topic) {
    State state = states.get(topic);
    return (state == null ? State.nobody(topic, shows.apply(topic)) : state).json();
  }

  /// Adds the loops up and tells readers what there is to be told. The presence thread only,
  /// several times a second.
  ///
  /// @param now milliseconds that never go back
  public void tick(long now) {
    for (LoopPresence each : loops.values()) {
      each.collect().ifPresent(changes -> roster.change(changes, now));
    }
    for (Told each : roster.advance(now)) {
      State state = each.state();
      if (state.count() == 0) {
        states.remove(state.topic());
      } else {
        states.put(state.topic(), state);
      }
      stats.told();
      Draft draft = new Draft(Ephemeral.PRESENCE, clock.instant(), each.data());
      tell.accept(Ephemeral.of(state.topic(), draft));
    }
    stats.now(roster.count(), roster.topicCount());
  }
}
