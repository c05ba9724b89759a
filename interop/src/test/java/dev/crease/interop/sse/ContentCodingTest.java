package dev.crease.interop.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.Network;
import dev.crease.interop.proxy.Proxy;
import dev.crease.push.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A stream that a client asks for compressed comes compressed, and its events one by one all the
/// same: each is published when the one before has come out at the other end, be it a proxy's or an
/// inflater's. What is asked and answered is seen on the wire before the server.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ContentCodingTest {
  private static final int EVENTS = 10;

  /// What each asks for, as far as we make it. okhttp-eventsource takes streams as they are.
  private static final Map<Client.Kind, String> CODINGS =
      Map.of(
          Client.Kind.EVENTSOURCE, "deflate",
          Client.Kind.EVENTSOURCE_CLIENT, "deflate",
          Client.Kind.FETCH_EVENT_SOURCE, "deflate",
          Client.Kind.OKHTTP_EVENTSOURCE, "",
          Client.Kind.CHROMIUM, "deflate");

  @Test
  void eventsComeOneByOneFromTheServerItself(TestReporter report) throws IOException {
    try (Engine engine = Engine.start()) {
      for (Client.Kind kind : Client.Kind.values()) {
        try (Network network = Network.to(engine.port(), Network.WHOLE)) {
          oneByOne(engine, kind, network.port());
          report.publishEntry(kind.name(), told(network));
          assertThat(network.heads().answered("content-encoding"))
              .as(told(network))
              .isEqualTo(CODINGS.get(kind));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void eventsComeOneByOneThroughAProxy(
      Proxy.Kind proxies, @TempDir Path folder, TestReporter report) throws IOException {
    try (Engine engine = Engine.start();
        Network upstream = Network.to(engine.port(), Network.WHOLE);
        Proxy proxy = Proxy.start(proxies, upstream.port(), folder)) {
      for (Client.Kind kind : Client.Kind.values()) {
        // a way of its own: one who has been closed may still have been about to come back
        try (Network network = Network.to(proxy.port(), Network.WHOLE)) {
          oneByOne(engine, kind, network.port());
          report.publishEntry(kind.name(), told(network) + "; upstream " + told(upstream));
          assertThat(network.heads().answered("content-encoding"))
              .as(told(network))
              .isEqualTo(CODINGS.get(kind));
        }
      }
    }
  }

  private static String told(Network network) {
    return "asked '%s', answered '%s'"
        .formatted(
            network.heads().asked("accept-encoding"), network.heads().answered("content-encoding"));
  }

  private static void oneByOne(Engine engine, Client.Kind kind, int port) throws IOException {
    Topic topic = Engine.feed("coded/" + kind);
    try (Client client = kind.open(Engine.address(port, topic))) {
      assertThat(client.next()).as("%s", kind).contains("\"control\":\"start\"");
      for (int i = 0; i < EVENTS; i++) {
        String id = engine.publish(topic, "{\"n\":%d}".formatted(i));
        String line = client.next();
        while (line.startsWith("control ")) { // a heartbeat
          line = client.next();
        }
        assertThat(line).as("%s", kind).startsWith("event " + id + " {");
      }
    }
  }
}
