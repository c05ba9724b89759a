package dev.crease.push.http;

import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a request would read: one topic, at the topic's own address, or several, at `/v1/events`.
/// Whoever has one may read all of it. A value; any thread.
///
/// @param address the address without the place, such as `/v1/feeds/x?`, to which `after=` is added
/// @param open whether everyone may read all of it
/// @param presence whether a stream is told who is there
record Wanted(Selection selection, String address, boolean open, boolean presence) {
  /// Where several topics are read at once.
  static final String SEVERAL = "/v1/events";

  /// One topic, if there is one and it may be read.
  static Wanted topic(Door door, Exchange exchange, Topic topic) {
    checkExists(door, topic);
    door.gate().access().checkRead(exchange.principal(), topic);
    return new Wanted(
        Selection.of(topic),
        "/v1/" + topic + "?",
        door.gate().access().isOpen(topic),
        TopicDoor.presence(exchange));
  }

  /// The topics and subtrees that the query names, if there are such topics and all may be read.
  static Wanted several(Door door, Exchange exchange) {
    Set<TopicPattern> patterns = patterns(exchange, door.limits().feeds().selected());
    for (TopicPattern pattern : patterns) {
      if (!pattern.isSubtree()) {
        checkExists(door, new Topic(pattern.text()));
      }
      door.gate().access().checkRead(exchange.principal(), pattern);
    }
    Selection selection = Selection.of(patterns);
    String query =
        selection.patterns().stream()
            .map(pattern -> "topic=" + pattern + "&")
            .collect(Collectors.joining());
    boolean open = patterns.stream().allMatch(door.gate().access()::isOpen);
    return new Wanted(selection, SEVERAL + "?" + query, open, TopicDoor.presence(exchange));
  }

  /// Fails unless there is such a topic.
  static void checkExists(Door door, Topic topic) {
    if (!door.topics().exists(topic)) {
      throw PushError.NOT_FOUND.raise("there is no topic " + topic);
    }
  }

  private static Set<TopicPattern> patterns(Exchange exchange, int most) {
    List<String> named = exchange.queries("topic");
    if (named.isEmpty() || named.size() > most) {
      throw PushError.MALFORMED.raise(
          "%s takes 1 to %d topics, as topic=A&topic=B, was: %d"
              .formatted(SEVERAL, most, named.size()));
    }
    Set<TopicPattern> patterns = new LinkedHashSet<>();
    for (String name : named) {
      try {
        patterns.add(new TopicPattern(name));
      } catch (IllegalArgumentException broken) {
        throw PushError.MALFORMED.raise(String.valueOf(broken.getMessage()));
      }
    }
    return patterns;
  }

  /// Whether nothing more is to come from any of it. To a subtree topics may be added, so it never
  /// ends. May block.
  boolean finished(Topics topics) {
    return selection.subtrees().isEmpty() && selection.topics().stream().allMatch(topics::finished);
  }
}
