package dev.crease.push;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one reader follows: some topics, whole subtrees of topics, or both. A value; any thread.
///
/// @param topics the topics, each once, sorted
/// @param subtrees the subtrees, each once, sorted; they take in topics that do not exist yet
/// @param except what is left out of the subtrees
public record Selection(
    List<Topic> topics, List<TopicPattern> subtrees, List<TopicPattern> except) {
  /// No topic.
  public static final Selection NOTHING = new Selection(List.of(), List.of(), List.of());

  public Selection {
    topics = sorted(topics);
    subtrees = sorted(subtrees);
    except = sorted(except);
  }

  /// Most have one member or none, and one is made for each request.
  private static <T extends Comparable<T>> List<T> sorted(List<T> members) {
    return members.size() < 2
        ? List.copyOf(members)
        : members.stream().distinct().sorted().toList();
  }

  /// One topic alone.
  public static Selection of(Topic topic) {
    return new Selection(List.of(topic), List.of(), List.of());
  }

  /// What these patterns cover. A pattern inside another adds nothing and is left out, so two
  /// selections of the same topics are equal.
  public static Selection of(Collection<TopicPattern> patterns) {
    List<TopicPattern> outermost =
        patterns.stream()
            .filter(each -> patterns.stream().noneMatch(other -> isInside(each, other)))
            .toList();
    return new Selection(
        outermost.stream()
            .filter(pattern -> !pattern.isSubtree())
            .map(pattern -> new Topic(pattern.text()))
            .toList(),
        outermost.stream().filter(TopicPattern::isSubtree).toList(),
        List.of());
  }

  private static boolean isInside(TopicPattern pattern, TopicPattern other) {
    return !other.equals(pattern) && other.covers(pattern);
  }

  /// Whether it can cover no topic.
  public boolean isEmpty() {
    return topics.isEmpty() && subtrees.isEmpty();
  }

  /// Its only topic, if it is just one.
  public Optional<Topic> only() {
    return subtrees.isEmpty() && topics.size() == 1
        ? Optional.of(topics.getFirst())
        : Optional.empty();
  }

  /// Its topics and subtrees.
  public List<TopicPattern> patterns() {
    return Stream.concat(
            topics.stream().map(topic -> new TopicPattern(topic.name())), subtrees.stream())
        .toList();
  }

  /// Whether the topic is one of them.
  public boolean covers(Topic topic) {
    return topics.contains(topic)
        || (TopicPattern.anyCovers(subtrees, topic) && !TopicPattern.anyCovers(except, topic));
  }

  /// The topics and subtrees, as `a/b, c/*`.
  @Override
  public String toString() {
    return String.join(", ", patterns().stream().map(TopicPattern::text).toList());
  }
}
