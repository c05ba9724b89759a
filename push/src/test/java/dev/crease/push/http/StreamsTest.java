package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.History;
import dev.crease.push.Limits;
import dev.crease.push.stats.Count;
import dev.crease.push.stats.HubStats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a stream does over time: slow readers, goodbyes, a full house.
class StreamsTest {
  private static final String FILLER = "x".repeat(1_000);
  private static final String SSE =
      "GET /v1/matches/demo/events%s HTTP/1.1\r\nHost: crease\r\nAccept: text/event-stream\r\n\r\n";
  private static final String SCORE =
      "GET /v1/matches/demo/events%s HTTP/1.1\r\nHost: crease\r\n\r\n";
  private static final String WEB_SOCKET =
      """
      GET /v1/matches/demo/events HTTP/1.1
      Host: crease
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13

      """
          .replace("\n", "\r\n");

  @Test
  void aReaderThatDoesNotReadLosesNothingAndIsServedFromRingAndLog() throws IOException {
    int events = 12_000; // 12 MB: more than the kernel takes for a reader who does not read
    try (Bench bench = new Bench(Limits.defaults().withRing(16, 64 << 10));
        Socket slow = ask(bench, SSE.formatted("?after=earliest"));
        BufferedReader lines = lines(slow)) {
      awaitStart(lines);
      for (int i = 0; i < events / 100; i++) {
        int first = i * 100;
        bench.publish(
            Bench.MATCH,
            IntStream.range(first, first + 100)
                .mapToObj(n -> "{\"n\":%d,\"x\":\"%s\"}".formatted(n, FILLER))
                .toArray(String[]::new));
      }
      List<String> ids = new ArrayList<>();
      while (ids.size() < events) {
        String line = lines.readLine();
        if (line.startsWith("id: ")) {
          ids.add(line.substring(4));
        }
        assertThat(line).doesNotContain("\"recovered\":false");
      }
      History log = bench.log.read(Bench.MATCH, 0, events + 1);
      assertThat(ids)
          .isEqualTo(log.publications().stream().map(e -> e.cursor().toString()).toList());
    }
  }

  @Test
  void aReaderThatStaysFarBehindIsToldToComeBack() throws IOException {
    int events = 12_000;
    try (Bench bench = new Bench(Limits.defaults().withBehindSeconds(2).withBeatSeconds(1));
        Socket slow = ask(bench, SSE.formatted("?after=latest"));
        BufferedReader lines = lines(slow);
        Socket other = ask(bench, SSE.formatted("?after=latest").replace("demo", "quiet"))) {
      awaitStart(lines);
      for (int i = 0; i < events / 100; i++) {
        bench.publish(
            Bench.MATCH,
            IntStream.range(0, 100)
                .mapToObj(_ -> "{\"x\":\"" + FILLER + "\"}")
                .toArray(String[]::new));
      }
      awaitBeats(lines(other), 4);
      int came = 0;
      String line = lines.readLine();
      while (!line.contains("\"bye\"") && came < events) {
        came += line.startsWith("id: ") ? 1 : 0;
        line = lines.readLine();
      }
      assertThat(line).isEqualTo("data: {\"control\":\"bye\",\"reconnect\":true,\"within\":30}");
    }
  }

  /// The server's clock as a client can see it.
  private static void awaitBeats(BufferedReader lines, int count) throws IOException {
    int beats = 0;
    while (beats < count) {
      beats += lines.readLine().contains("\"beat\"") ? 1 : 0;
    }
  }

  @Test
  void aClosingServerSaysGoodbyeOnSse() throws IOException {
    Bench bench = new Bench(Limits.defaults());
    try (Socket reader = ask(bench, SSE.formatted(""));
        BufferedReader lines = lines(reader)) {
      awaitStart(lines);
      bench.close();
      assertThat(lines.lines().toList())
          .contains("data: {\"control\":\"bye\",\"reconnect\":true,\"within\":30}");
    }
  }

  @Test
  void aClosingServerSaysGoodbyeOnWebSocketWithServiceRestart() throws IOException {
    Bench bench = new Bench(Limits.defaults());
    try (Socket reader = ask(bench, WEB_SOCKET)) {
      StringBuilder came = new StringBuilder();
      while (came.indexOf("\"start\"") < 0) {
        came.append((char) reader.getInputStream().read());
      }
      bench.close();
      came.append(new String(reader.getInputStream().readAllBytes(), ISO_8859_1));
      assertThat(came.toString())
          .contains("{\"control\":\"bye\",\"reconnect\":true,\"within\":30}")
          .endsWith("\u0088\u0002\u0003\u00f4"); // close, 1012
    }
  }

  @Test
  void aHeldPollIsAnsweredAndAnIdleConnectionClosedWhenTheServerStops() throws Exception {
    Bench bench = new Bench(Limits.defaults());
    try (Socket held = ask(bench, SCORE.formatted("?wait=50"));
        Socket idle = ask(bench, SCORE.formatted(""))) {
      assertThat(lines(idle).readLine()).isEqualTo("HTTP/1.1 200 OK");
      awaitCount(bench, Count.HELD_NOW);
      bench.close();
      assertThat(new String(held.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("connection: close\r\n", "{\"events\":[],")
          .contains("preference-applied: wait=50\r\n");
      idle.getInputStream().readAllBytes(); // to its end
    }
    assertThat(bench.hub.stats().get(Count.HELD_NOW)).isZero();
    assertThat(bench.hub.stats().get(Count.CONNECTIONS_NOW)).isZero();
    assertThat(bench.hub.stats().get(Count.ANSWERS_2XX)).isEqualTo(2);
  }

  @Test
  void whatStreamsDoIsCounted() throws IOException {
    Bench bench = new Bench(Limits.defaults());
    HubStats stats = bench.hub.stats();
    try (Crowd _ = new Crowd(bench, 3);
        Socket again = ask(bench, SSE.formatted("?after=gone-7"))) {
      awaitStart(lines(again));
      try (Socket poll = ask(bench, "GET /v1/feeds/x?after=k3-0 HTTP/1.1\r\nHost: x\r\n\r\n")) {
        assertThat(lines(poll).readLine()).contains("200");
      }
      assertThat(stats.get(Count.SSE_NOW)).isEqualTo(4);
      assertThat(stats.get(Count.RESUMES)).isEqualTo(1);
      assertThat(stats.get(Count.GAPS)).isEqualTo(1);
      bench.publish(Bench.MATCH, "{}", "{}");
      try (BufferedReader lines = lines(again)) {
        for (String line = ""; !line.startsWith("id: k3-2"); line = lines.readLine()) {
          // up to the last event
        }
      }
      assertThat(stats.publications()).isEqualTo(2);
      assertThat(stats.publishing().count()).isEqualTo(1);
      bench.close(); // what was published is delivered before it
    }
    assertThat(stats.get(Count.DELIVERIES)).isEqualTo(8);
    assertThat(stats.delivering().count()).isPositive();
    assertThat(stats.get(Count.SENT_BYTES)).isGreaterThan(8 * 100);
    assertThat(stats.get(Count.SSE)).isEqualTo(4);
    assertThat(stats.get(Count.SSE_NOW)).isZero();
  }

  private static void awaitCount(Bench bench, Count what) {
    while (bench.hub.stats().get(what) == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aFullHouseRefusesRequestsButOnlySendsEventSourcesAwayForAWhile() throws IOException {
    try (Bench bench = new Bench(Limits.defaults().withConnections(20));
        Crowd _ = new Crowd(bench, 20)) {
      String page = "GET /hello/ann HTTP/1.1\r\nHost: crease\r\nConnection: close\r\n\r\n";
      assertThat(whole(bench, page))
          .startsWith("HTTP/1.1 503 ")
          .contains("retry-after: ", "\"code\":\"overloaded\",\"temporary\":true");
      assertThat(whole(bench, SSE.formatted("")))
          .startsWith("HTTP/1.1 200 ")
          .containsPattern("\r\n\r\nretry: [1-4]\\d{4}\n\n$");
    }
  }

  /// Readers who hold their connections.
  private static final class Crowd implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    Crowd(Bench bench, int count) throws IOException {
      for (int i = 0; i < count; i++) {
        Socket socket = ask(bench, SSE.formatted(""));
        awaitStart(lines(socket));
        sockets.add(socket);
      }
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Socket ask(Bench bench, String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static String whole(Bench bench, String request) throws IOException {
    try (Socket socket = ask(bench, request)) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  private static void awaitStart(BufferedReader lines) throws IOException {
    while (!lines.readLine().contains("\"start\"")) {
      // headers and retry come first
    }
  }
}
