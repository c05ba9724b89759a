package dev.crease.push;

import java.util.List;

/// Which topics are meant, by a grant or by a reader: one by its exact name, a whole subtree as
/// `matches/42/*`, or every topic as `*`. There is no other wildcard. A value; any thread.
public record TopicPattern(String text) implements Comparable<TopicPattern> {
  public TopicPattern {
    boolean subtree = text.endsWith("/*");
    String name = subtree ? text.substring(0, text.length() - 2) : text;
    if (!text.equals("*") && Topic.parse(name).isEmpty()) {
      throw new IllegalArgumentException(
          "a topic pattern is a topic, a topic and /*, or *, was: " + text);
    }
  }

  /// Whether it means more than one topic.
  public boolean isSubtree() {
    return text.endsWith("*");
  }

  /// What the names of a subtree begin with, such as `matches/42/`; the name of a single topic.
  public String prefix() {
    return isSubtree() ? text.substring(0, text.length() - 1) : text;
  }

  /// Whether the topic is covered.
  public boolean covers(Topic topic) {
    return isSubtree()
        ? topic.name().regionMatches(0, text, 0, text.length() - 1)
        : topic.name().equals(text);
  }

  /// Whether one of the patterns covers the topic. Each request asks this of several lists, so it
  /// allocates nothing.
  public static boolean anyCovers(List<TopicPattern> patterns, Topic topic) {
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).covers(topic)) {
        return true;
      }
    }
    return false;
  }

  /// Whether every topic of the other pattern, be it there yet or not, is covered.
  public boolean covers(TopicPattern other) {
    return isSubtree() ? other.prefix().startsWith(prefix()) : other.text.equals(text);
  }

  @Override
  public int compareTo(TopicPattern other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
