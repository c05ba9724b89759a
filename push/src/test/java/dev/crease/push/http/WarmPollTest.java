package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.Topic;
import dev.crease.push.stats.Count;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A poll of a topic that a loop has at hand is answered there; else the log is read. What is
/// answered must not tell which.
class WarmPollTest {
  private static final List<String> QUERIES =
      List.of(
          "",
          "?after=latest",
          "?after=last:1",
          "?after=k3-1",
          "?after=k3-1&limit=1",
          "?after=k3-2&limit=1",
          "?after=k3-2&limit=2",
          "?after=k3-4",
          "?after=k3-5",
          "?after=k3-6",
          "?after=k3-99",
          "?after=zz-1",
          "?after=k3-5&wait=5&limit=3",
          "?after=k3-2&wait=5&limit=1",
          "?after=k3-2&wait=5&limit=2");

  @Test
  void aWarmTopicIsAnsweredAsAColdOne() throws IOException {
    for (String query : QUERIES) {
      String address = "/v1/matches/demo/events" + query;
      List<String> cold = answers(address, false);
      List<String> warm = answers(address, true);
      assertThat(warm).as(address).isEqualTo(cold);
    }
  }

  @Test
  void aPageFullFromTheRingIsNoSlowReader() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port())) {
      ask(socket, "/v1/matches/demo/events", "");
      publish(bench);
      assertThat(ask(socket, "/v1/matches/demo/events?after=k3-1&limit=2", ""))
          .contains("\"more\":true");
      assertThat(bench.hub.stats().get(Count.FELL_BEHIND)).isZero();
      assertThat(bench.hub.stats().get(Count.BEHIND_NOW)).isZero();
    }
  }

  /// The answers to three requests, on one connection and so on one loop.
  private static List<String> answers(String address, boolean warm) throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port())) {
      if (warm) {
        ask(socket, "/v1/matches/demo/events", "");
      }
      publish(bench);
      List<String> answers = new ArrayList<>();
      for (int turn = 0; turn < (warm ? 2 : 1); turn++) { // the second time from what was kept
        answers.clear();
        answers.add(ask(socket, address, ""));
        answers.add(ask(socket, address, "If-None-Match: \"k3-6\"\r\n"));
        answers.add(ask(socket, address, "Last-Event-ID: k3-2\r\n"));
      }
      return answers;
    }
  }

  private static void publish(Bench bench) {
    bench.publish(Bench.MATCH, "{\"n\":1}", "{\"n\":2}");
    bench.publish(new Topic("feeds/x"), "{\"n\":3}");
    bench.publish(Bench.MATCH, "{\"n\":4}", "{\"n\":5}", "{\"n\":6}");
  }

  private static String ask(Socket socket, String address, String header) throws IOException {
    String request = "GET %s HTTP/1.1\r\nHost: x\r\n%s\r\n".formatted(address, header);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout(10_000);
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) socket.getInputStream().read());
    }
    int at = head.indexOf("content-length: ");
    int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r", at)));
    byte[] body = socket.getInputStream().readNBytes(length);
    return head.toString().replaceAll("date: .*\r\n", "")
        + new String(body, StandardCharsets.UTF_8);
  }
}
