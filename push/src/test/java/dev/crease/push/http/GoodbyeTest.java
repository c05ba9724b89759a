package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.crease.push.Limits;
import dev.crease.push.client.Follower;
import dev.crease.push.client.Heard;
import dev.crease.push.client.SseFollower;
import dev.crease.push.client.TransportClient;
import dev.crease.push.client.WebSocketFollower;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How streams end when the server stops, over each version of HTTP.
class GoodbyeTest {
  private static final String TOPIC = "/v1/matches/demo/events";

  @Test
  void aServerMayBeClosedTwice() throws IOException {
    try (Bench bench = new Bench(Limits.defaults())) {
      bench.server.close();
      assertThatNoException().isThrownBy(bench.server::close);
    }
  }

  @ParameterizedTest
  @EnumSource
  void streamsAreAskedToComeBack(VersionBench.Version version, @TempDir Path folder)
      throws Exception {
    Map<String, String> sse = Map.of("accept", "text/event-stream");
    try (VersionBench versions = new VersionBench(folder, Limits.defaults())) {
      TransportClient client = versions.client(version);
      try (Follower stream = new SseFollower(client.call("GET", TOPIC, sse, new byte[0]));
          WebSocketFollower socket = new WebSocketFollower(client.webSocket(TOPIC, Map.of()))) {
        assertThat(stream.next()).isEqualTo(new Heard.Start(true));
        assertThat(socket.next()).isEqualTo(new Heard.Start(true));
        versions.bench(version).stop();
        assertThat(stream.next()).isEqualTo(new Heard.Bye());
        assertThat(stream.next()).isEqualTo(new Heard.End());
        assertThat(socket.next()).isEqualTo(new Heard.Bye());
        assertThat(socket.next()).isEqualTo(new Heard.End());
        assertThat(socket.closeCode()).isEqualTo(1012);
      }
    }
  }
}
