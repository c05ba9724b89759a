package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Topic;
import dev.crease.push.client.Follower;
import dev.crease.push.client.Heard;
import dev.crease.push.client.TransportClient;
import dev.crease.push.client.WebSocketFollower;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// WebSocket, by upgrade and by extended CONNECT (RFC 8441).
class WebSocketTransportTest extends TransportContract {
  @Override
  TransportClient.Call ask(TransportClient client, String path, Map<String, String> headers)
      throws IOException {
    return client.webSocket(path, headers);
  }

  @Override
  WebSocketFollower follow(
      TransportClient client, String path, Map<String, String> headers, String after)
      throws IOException {
    Map<String, String> more = new HashMap<>(headers);
    more.put("sec-websocket-protocol", "other, crease.v1");
    TransportClient.Call call = ask(client, path + "?after=" + after, more);
    assertThat(call.status()).isIn(101, 200);
    assertThat(call.header("sec-websocket-protocol")).isEqualTo("crease.v1");
    return new WebSocketFollower(call);
  }

  private WebSocketFollower writer(VersionBench.Version version, Topic topic) throws IOException {
    WebSocketFollower follower =
        follow(versions.client(version), "/v1/" + topic, WRITER, "earliest");
    assertThat(follower.next()).isEqualTo(new Heard.Start(true));
    return follower;
  }

  @ParameterizedTest
  @EnumSource
  void messagesAreAnsweredInOrder(VersionBench.Version version) throws IOException {
    Topic topic = newTopic();
    try (WebSocketFollower writer = writer(version, topic);
        Follower reader = follow(version, topic, "earliest")) {
      assertThat(reader.next()).isEqualTo(new Heard.Start(true));
      for (int i = 0; i < 30; i++) {
        writer.send("{\"n\":" + i + "}");
      }
      List<Heard.Event> events = reader.events(30);
      for (int i = 0; i < 30; i++) {
        assertThat(events.get(i).json()).contains("\"data\":{\"n\":" + i + "}");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMessageThatIsTooBigClosesIt(VersionBench.Version version) throws IOException {
    try (WebSocketFollower writer = writer(version, newTopic())) {
      writer.announce((1 << 20) + 1);
      while (!writer.nextText().isEmpty()) {
        // beats may come before
      }
      assertThat(writer.closeCode()).isEqualTo(1009);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherVersionIsRefused(VersionBench.Version version) throws IOException {
    Map<String, String> old = Map.of("sec-websocket-version", "8");
    try (TransportClient.Call call = versions.client(version).webSocket("/v1/" + newTopic(), old)) {
      assertThat(call.status()).isEqualTo(426);
      assertThat(call.header("sec-websocket-version")).isEqualTo("13");
    }
  }
}
