package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crease.push.Cursor;
import dev.crease.push.From;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;

/// Any text as a cursor, a place to begin, a topic, a pattern: it is refused, or comes back as it
/// was.
public final class TextFuzz {
  private TextFuzz() {}

  /// One input.
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    Cursor.parse(text).ifPresent(cursor -> same(text, cursor.toString()));
    Topic.parse(text).ifPresent(topic -> topic(text, topic));
    From.parse(text).ifPresent(from -> from(text, from));
    pattern(text);
  }

  private static void topic(String text, Topic topic) {
    same(text, topic.name());
    if (!new TopicPattern(text).covers(topic) || !new TopicPattern("*").covers(topic)) {
      throw new AssertionError("a topic is not covered by its own name: " + text);
    }
  }

  private static void from(String text, From from) {
    switch (from) {
      case From.After(var cursor) -> same(text, cursor.toString());
      case From.Last(var count) -> same(text, "last:" + count);
      case From.Latest _ -> same(text, "latest");
      case From.Earliest _ -> same("", text.replace("earliest", ""));
      case From.Unknown _ -> throw new AssertionError("only Last-Event-ID may be unknown: " + text);
    }
  }

  private static void pattern(String text) {
    try {
      same(text, new TopicPattern(text).text());
    } catch (IllegalArgumentException refused) {
      if (Topic.parse(text).isPresent()) {
        throw new AssertionError("a topic is no pattern: " + text, refused);
      }
    }
  }

  private static void same(String expected, String was) {
    if (!expected.equals(was)) {
      throw new AssertionError("%s became %s".formatted(expected, was));
    }
  }
}
