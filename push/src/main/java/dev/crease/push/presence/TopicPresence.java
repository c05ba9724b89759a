package dev.crease.push.presence;

import dev.crease.push.Limits;
import dev.crease.push.Topic;
import java.util.List;
import java.util.Optional;

/// Who is in one topic, and when its readers are to be told: at most once in an interval, which is
/// longer where many are. Knows no clock: the time, in milliseconds, comes with each call and does
/// not go back. One thread at a time.
final class TopicPresence {
  private static final long SECOND = 1_000;

  private final Limits.Presence limits;
  private final Named named;
  private final Unnamed unnamed;
  private final Since since;
  private State told;
  private long quietUntil = Long.MIN_VALUE;

  TopicPresence(Topic topic, Shown shown, Limits.Presence limits) {
    this.limits = limits;
    named = new Named(limits.graceSeconds() * SECOND);
    unnamed = new Unnamed(limits.graceSeconds() * SECOND);
    since = new Since(limits.changes());
    told = State.nobody(topic, shown);
  }

  /// Takes in what has changed on a loop.
  void change(Changes.OfTopic changes, long now) {
    if (changes.unnamed() != 0) {
      unnamed.change(changes.unnamed(), now);
    }
    for (Changes.Named each : changes.users()) {
      if (named.change(each.who(), each.by(), now) && showsUsers()) {
        since.joined(each.who().user());
      }
    }
  }

  private boolean showsUsers() {
    return told.shown() == Shown.USERS;
  }

  /// It is then. Answers what readers are to be told, if there is something and it is time for it.
  ///
  /// @param version what the state that is told will be known by
  Optional<Told> advance(long now, long version) {
    unnamed.advance(now);
    for (String user : named.advance(now)) {
      if (showsUsers()) {
        since.left(user);
      }
    }
    if (now < quietUntil || (count() == told.count() && since.isNothing())) {
      return Optional.empty();
    }
    boolean crowded = count() >= limits.crowd();
    quietUntil = now + SECOND * (crowded ? limits.crowdSeconds() : limits.eventSeconds());
    return Optional.of(tell(version));
  }

  private Told tell(long version) {
    State before = told;
    List<Visitor> users = showsUsers() ? named.first(limits.listed()) : List.of();
    State now = new State(before.topic(), before.shown(), count(), users, version);
    Told news = new Told(now, difference(before));
    since.clear();
    told = now;
    return news;
  }

  /// A list that is cut says too little to make the next one of.
  private Optional<Told.Difference> difference(State before) {
    int most = limits.listed();
    if (!showsUsers()
        || since.tooMany()
        || named.count() > most
        || before.users().size() - since.left().size() + since.joined().size() != named.count()) {
      return Optional.empty();
    }
    List<Visitor> joined = since.joined().stream().map(named::get).toList();
    return Optional.of(new Told.Difference(joined, List.copyOf(since.left()), before.version()));
  }

  /// How many people are there; who has just gone is one of them still.
  long count() {
    return named.count() + unnamed.count();
  }

  /// Whether everybody knows how it is, nobody is awaited, and a change could be told at once:
  /// until there is one nothing will happen.
  boolean isSettled(long now) {
    return now >= quietUntil
        && count() == told.count()
        && since.isNothing()
        && !named.awaitsSomebody()
        && !unnamed.awaitsSomebody();
  }
}
