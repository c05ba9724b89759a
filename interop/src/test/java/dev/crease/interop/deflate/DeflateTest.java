package dev.crease.interop.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.Node;
import dev.crease.interop.Peer;
import dev.crease.push.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// permessage-deflate with three independent implementations, in every combination of what they can
/// offer: context takeover of either side, and window sizes. Messages of many sizes go both ways,
/// and come back as events as they were sent.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DeflateTest {
  private static final List<String> TAKEOVER = List.of("none", "client", "server", "client,server");

  /// Not offered, and every number. None of the three takes 8, which zlib cannot do without a
  /// header. A client may also offer its own size without a number: `any`.
  private static final List<String> SERVER_BITS =
      List.of("-", "9", "10", "11", "12", "13", "14", "15");

  private static final List<String> CLIENT_BITS =
      Stream.concat(Stream.of("any"), SERVER_BITS.stream()).toList();

  private static final List<Integer> SIZES = List.of(0, 1, 100, 255, 256, 400, 5_000, 70_000);

  private static Engine engine;

  /// Who speaks to us.
  enum Client {
    WS,
    WEBSOCKETS,
    WSPROTO
  }

  @BeforeAll
  static void start() throws IOException {
    engine = Engine.start();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static Stream<Arguments> takeovers() {
    return Stream.of(Client.values())
        .flatMap(client -> TAKEOVER.stream().map(fresh -> Arguments.of(client, fresh)));
  }

  @ParameterizedTest
  @MethodSource("takeovers")
  void messagesGoBothWaysAsTheyWereWithEveryWindow(Client client, String fresh) throws Exception {
    try (Peer peer = Peer.start(command(client), Map.of("TOKEN", engine.token()))) {
      for (String clientBits : CLIENT_BITS) {
        for (String serverBits : SERVER_BITS) {
          talk(peer, String.join(" ", fresh, clientBits, serverBits));
        }
      }
    }
  }

  private static void talk(Peer peer, String offer) throws IOException {
    Topic topic = Engine.feed("deflate/" + System.nanoTime());
    peer.tell(
        "open ws://127.0.0.1:%d/v1/%s?after=latest %s".formatted(engine.port(), topic, offer));
    assertThat(peer.next()).as(offer).startsWith("agreed permessage-deflate");
    assertThat(peer.next()).as(offer).contains("\"start\"");
    for (int size : SIZES) {
      String text = "Silva 4 ü🏏 ".repeat(size / 10);
      peer.tell("send {\"type\":\"message\",\"data\":\"%s\"}".formatted(text));
      String event = peer.await(line -> !line.startsWith("{\"control\""));
      assertThat(event).as(offer).contains("\"data\":\"%s\"".formatted(text));
    }
    peer.tell("close");
    assertThat(peer.await(line -> !line.startsWith("{\"control\"")))
        .as(offer)
        .isEqualTo("closed 1000");
    assertThat(engine.events(topic)).as(offer).hasSize(SIZES.size());
  }

  private static List<String> command(Client client) throws IOException {
    return switch (client) {
      case WS -> Node.command("deflate.mjs", List.of());
      case WEBSOCKETS -> python("deflate_websockets.py");
      case WSPROTO -> python("deflate_wsproto.py");
    };
  }

  /// Debian's Python, which has Debian's packages.
  private static List<String> python(String script) {
    return List.of("/usr/bin/python3", Path.of("src", "test", "python", script).toString());
  }
}
