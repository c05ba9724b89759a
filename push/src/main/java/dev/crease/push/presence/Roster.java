package dev.crease.push.presence;

import dev.crease.push.Limits;
import dev.crease.push.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Who is in which topic: takes in what changed on the loops, and says what is to be told. Pure:
/// the time comes with each call, in milliseconds, and does not go back. One thread at a time.
///
/// A topic where nothing happens costs nothing: only those that wait for something are looked at.
final class Roster {
  private final Limits.Presence limits;
  private final Function<Topic, Shown> shows;
  private final Map<Topic, TopicPresence> topics = new HashMap<>();
  private final Map<Topic, TopicPresence> restless = new HashMap<>();
  private long version;
  private long count;

  /// @param shows how much a topic shows; the same for as long as somebody is there
  Roster(Limits.Presence limits, Function<Topic, Shown> shows) {
    this.limits = limits;
    this.shows = shows;
  }

  /// Takes in what has changed on a loop.
  void change(Changes changes, long now) {
    changes.topics().forEach((topic, change) -> change(topic, change, now));
  }

  private void change(Topic topic, Changes.OfTopic change, long now) {
    TopicPresence presence =
        topics.computeIfAbsent(topic, _ -> new TopicPresence(topic, shows.apply(topic), limits));
    restless.put(topic, presence);
    count -= presence.count();
    presence.change(change, now);
    count += presence.count();
  }

  /// It is then: answers what is to be told now, and forgets topics where nobody is.
  List<Told> advance(long now) {
    List<Told> news = new ArrayList<>();
    Iterator<Map.Entry<Topic, TopicPresence>> waiting = restless.entrySet().iterator();
    while (waiting.hasNext()) {
      Map.Entry<Topic, TopicPresence> each = waiting.next();
      advance(each.getValue(), now).ifPresent(news::add);
      if (each.getValue().isSettled(now)) {
        waiting.remove();
        if (each.getValue().count() == 0) {
          topics.remove(each.getKey());
        }
      }
    }
    return news;
  }

  private Optional<Told> advance(TopicPresence presence, long now) {
    count -= presence.count();
    Optional<Told> news = presence.advance(now, version + 1);
    count += presence.count();
    if (news.isPresent()) {
      version++;
    }
    return news;
  }

  /// In how many topics somebody is.
  int topicCount() {
    return topics.size();
  }

  /// How many people are in all topics together; one who is in two counts twice.
  long count() {
    return count;
  }
}
