package dev.crease.push;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How much of a kind of topic is kept: what is beyond any of the bounds goes, the oldest first. A
/// value; any thread.
///
/// Its text is `feeds/*=10000,7d,1GiB`: events, age (`s m h d`) and bytes (`KiB MiB GiB`), each at
/// most once and in any order, or `feeds/*=all`.
///
/// @param topics which topics, each of them by itself
/// @param events how many of the latest are kept
/// @param age how old they may become
/// @param bytes how much their JSON may weigh together
public record Retention(TopicPattern topics, long events, Duration age, long bytes) {
  private static final long ALL = Long.MAX_VALUE;

  /// So long that no clock gets there, and still a time that can be subtracted from any.
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  private static final Pattern BOUND = Pattern.compile("([1-9][0-9]{0,11})(|[smhd]|[KMG]iB)");

  public Retention {
    if (events < 1 || bytes < 1 || age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException("what is kept of %s must be more".formatted(topics));
    }
  }

  /// Keeps everything.
  public static Retention everything(TopicPattern topics) {
    return new Retention(topics, ALL, FOR_EVER, ALL);
  }

  /// Reads `PATTERN=BOUNDS`.
  ///
  /// @throws IllegalArgumentException when it is something else
  public static Retention parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "retention is like feeds/*=10000,7d,1GiB or feeds/*=all, was: " + text);
    }
    Retention kept = everything(new TopicPattern(text.substring(0, equals)));
    String bounds = text.substring(equals + 1);
    if (bounds.equals("all")) {
      return kept;
    }
    for (String bound : bounds.split(",", -1)) {
      kept = kept.bounded(bound);
    }
    return kept;
  }

  private Retention bounded(String bound) {
    Matcher parts = BOUND.matcher(bound);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a bound is a number of events, 60s 30m 12h 7d, or 64KiB 10MiB 1GiB, was: " + bound);
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "" -> new Retention(topics, number, age, bytes);
      case "s" -> aged(Duration.ofSeconds(number));
      case "m" -> aged(Duration.ofMinutes(number));
      case "h" -> aged(Duration.ofHours(number));
      case "d" -> aged(Duration.ofDays(number));
      case "KiB" -> new Retention(topics, events, age, Math.multiplyExact(number, 1L << 10));
      case "MiB" -> new Retention(topics, events, age, Math.multiplyExact(number, 1L << 20));
      default -> new Retention(topics, events, age, Math.multiplyExact(number, 1L << 30));
    };
  }

  private Retention aged(Duration most) {
    return new Retention(topics, events, most.compareTo(FOR_EVER) < 0 ? most : FOR_EVER, bytes);
  }

  /// Whether nothing ever goes.
  public boolean keepsAll() {
    return events == ALL && bytes == ALL && !hasAge();
  }

  /// Whether age alone may let an event go.
  public boolean hasAge() {
    return age.compareTo(FOR_EVER) < 0;
  }

  /// The rule for a topic: the first that covers it. A topic that none covers is kept for ever.
  public static Optional<Retention> of(Topic topic, List<Retention> rules) {
    return rules.stream().filter(rule -> rule.topics.covers(topic)).findFirst();
  }

  /// The text that [#parse] reads.
  @Override
  public String toString() {
    String bounds =
        Stream.of(
                events == ALL ? "" : String.valueOf(events),
                hasAge() ? age.toSeconds() + "s" : "",
                bytes == ALL ? "" : inKibibytes())
            .filter(bound -> !bound.isEmpty())
            .reduce((one, other) -> one + "," + other)
            .orElse("all");
    return topics + "=" + bounds;
  }

  private String inKibibytes() {
    return Math.ceilDiv(bytes, 1L << 10) + "KiB";
  }
}
