package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.UTF_8;
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

/// Polling.
class PollTransportTest extends TransportContract {
  @Override
  boolean staysThere() {
    return false;
  }

  @Override
  boolean hearsEphemerals() {
    return false;
  }

  @Override
  TransportClient.Call ask(TransportClient client, String path, Map<String, String> headers)
      throws IOException {
    return client.call("GET", path, headers, new byte[0]);
  }

  @Override
  Follower follow(TransportClient client, String path, Map<String, String> headers, String after) {
    return new PollFollower(client, path, headers, after, 0);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheReaderHasIsNotSentAgain(VersionBench.Version version) throws IOException {
    Topic topic = newTopic();
    List<String> ids = publish(version, topic, 2);
    Map<String, String> has = Map.of("if-none-match", '"' + ids.getLast() + '"');
    try (TransportClient.Call call = ask(versions.client(version), "/v1/" + topic, has)) {
      assertThat(call.status()).isEqualTo(304);
      assertThat(call.header("etag")).isEqualTo('"' + ids.getLast() + '"');
      assertThat(call.header("content-length")).isEmpty();
      assertThat(PollFollower.body(call)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHeadIsAPollWithoutItsBody(VersionBench.Version version) throws IOException {
    Topic topic = newTopic();
    publish(version, topic, 2);
    TransportClient client = versions.client(version);
    try (TransportClient.Call get = ask(client, "/v1/" + topic, NOBODY);
        TransportClient.Call head = client.call("HEAD", "/v1/" + topic, NOBODY, new byte[0])) {
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("etag")).isEqualTo(get.header("etag"));
      assertThat(head.header("content-length"))
          .isEqualTo(String.valueOf(PollFollower.body(get).length()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTopicTakesWhatIsPosted(VersionBench.Version version) throws IOException {
    Topic topic = newTopic();
    TransportClient client = versions.client(version);
    byte[] body = ("{\"x\":\"" + "x".repeat(200_000) + "\"}").getBytes(UTF_8);
    try (TransportClient.Call call = client.call("POST", "/v1/" + topic, WRITER, body)) {
      assertThat(call.status()).isEqualTo(201);
    }
    try (Follower follower = follow(version, topic, "last:1")) {
      follower.next();
      assertThat(follower.events(1).getFirst().json()).contains("x".repeat(200_000));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatIsTooBigIsRefused(VersionBench.Version version) throws IOException {
    Map<String, String> announced = new HashMap<>(WRITER);
    announced.put("content-length", String.valueOf((1 << 20) + 1));
    TransportClient client = versions.client(version);
    try (TransportClient.Call call = client.call("POST", "/v1/feeds/x", announced, new byte[1])) {
      assertThat(call.status()).isEqualTo(413);
    }
    try (TransportClient.Call call = ask(client, "/hello/ann", NOBODY)) {
      assertThat(PollFollower.body(call)).as("others are served").isEqualTo("hello ann");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAddressThatIsTooLongIsRefused(VersionBench.Version version) throws IOException {
    String path = "/v1/feeds/x?after=" + "x".repeat(9_000);
    try (TransportClient.Call call = ask(versions.client(version), path, NOBODY)) {
      assertThat(call.status()).isEqualTo(414);
    }
  }

  @ParameterizedTest
  @EnumSource
  void headersThatAreTooBigAreRefused(VersionBench.Version version) throws IOException {
    Map<String, String> headers = Map.of("x-a", "a".repeat(9_000), "x-b", "b".repeat(9_000));
    try (TransportClient.Call call = ask(versions.client(version), "/v1/feeds/x", headers)) {
      assertThat(call.status()).isEqualTo(431);
    }
  }
}
