package dev.crease.push;

/// Which topics a grant covers: one by its exact name, a whole subtree as `matches/42/*`, or every
/// topic as `*`. There is no other wildcard.
public record TopicPattern(String text) {
  public TopicPattern {
    boolean subtree = text.endsWith("/*");
    String name = subtree ? text.substring(0, text.length() - 2) : text;
    if (!text.equals("*") && Topic.parse(name).isEmpty()) {
      throw new IllegalArgumentException(
          "a topic pattern is a topic, a topic and /*, or *, was: " + text);
    }
  }

  /// Whether the topic is covered.
  public boolean covers(Topic topic) {
    if (text.equals("*")) {
      return true;
    }
    return text.endsWith("/*")
        ? topic.name().startsWith(text.substring(0, text.length() - 1))
        : topic.name().equals(text);
  }
}
