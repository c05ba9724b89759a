package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a connection may hold and for how long: pipelines, peers who do not read, who do not finish
/// what they began, who send more than is answered.
class ConnectionsTest {
  private static final String UPGRADE =
      """
      GET /v1/matches/demo/events HTTP/1.1
      Host: crease
      Authorization: Bearer writer
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13

      """
          .replace("\n", "\r\n");

  @Test
  void aThousandPipelinedRequestsAreAllAnsweredInOrder() throws IOException {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      requests.append("GET /hello/%d HTTP/1.1\r\nHost: c\r\n\r\n".formatted(i));
    }
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = ask(bench, requests + close("/hello/last"))) {
      List<String> names = found("hello (\\d+|last)", all(socket));
      assertThat(names.subList(0, 1_000))
          .isEqualTo(IntStream.range(0, 1_000).mapToObj(String::valueOf).toList());
      assertThat(names.getLast()).isEqualTo("last");
    }
  }

  @Test
  void refusalsThatNeedNoThreadDoNotPileUpOnTheStack() throws IOException {
    String missing = "GET /x HTTP/1.1\r\nHost: c\r\n\r\n".repeat(3_000);
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = ask(bench, missing + close("/hello/last"))) {
      String came = all(socket);
      assertThat(found("HTTP/1.1 (404)", came)).hasSize(3_000);
      assertThat(came).endsWith("hello last");
    }
  }

  @Test
  void aPeerWhoReadsLateGetsAllOfItsPages() throws IOException {
    String page = "GET /v1/matches/demo/events?limit=1000 HTTP/1.1\r\nHost: c\r\n\r\n";
    try (Bench bench = new Bench(Limits.defaults())) {
      fill(bench, 1_000);
      try (Socket socket = ask(bench, page.repeat(30) + close("/hello/last"))) {
        assertThat(whole(bench, close("/hello/ann"))).endsWith("hello ann");
        String came = all(socket);
        assertThat(found("(\"more\":false)", came)).hasSize(30);
        assertThat(came).endsWith("hello last");
      }
    }
  }

  @Test
  void aPeerWhoTakesNothingIsCut() throws IOException {
    String page = "GET /v1/matches/demo/events?limit=1000 HTTP/1.1\r\nHost: c\r\n\r\n";
    try (Bench bench = new Bench(Limits.defaults().withPatience(60, 60, 1).withBeatSeconds(1))) {
      fill(bench, 1_000);
      try (Socket socket = ask(bench, page.repeat(30) + close("/hello/last"))) {
        awaitBeats(bench, 4);
        assertThat(allUntilCut(socket)).doesNotContain("hello last");
      }
    }
  }

  @Test
  void aStreamThatTakesNothingIsCut() throws IOException {
    String sse =
        "GET /v1/matches/demo/events HTTP/1.1\r\nHost: c\r\nAccept: text/event-stream\r\n\r\n";
    try (Bench bench = new Bench(Limits.defaults().withPatience(60, 60, 1).withBeatSeconds(1))) {
      fill(bench, 12_000);
      try (Socket socket = ask(bench, sse)) {
        awaitBeats(bench, 4);
        String came = allUntilCut(socket);
        assertThat(came).contains("id: k3-1\n").doesNotContain("id: k3-12000\n");
      }
    }
  }

  @Test
  void aRequestThatDoesNotArriveWholeIsCutOff() throws IOException {
    try (Bench bench = new Bench(Limits.defaults().withPatience(1, 60, 60));
        Socket socket = ask(bench, "GET /hello/ann HTTP/1.1\r\nHos")) {
      assertThat(all(socket)).isEmpty();
    }
  }

  @Test
  void anIdleConnectionIsClosedButNotAHeldOne() throws IOException {
    String held = "GET /v1/matches/demo/events?wait=4 HTTP/1.1\r\nHost: c\r\n\r\n";
    try (Bench bench = new Bench(Limits.defaults().withPatience(1, 1, 1));
        Socket socket = ask(bench, held)) {
      assertThat(all(socket)).startsWith("HTTP/1.1 200 OK").endsWith("\"recovered\":true}");
    }
  }

  @Test
  void aWatchIsHeldUntilItsTopicHasNews() throws IOException {
    String watch = "GET /score/demo?wait=60 HTTP/1.1\r\nHost: c\r\nIf-None-Match: \"k3-1\"\r\n\r\n";
    try (Bench bench = new Bench(Limits.defaults())) {
      bench.publish(Bench.MATCH, "1");
      try (Socket socket = ask(bench, watch + close("/hello/last"))) {
        assertThat(whole(bench, close("/hello/ann"))).endsWith("hello ann");
        bench.publish(Bench.MATCH, "2");
        assertThat(all(socket))
            .containsSubsequence(
                "cache-control: no-store", "preference-applied: wait=60", "at k3-2")
            .doesNotContain("max-age")
            .endsWith("hello last");
      }
    }
  }

  @Test
  void aMistakeOfOursIsAFaultAndTheConnectionGoesOn() throws IOException {
    String error = "GET /error HTTP/1.1\r\nHost: c\r\n\r\n";
    String onLoop = "GET /fault-on-loop HTTP/1.1\r\nHost: c\r\n\r\n";
    try (Bench bench = new Bench(Limits.defaults())) {
      String came = whole(bench, error + onLoop + close("/hello/last"));
      assertThat(found("\"code\":\"(\\w+)\"", came)).containsExactly("fault", "fault");
      assertThat(came).endsWith("hello last");
    }
  }

  @Test
  void moreMessagesThanMayWaitCloseTheWebSocketForGood() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = ask(bench, UPGRADE)) {
      awaitStart(socket);
      socket.getOutputStream().write(frames(2_000));
      String came = allUntilCut(socket);
      assertThat(came).endsWith("\u0088\u001b\u0003\u00f0too many messages at once"); // 1008
    }
  }

  @Test
  void messagesOverTheBoundOfReadingAreAllAnsweredInOrder() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = ask(bench, UPGRADE)) {
      awaitStart(socket);
      for (int i = 0; i < 20; i++) {
        socket.getOutputStream().write(frames(40));
        read(socket, 40, Pattern.compile("\"accepted\""));
      }
      assertThat(bench.hub.head(Bench.MATCH).offset()).isEqualTo(800);
    }
  }

  private static void fill(Bench bench, int events) {
    String event = "{\"x\":\"" + "x".repeat(1_000) + "\"}";
    for (int i = 0; i < events; i += 100) {
      bench.publish(Bench.MATCH, Collections.nCopies(100, event).toArray(String[]::new));
    }
  }

  /// Masked text frames, with a mask of zeros.
  private static byte[] frames(int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] text = "{\"n\":1}".getBytes(UTF_8);
    for (int i = 0; i < count; i++) {
      out.writeBytes(new byte[] {(byte) 0x81, (byte) (0x80 | text.length), 0, 0, 0, 0});
      out.writeBytes(text);
    }
    return out.toByteArray();
  }

  /// The server's clock as a client can see it: another stream's heartbeats, a second apart.
  private static void awaitBeats(Bench bench, int count) throws IOException {
    String sse = "GET /v1/feeds/quiet HTTP/1.1\r\nHost: c\r\nAccept: text/event-stream\r\n\r\n";
    try (Socket socket = ask(bench, sse)) {
      read(socket, count, Pattern.compile("\"beat\""));
    }
  }

  private static void awaitStart(Socket socket) throws IOException {
    read(socket, 1, Pattern.compile("\"start\"[^}]*}"));
  }

  /// Reads until a text has come so many times.
  private static void read(Socket socket, int times, Pattern text) throws IOException {
    StringBuilder came = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (text.matcher(came).results().count() < times) {
      int next = in.read();
      assertThat(next).as("closed after: " + came).isNotNegative();
      came.append((char) next);
    }
  }

  private static String close(String path) {
    return "GET %s HTTP/1.1\r\nHost: c\r\nConnection: close\r\n\r\n".formatted(path);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  private static Socket ask(Bench bench, String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static String whole(Bench bench, String request) throws IOException {
    try (Socket socket = ask(bench, request)) {
      return all(socket);
    }
  }

  private static String all(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  /// What came until the end, be it a reset.
  private static String allUntilCut(Socket socket) throws IOException {
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        came.write(some, 0, count);
      }
    } catch (SocketException reset) {
      // what came before it counts
    }
    return came.toString(ISO_8859_1);
  }
}
