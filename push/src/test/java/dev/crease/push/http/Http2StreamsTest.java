package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.client.Heard;
import dev.crease.push.client.Http2Client;
import dev.crease.push.client.SseFollower;
import dev.crease.push.client.TransportClient;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Streams that share a connection, and do not share their slowness.
class Http2StreamsTest {
  private static final int EVENTS = 600;
  private static final String TOPIC = "/v1/matches/demo/events";
  private static final Map<String, String> SSE = Map.of("accept", "text/event-stream");

  @Test
  void aSlowStreamDoesNotHoldItsNeighboursAndMissesNothing() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Http2Client client = new Http2Client(bench.server.port());
        TransportClient.Call slowCall = client.call("GET", TOPIC, SSE, new byte[0]);
        SseFollower slow = new SseFollower(slowCall);
        SseFollower quick = new SseFollower(client.call("GET", TOPIC, SSE, new byte[0]))) {
      assertThat(slow.next()).isEqualTo(new Heard.Start(true));
      assertThat(quick.next()).isEqualTo(new Heard.Start(true));
      Http2Client.listen(slowCall, false);
      fill(bench);
      assertThat(quick.events(EVENTS).getLast().id()).isEqualTo("k3-" + EVENTS);
      Http2Client.listen(slowCall, true);
      assertThat(slow.events(EVENTS).getLast().id()).isEqualTo("k3-" + EVENTS);
    }
  }

  @Test
  void aStreamThatTakesNothingIsResetAndItsNeighboursGoOn() throws IOException {
    try (Bench bench = new Bench(Limits.defaults().withPatience(60, 60, 2).withBeatSeconds(1));
        Http2Client client = new Http2Client(bench.server.port());
        TransportClient.Call stuckCall = client.call("GET", TOPIC, SSE, new byte[0]);
        SseFollower quick = new SseFollower(client.call("GET", TOPIC, SSE, new byte[0]))) {
      assertThat(stuckCall.status()).isEqualTo(200);
      assertThat(quick.next()).isEqualTo(new Heard.Start(true));
      Http2Client.listen(stuckCall, false);
      fill(bench);
      assertThat(quick.events(EVENTS)).hasSize(EVENTS);
      Http2Client.awaitReset(stuckCall);
      assertThat(quick.next()).isInstanceOf(Heard.Beat.class);
    }
  }

  private static void fill(Bench bench) {
    String event = "{\"x\":\"" + "x".repeat(1_000) + "\"}";
    for (int i = 0; i < EVENTS; i += 50) {
      bench.publish(Bench.MATCH, Collections.nCopies(50, event).toArray(String[]::new));
    }
  }
}
