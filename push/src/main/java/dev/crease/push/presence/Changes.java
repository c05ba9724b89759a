package dev.crease.push.presence;

import dev.crease.push.Topic;
import java.util.HashMap;
import java.util.Map;

/// What has changed on one loop since it last told: of each topic how many connections more, or
/// fewer, each person has. Who came and went meanwhile is not in it, so it is no larger than the
/// number of connections that came or went for good. One thread at a time.
final class Changes {
  private final Map<Topic, OfTopic> topics = new HashMap<>();

  /// One connection more, or fewer.
  void add(Topic topic, Visitor who, int by) {
    OfTopic change = topics.get(topic);
    if (change == null) {
      change = new OfTopic();
      topics.put(topic, change);
    }
    change.add(who, by);
  }

  Map<Topic, OfTopic> topics() {
    return topics;
  }

  /// What has changed in one topic.
  static final class OfTopic {
    private final Map<String, Named> users = new HashMap<>();
    private int unnamed;

    void add(Visitor who, int by) {
      if (who.isUnnamed()) {
        unnamed += by;
        return;
      }
      Named before = users.get(who.user());
      int now = by + (before == null ? 0 : before.by);
      if (now == 0) {
        users.remove(who.user());
      } else {
        users.put(who.user(), new Named(who, now));
      }
    }

    int unnamed() {
      return unnamed;
    }

    Iterable<Named> users() {
      return users.values();
    }
  }

  /// How many connections more, or fewer, a user has.
  record Named(Visitor who, int by) {}
}
