package dev.crease.interop.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.Node;
import dev.crease.interop.Peer;
import dev.crease.push.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DeflateTest {
  private static final List<String> TAKEOVER = List.of("none", "client", "server", "client,server");

  /// Not offered, offered without a number, and numbers. None of the three takes 8, which zlib
  /// cannot do without a header.
  private static final List<String> CLIENT_BITS = List.of("-", "any", "9", "15");

  private static final List<String> SERVER_BITS = List.of("-", "9", "15");
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

  static Stream<Arguments> offers() {
    List<Arguments> offers = new ArrayList<>();
    for (Client client : Client.values()) {
      for (String fresh : TAKEOVER) {
        for (String clientBits : CLIENT_BITS) {
          for (String serverBits : SERVER_BITS) {
            offers.add(Arguments.of(client, fresh, clientBits, serverBits));
          }
        }
      }
    }
    return offers.stream();
  }

  @ParameterizedTest
  @MethodSource("offers")
  void messagesGoBothWaysAsTheyWere(
      Client client, String fresh, String clientBits, String serverBits) throws Exception {
    Topic topic = Engine.feed("deflate/" + System.nanoTime());
    String url = "ws://127.0.0.1:%d/v1/%s?after=latest".formatted(engine.port(), topic);
    List<String> arguments = List.of(url, fresh, clientBits, serverBits);
    try (Peer peer = Peer.start(command(client, arguments), Map.of("TOKEN", engine.token()))) {
      String agreed = peer.await(line -> line.startsWith("agreed "));
      assertThat(agreed).startsWith("agreed permessage-deflate");
      peer.await(line -> line.contains("\"start\""));
      for (int size : SIZES) {
        String text = "Silva 4 ü🏏 ".repeat(size / 10);
        peer.tell("{\"type\":\"message\",\"data\":\"%s\"}".formatted(text));
        String event = peer.await(line -> line.startsWith("{\"id\""));
        assertThat(event).contains("\"data\":\"%s\"".formatted(text));
      }
      peer.hush();
      peer.await("closed 1000"::equals);
      assertThat(engine.events(topic)).hasSize(SIZES.size());
    }
  }

  private static List<String> command(Client client, List<String> arguments) throws IOException {
    return switch (client) {
      case WS -> Node.command("deflate.mjs", arguments);
      case WEBSOCKETS -> python("deflate_websockets.py", arguments);
      case WSPROTO -> python("deflate_wsproto.py", arguments);
    };
  }

  private static List<String> python(String script, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add("/usr/bin/python3"); // Debian's, which has Debian's packages
    command.add(Path.of("src", "test", "python", script).toString());
    command.addAll(arguments);
    return command;
  }
}
