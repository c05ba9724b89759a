package dev.crease.push;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a durable, ordered log of events with a live tail, such as `matches/42/events`.
///
/// A name is 1 to 8 segments of `[A-Za-z0-9._~-]{1,64}` joined by `/`, none of them `.` or `..`; so
/// it needs no escaping in an address, in JSON or in a log line. A value; any thread.
public record Topic(String name) implements Comparable<Topic> {
  private static final String SEGMENT = "(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]{1,64}";
  private static final Pattern FORM = Pattern.compile(SEGMENT + "(/" + SEGMENT + "){0,7}");

  public Topic {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a topic is 1 to 8 segments of letters, digits and . _ ~ - joined by /, was: " + name);
    }
  }

  /// The topic of that name, or empty when it cannot be one.
  public static Optional<Topic> parse(String name) {
    return FORM.matcher(name).matches() ? Optional.of(new Topic(name)) : Optional.empty();
  }

  @Override
  public int compareTo(Topic other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
