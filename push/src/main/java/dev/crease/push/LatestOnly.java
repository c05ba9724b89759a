package dev.crease.push;

import java.util.ArrayList;
import java.util.List;

/// The topics whose events are superseded by the next, such as prices and scores. A stream that is
/// behind skips to the latest event of such a topic (conflation), and is told at its start which
/// topics it is so with. Pages and long polls skip nothing. A value; any thread.
public record LatestOnly(List<TopicPattern> patterns) {
  /// Every event of every topic matters.
  public static final LatestOnly NONE = new LatestOnly(List.of());

  public LatestOnly {
    patterns = List.copyOf(patterns);
  }

  /// Whether the topic's events are superseded by the next.
  public boolean covers(Topic topic) {
    for (TopicPattern pattern : patterns) {
      if (pattern.covers(topic)) {
        return true;
      }
    }
    return false;
  }

  /// The part of a selection that skips to the latest; it may be empty.
  public Selection of(Selection selection) {
    List<TopicPattern> shared = new ArrayList<>();
    for (TopicPattern followed : selection.patterns()) {
      for (TopicPattern pattern : patterns) {
        if (pattern.covers(followed)) {
          shared.add(followed);
        } else if (followed.covers(pattern)) {
          shared.add(pattern);
        }
      }
    }
    return Selection.of(shared);
  }

  /// The other part of a selection, of which every event matters; it may be empty.
  public Selection except(Selection selection) {
    return new Selection(
        selection.topics().stream().filter(topic -> !covers(topic)).toList(),
        selection.subtrees().stream()
            .filter(subtree -> patterns.stream().noneMatch(pattern -> pattern.covers(subtree)))
            .toList(),
        patterns);
  }
}
