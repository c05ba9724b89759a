package dev.crease.push.access;

import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.util.List;

/// Who is asking, and what they were granted. Without a token: [#ANYONE].
///
/// @param subject the stable name, `""` for anyone
/// @param name what to show others
/// @param read the topics they may read, beside the public ones
/// @param write the topics they may publish to
public record Principal(
    String subject, String name, List<TopicPattern> read, List<TopicPattern> write) {
  /// Whoever shows no token.
  public static final Principal ANYONE = new Principal("", "", List.of(), List.of());

  public Principal {
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /// Whether no token was shown.
  public boolean isAnyone() {
    return subject.isEmpty();
  }

  boolean mayRead(Topic topic) {
    return read.stream().anyMatch(pattern -> pattern.covers(topic));
  }

  /// Whether they may publish to the topic.
  public boolean mayWrite(Topic topic) {
    return write.stream().anyMatch(pattern -> pattern.covers(topic));
  }
}
