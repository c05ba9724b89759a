package dev.crease.interop.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.Follower;
import dev.crease.push.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What other people's clients make of our streams. The cases are named after those of the
/// web-platform-tests in `eventsource/`.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EventSourceTest {
  /// A mark that opens a text, line and paragraph separators, a null, quotes, all planes.
  private static final String ODD =
      "\"\\ufeff\\u0000\\n\\r\\u2028 id: 7 \\u00fc\u00fc\ufeff\u2028\ud83c\udfcf \\\"data:\\\"\"";

  /// format-utf-8, format-bom, format-newlines, format-field-id-null, event-data: what is in an
  /// event comes out of it, and its id is ours.
  @ParameterizedTest
  @EnumSource
  void formatUtf8(Client.Kind kind) throws IOException {
    Topic topic = Engine.feed("odd");
    try (Engine engine = Engine.start()) {
      engine.publish(topic, ODD);
      engine.publish(topic, "{%s}".formatted(Follower.LAST));
      try (Client client = kind.open(Engine.address(engine.port(), topic))) {
        assertThat(client.next()).startsWith("control {\"control\":\"start\",\"recovered\":true");
        assertThat(events(client)).isEqualTo(expected(engine, topic));
      }
    }
  }

  /// The events up to the last one, as lines.
  private static List<String> events(Client client) throws IOException {
    List<String> events = new ArrayList<>();
    String line;
    do {
      line = client.next();
      if (!line.startsWith("control ")) {
        events.add(line);
      }
    } while (!line.contains(Follower.LAST));
    return events;
  }

  private static List<String> expected(Engine engine, Topic topic) throws IOException {
    return engine.events(topic).stream()
        .map(json -> "event %s %s".formatted(json.split("\"", 5)[3], json))
        .toList();
  }
}
