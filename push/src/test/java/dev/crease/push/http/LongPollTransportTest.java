package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Topic;
import dev.crease.push.client.Follower;
import dev.crease.push.client.PollFollower;
import dev.crease.push.client.TransportClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Long polling.
class LongPollTransportTest extends TransportContract {
  @Override
  boolean hearsEphemerals() {
    return false;
  }

  @Override
  TransportClient.Call ask(TransportClient client, String path, Map<String, String> headers)
      throws IOException {
    return client.call("GET", path, with(headers, "prefer", "wait=1"), new byte[0]);
  }

  @Override
  Follower follow(TransportClient client, String path, Map<String, String> headers, String after) {
    return new PollFollower(client, path, headers, after, 1);
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return more;
  }

  @ParameterizedTest
  @EnumSource
  void itIsHeldUntilThereIsNews(VersionBench.Version version) throws IOException {
    Topic topic = newTopic();
    String after = publish(version, topic, 1).getFirst();
    Map<String, String> wait = Map.of("prefer", "wait=60");
    TransportClient client = versions.client(version);
    try (TransportClient.Call call =
            client.call("GET", "/v1/" + topic + "?after=" + after, wait, new byte[0]);
        TransportClient.Call other = ask(client, "/hello/ann", NOBODY)) {
      assertThat(other.status()).as("others are served meanwhile").isEqualTo(200);
      List<String> ids = publish(version, topic, 1);
      assertThat(call.status()).isEqualTo(200);
      assertThat(call.header("preference-applied")).isEqualTo("wait=60");
      assertThat(PollFollower.body(call)).contains("\"next\":\"" + ids.getLast() + '"');
    }
  }
}
