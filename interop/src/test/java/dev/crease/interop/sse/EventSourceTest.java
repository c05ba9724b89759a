package dev.crease.interop.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.Follower;
import dev.crease.interop.Network;
import dev.crease.push.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What other people's clients make of our streams. The cases are named after those of the
/// web-platform-tests in `eventsource/`. Chromium and the Node clients are sent deflated streams,
/// which they ask for, okhttp-eventsource plain ones.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EventSourceTest {
  private static final int EVENTS = 40;

  /// So much of an event's data cannot be compressed.
  private static final int RANDOM_BYTES = 60;

  /// A mark that opens a text, line and paragraph separators, a null, quotes, all planes.
  private static final String ODD =
      "\"\\ufeff\\u0000\\n\\r\\u2028 id: 7 \\u00fc\u00fc\ufeff\u2028\ud83c\udfcf \\\"data:\\\"\"";

  /// format-utf-8, format-bom, format-newlines, format-field-id-null, format-field-event,
  /// event-data: what is in an event comes out of it, and its id is ours.
  @ParameterizedTest
  @EnumSource
  void formatUtf8(Client.Kind kind) throws IOException {
    Topic topic = Engine.feed("odd");
    try (Engine engine = Engine.start()) {
      engine.publish(topic, ODD);
      engine.publish(topic, last());
      try (Client client = kind.open(Engine.address(engine.port(), topic))) {
        assertThat(client.next()).startsWith("control {\"control\":\"start\",\"recovered\":true");
        assertThat(events(client)).isEqualTo(expected(engine, topic));
      }
    }
  }

  /// eventsource-reconnect, format-field-id, format-field-retry, and an event whose end never came
  /// (format-data-before-final-empty-line): the connection is lost again and again, mostly in the
  /// middle of an event, and each event comes once.
  ///
  /// fetch-event-source takes an id for seen when its line has come, not when the event is whole
  /// (HTML, 9.2.6), so it loses the event that a cut tears.
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FETCH_EVENT_SOURCE")
  void eventsourceReconnect(Client.Kind kind) throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Topic topic = Engine.feed("cuts");
    IntSupplier life = () -> 2_000 + random.nextInt(1_500);
    try (Engine engine = Engine.start()) {
      byte[] bytes = new byte[RANDOM_BYTES];
      for (int i = 1; i <= EVENTS; i++) {
        random.nextBytes(bytes);
        String data = "\"%s\"".formatted(HexFormat.of().formatHex(bytes));
        engine.publish(topic, i < EVENTS ? data : last());
      }
      try (Network network = Network.to(engine.port(), life);
          Client client = kind.open(Engine.address(network.port(), topic))) {
        assertThat(events(client)).as("seed %d", seed).isEqualTo(expected(engine, topic));
        assertThat(network.lost()).as("seed %d: it was cut", seed).isPositive();
      }
    }
  }

  /// request-status-error, 204: who has all of a match that is over is told to stop, and stops.
  /// okhttp-eventsource has no such rule: to it a 204 is an empty stream, to come back to.
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OKHTTP_EVENTSOURCE")
  void requestStatusError(Client.Kind kind) throws IOException {
    try (Engine engine = Engine.start()) {
      Topic match = finishedMatch(engine);
      int all = engine.events(match).size();
      try (Network network = Network.to(engine.port(), Network.WHOLE);
          Client client = kind.open(Engine.address(network.port(), match))) {
        for (int came = 0; came < all; ) {
          came += client.next().startsWith("event ") ? 1 : 0;
        }
        network.cut();
        network.mend();
        assertThat(client.next()).isEqualTo("stopped");
      }
    }
  }

  /// A server that has lost its log says so to who resumes, in the stream, and begins anew.
  @ParameterizedTest
  @EnumSource
  void aGapIsTold(Client.Kind kind) throws IOException {
    Topic topic = Engine.feed("gap");
    Engine before = Engine.start();
    try (Network network = Network.to(before.port(), Network.WHOLE)) {
      before.publish(topic, "1");
      try (Client client = kind.open(Engine.address(network.port(), topic))) {
        assertThat(client.next()).contains("\"recovered\":true");
        assertThat(client.next()).startsWith("event ");
        network.cut();
        before.close();
        try (Engine after = Engine.startAt(before.port())) {
          after.publish(topic, last());
          network.mend();
          String told = client.next();
          while (!told.contains("\"recovered\":false")) {
            assertThat(told).as("before the gap is told").startsWith("control ");
            told = client.next();
          }
          assertThat(events(client)).isEqualTo(expected(after, topic));
        }
      }
    } finally {
      before.close();
    }
  }

  /// eventsource-close: who closes is gone, and does not come back.
  @ParameterizedTest
  @EnumSource
  void eventsourceClose(Client.Kind kind) throws IOException {
    Topic topic = Engine.feed("closed");
    try (Engine engine = Engine.start();
        Network network = Network.to(engine.port(), Network.WHOLE);
        Client client = kind.open(Engine.address(network.port(), topic))) {
      assertThat(client.next()).contains("\"start\"");
      int before = network.requests();
      client.stop();
      while (network.open() > 0) {
        Thread.onSpinWait(); // the test's time is the bound
      }
      assertThat(network.requests()).isEqualTo(before);
    }
  }

  /// request-accept, format-mime-valid-bogus, eventsource-request-cancellation's first half: what
  /// is asked for is an event stream, never a copy, and that is what comes.
  @ParameterizedTest
  @EnumSource
  void requestAccept(Client.Kind kind) throws IOException {
    Topic topic = Engine.feed("accept");
    try (Engine engine = Engine.start();
        Network network = Network.to(engine.port(), Network.WHOLE);
        Client client = kind.open(Engine.address(network.port(), topic))) {
      assertThat(client.next()).contains("\"start\"");
      assertThat(network.heads().asked("accept")).contains("text/event-stream");
      assertThat(network.heads().answered("content-type")).isEqualTo("text/event-stream");
      assertThat(network.heads().answered("cache-control")).contains("no-cache", "no-transform");
    }
  }

  /// request-status-error, 401: who may not read is refused once, and does not ask again. The other
  /// clients leave that to who uses them, or ask again.
  @ParameterizedTest
  @EnumSource(names = {"EVENTSOURCE", "CHROMIUM"})
  void requestStatusErrorForWhoMayNotRead(Client.Kind kind) throws IOException {
    try (Engine engine = Engine.start();
        Client client = kind.open(Engine.address(engine.port(), new Topic("feeds/secret")))) {
      assertThat(client.next()).isEqualTo("stopped");
    }
  }

  /// eventsource-cross-origin, cors-unsafe-last-event-id: a page of another origin reads the
  /// stream, and resumes it after cuts by an id that needs nobody's leave.
  @Test
  void eventsourceCrossOrigin() throws IOException {
    Topic topic = Engine.feed("cross");
    try (Engine engine = Engine.start();
        Network network = Network.to(engine.port(), Network.WHOLE);
        Engine elsewhere = Engine.start();
        Client client =
            new Client.Chromium(
                Engine.address(elsewhere.port(), topic), Engine.address(network.port(), topic))) {
      assertThat(client.next()).contains("\"start\"");
      engine.publish(topic, "1");
      assertThat(client.next()).startsWith("event ");
      network.cut();
      engine.publish(topic, "2");
      engine.publish(topic, last());
      network.mend();
      assertThat(client.next()).contains("\"start\"", "\"recovered\":true");
      assertThat(events(client)).isEqualTo(expected(engine, topic).subList(1, 3));
      assertThat(network.heads().asked("origin")).endsWith(":" + elsewhere.port());
      assertThat(network.heads().answered("access-control-allow-origin")).isEqualTo("*");
    }
  }

  private static String last() {
    return "{%s}".formatted(Follower.LAST);
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

  private static Topic finishedMatch(Engine engine) throws IOException {
    engine.post(
        "/v1/matches",
        """
        {"id":"over","format":"T20","teams":[
          {"name":"North","short":"NOR","players":["A","B","C","D","E","F","G","H","I","J","K"]},
          {"name":"South","short":"SOU","players":["L","M","N","O","P","Q","R","S","T","U","V"]}]}\
        """);
    engine.post("/v1/matches/over/events", "{\"type\":\"result\",\"data\":{\"noResult\":true}}");
    return new Topic("matches/over/events");
  }
}
