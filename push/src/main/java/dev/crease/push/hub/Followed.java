package dev.crease.push.hub;

import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Which feeds of a loop follow which topic. Its loop only, but for [#wants], which the log's
/// thread asks.
///
/// A topic's own feeds are found in one look-up, those of subtrees in one for each of its segments,
/// however many topics and feeds there are.
final class Followed {
  private final Map<Topic, List<Feed>> topics = new ConcurrentHashMap<>();

  /// By what the names in the subtree begin with.
  private final Map<String, List<Feed>> subtrees = new ConcurrentHashMap<>();

  /// Whether an event of the topic has a feed here. Any thread.
  boolean wants(Topic topic) {
    return topics.containsKey(topic) || (!subtrees.isEmpty() && inSubtree(topic.name()));
  }

  private boolean inSubtree(String name) {
    for (int end = 0; end >= 0; end = nextEnd(name, end)) {
      if (subtrees.containsKey(name.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /// Gives an event to each feed of its topic; those that have not been touched yet are added.
  void give(Publication publication, List<Feed> touched) {
    each(
        publication.topic(),
        feed -> {
          if (feed.add(publication)) {
            touched.add(feed);
          }
        });
  }

  /// Does something with each feed of a topic.
  void each(Topic topic, Consumer<Feed> then) {
    topics.getOrDefault(topic, List.of()).forEach(then);
    if (!subtrees.isEmpty()) {
      String name = topic.name();
      for (int end = 0; end >= 0; end = nextEnd(name, end)) {
        subtrees.getOrDefault(name.substring(0, end), List.of()).forEach(then);
      }
    }
  }

  /// The end of the next longer beginning of a name, at a slash; -1 after the last.
  private static int nextEnd(String name, int end) {
    int slash = name.indexOf('/', end);
    return slash < 0 ? -1 : slash + 1;
  }

  /// Wants the topics of a selection from now on.
  void announce(Selection selection) {
    selection.topics().forEach(topic -> topics.computeIfAbsent(topic, _ -> new ArrayList<>(1)));
    for (TopicPattern subtree : selection.subtrees()) {
      subtrees.computeIfAbsent(subtree.prefix(), _ -> new ArrayList<>(1));
    }
  }

  /// Adds a feed whose selection has been announced.
  void add(Feed feed) {
    feed.selection().topics().forEach(topic -> add(feed, topics, topic));
    feed.selection().subtrees().forEach(subtree -> add(feed, subtrees, subtree.prefix()));
  }

  private static <K> void add(Feed feed, Map<K, List<Feed>> feeds, K key) {
    feeds.getOrDefault(key, List.of()).add(feed);
  }

  void remove(Feed feed) {
    feed.selection().topics().forEach(topic -> remove(feed, topics, topic));
    feed.selection().subtrees().forEach(subtree -> remove(feed, subtrees, subtree.prefix()));
  }

  private static <K> void remove(Feed feed, Map<K, List<Feed>> feeds, K key) {
    List<Feed> there = feeds.getOrDefault(key, List.of());
    there.remove(feed);
    if (there.isEmpty()) {
      feeds.remove(key);
    }
  }
}
