package dev.crease.interop.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.Follower;
import dev.crease.interop.HttpConnection;
import dev.crease.interop.Message;
import dev.crease.interop.Network;
import dev.crease.interop.Way;
import dev.crease.push.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All four transports work behind each proxy with the configuration that `docs/deploy.md` tells
/// people to use: nothing is held back, nothing is cut, and readers resume.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProxyTest {
  private static final Topic TOPIC = Engine.feed("proxy");
  private static final int EVENTS = 60;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void nothingIsHeldBackOnAnyTransport(Proxy.Kind kind) throws Exception {
    try (Engine engine = Engine.start();
        Proxy proxy = Proxy.start(kind, engine.port(), folder)) {
      for (Way way : Way.values()) {
        oneByOne(engine, proxy, way);
      }
    }
  }

  /// Each event is published only when the one before has come through.
  private static void oneByOne(Engine engine, Proxy proxy, Way way) throws IOException {
    Topic topic = Engine.feed("proxy/" + way);
    try (HttpConnection http = HttpConnection.to(proxy.port())) {
      var reader =
          new Way.Reader() {
            private int came;

            @Override
            public void take(Message message) {
              if (message instanceof Message.Event) {
                came++;
                publish(engine, topic);
              }
            }

            @Override
            public boolean hasEnough() {
              return came >= 5;
            }

            @Override
            public void nothingNew() {}
          };
      publish(engine, topic); // an empty topic would hold a long poll for all of its 20 s
      way.read(http, new Way.Place("/v1/" + topic, "earliest"), reader);
      assertThat(reader.hasEnough()).isTrue();
    }
  }

  private static void publish(Engine engine, Topic topic) {
    try {
      engine.publish(topic, "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readersWhoLoseTheirConnectionResume(Proxy.Kind kind) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    try (Engine engine = Engine.start();
        Proxy proxy = Proxy.start(kind, engine.port(), folder);
        Network network = Network.to(proxy.port(), () -> 6_000 + random.nextInt(6_000))) {
      List<Follower> readers = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (Way way : Way.values()) {
        Follower reader =
            new Follower(way, network.port(), "/v1/" + TOPIC, new Random(random.nextLong()));
        readers.add(reader);
        threads.add(Thread.ofVirtual().start(reader));
      }
      String padding = "x".repeat(100);
      for (int i = 1; i <= EVENTS; i++) {
        String last = i < EVENTS ? "\"last\":false" : Follower.LAST;
        engine.publish(TOPIC, "{\"pad\":\"%s\",%s}".formatted(padding, last));
      }
      Follower.join(threads);
      List<String> log = engine.events(TOPIC);
      for (Follower reader : readers) {
        assertThat(reader.events()).as("seed %d", seed).isEqualTo(log);
        assertThat(reader.gaps()).as("seed %d", seed).isZero();
        assertThat(reader.lost()).as("seed %d: it was cut", seed).isPositive();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLongPollIsHeldForAsLongAsItAskedAndThenAnsweredEmpty(Proxy.Kind kind) throws Exception {
    try (Engine engine = Engine.start();
        Proxy proxy = Proxy.start(kind, engine.port(), folder);
        HttpConnection http = HttpConnection.to(proxy.port())) {
      String place = engine.publish(TOPIC, "1");
      HttpConnection.Head head =
          http.get("/v1/%s?after=%s".formatted(TOPIC, place), "Prefer: wait=2\r\n");
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("preference-applied")).isEqualTo("wait=2");
      assertThat(Message.page(http.body(head)).next()).isEqualTo(place);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnchangedPageIs304AndAProblemArrivesAsItIs(Proxy.Kind kind) throws Exception {
    try (Engine engine = Engine.start();
        Proxy proxy = Proxy.start(kind, engine.port(), folder);
        HttpConnection http = HttpConnection.to(proxy.port())) {
      String place = engine.publish(TOPIC, "1");
      HttpConnection.Head same =
          http.get("/v1/" + TOPIC, "If-None-Match: \"%s\"\r\n".formatted(place));
      assertThat(same.status()).isEqualTo(304);
      HttpConnection.Head problem = http.get("/v1/%s?after=?".formatted(TOPIC), "");
      assertThat(problem.status()).isEqualTo(400);
      assertThat(problem.header("content-type")).isEqualTo("application/problem+json");
      assertThat(http.body(problem)).contains("\"code\":\"malformed\"");
    }
  }
}
