package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Topic;
import dev.crease.push.client.Follower;
import dev.crease.push.client.SseFollower;
import dev.crease.push.client.TransportClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Server-sent events.
class SseTransportTest extends TransportContract {
  @Override
  TransportClient.Call ask(TransportClient client, String path, Map<String, String> headers)
      throws IOException {
    Map<String, String> more = new HashMap<>(headers);
    more.put("accept", "text/event-stream");
    return client.call("GET", path, more, new byte[0]);
  }

  @Override
  Follower follow(TransportClient client, String path, Map<String, String> headers, String after)
      throws IOException {
    TransportClient.Call call = ask(client, path + "?after=" + after, headers);
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.header("content-type")).isEqualTo("text/event-stream");
    return new SseFollower(call);
  }

  @ParameterizedTest
  @EnumSource
  void aFinishedTopicSendsAwayWhoHasItAll(VersionBench.Version version) throws IOException {
    Topic topic = newTopic();
    String last = publish(version, topic, 2).getLast();
    versions.bench(version).topics.finished.add(topic);
    Map<String, String> has = Map.of("last-event-id", last);
    try (TransportClient.Call call = ask(versions.client(version), "/v1/" + topic, has)) {
      assertThat(call.status()).isEqualTo(204);
      assertThat(call.read()).isEmpty();
    }
  }
}
