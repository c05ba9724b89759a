package dev.crease.push.access;

import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.time.Instant;
import java.util.List;

/// Who is asking, and what they were granted. Without a token: [#ANYONE].
///
/// @param subject the stable name, `""` for anyone
/// @param name what to show others
/// @param read the topics they may read, beside the public ones
/// @param write the topics they may publish to
/// @param expires until when; [Instant#MAX] for ever
public record Principal(
    String subject,
    String name,
    List<TopicPattern> read,
    List<TopicPattern> write,
    Instant expires) {
  /// How the subject of a guest begins; no name of a person has it in it.
  public static final String GUEST = "guest~";

  /// Whoever shows no token.
  public static final Principal ANYONE = new Principal("", "", List.of(), List.of());

  public Principal {
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /// One whose grants do not end.
  public Principal(String subject, String name, List<TopicPattern> read, List<TopicPattern> write) {
    this(subject, name, read, write, Instant.MAX);
  }

  /// The same until then.
  public Principal until(Instant end) {
    return new Principal(subject, name, read, write, end);
  }

  /// Whether no token was shown.
  public boolean isAnyone() {
    return subject.isEmpty();
  }

  /// Whether it is somebody who only gave a name.
  public boolean isGuest() {
    return subject.startsWith(GUEST);
  }

  boolean mayRead(Topic topic) {
    return TopicPattern.anyCovers(read, topic);
  }

  boolean mayRead(TopicPattern pattern) {
    return read.stream().anyMatch(each -> each.covers(pattern));
  }

  /// Whether they may publish to the topic.
  public boolean mayWrite(Topic topic) {
    return TopicPattern.anyCovers(write, topic);
  }
}
