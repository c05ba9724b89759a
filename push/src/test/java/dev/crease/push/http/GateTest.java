package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.access.Entrance;
import dev.crease.push.access.Network;
import dev.crease.push.access.Origins;
import dev.crease.push.access.Peers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Shares and the ends of tokens, over real sockets.
class GateTest {
  private static final String SSE = "Accept: text/event-stream\r\n";
  private static final String WEB_SOCKET =
      """
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      """
          .replace("\n", "\r\n");
  private static final Limits WARNS =
      Limits.defaults().with(new Limits.Credentials(30, 100, 1, 100));

  @Test
  void anSseStreamIsWarnedAndEndsWithItsToken() throws IOException {
    try (Bench bench = new Bench(WARNS);
        Socket stream = ask(bench, get(SSE + bearer("writer-3")))) {
      assertThat(all(stream))
          .containsSubsequence(
              "\"control\":\"start\"",
              "{\"control\":\"expiring\",\"within\":1}",
              "{\"control\":\"bye\",\"reconnect\":true,\"within\":0,\"reason\":\"expired\"}");
    }
  }

  @Test
  void aWebSocketIsClosedWith4001UnlessItRenewsItsToken() throws IOException {
    try (Bench bench = new Bench(WARNS);
        Socket ends = ask(bench, get(WEB_SOCKET + bearer("writer-3")));
        Socket renews = ask(bench, get(WEB_SOCKET + bearer("writer-3")))) {
      until(renews, "\"start\"");
      renews.getOutputStream().write(frame("{\"type\":\"token\",\"token\":\"guest\"}"));
      until(renews, "not-allowed"); // somebody else's
      renews.getOutputStream().write(frame("{\"type\":\"token\",\"token\":\"writer\"}"));
      until(renews, "{\"control\":\"token\",\"expires\":\"\"}");
      assertThat(all(ends)).contains("\"expiring\"").endsWith("\u000f\u00a1the token has ended");
      renews.getOutputStream().write(frame("{\"n\":7}"));
      until(renews, "\"accepted\"");
    }
  }

  @Test
  void aTokenWhoseKeyIsFetchedFirstIsWaitedFor() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket stream = ask(bench, get(WEB_SOCKET + bearer("later")))) {
      until(stream, "\"start\"");
    }
  }

  @Test
  void aTokenHasOnlySoManyStreamsAndOthersDoNotSuffer() throws IOException {
    Limits limits = Limits.defaults();
    try (Bench bench = new Bench(limits.with(limits.shares().withPlaces(100, 1)));
        Socket first = ask(bench, get(SSE + bearer("writer")))) {
      until(first, "\"start\"");
      try (Socket refused = ask(bench, get(WEB_SOCKET + bearer("writer")))) {
        until(refused, "HTTP/1.1 429");
        until(refused, "too-many-connections");
      }
      try (Socket sent = ask(bench, get(SSE + bearer("writer")))) {
        assertThat(all(sent)).contains("HTTP/1.1 200").containsPattern("retry: \\d{5}\n");
      }
      try (Socket other = ask(bench, get(SSE + bearer("guest")))) {
        until(other, "\"start\"");
      }
    }
  }

  @Test
  void whoIsSentAwayFromAFinishedTopicTakesNoPlace() throws IOException {
    Limits limits = Limits.defaults();
    try (Bench bench = new Bench(limits.with(limits.shares().withPlaces(100, 1)))) {
      bench.publish(Bench.MATCH, "1");
      bench.topics.finished.add(Bench.MATCH);
      String hasAll = SSE + bearer("writer") + "Last-Event-ID: k3-1\r\n";
      try (Socket reader = ask(bench, get(hasAll))) {
        until(reader, "HTTP/1.1 204");
        reader.getOutputStream().write(get(hasAll).getBytes(ISO_8859_1));
        until(reader, "HTTP/1.1 204");
      }
    }
  }

  @Test
  void anAddressBehindATrustedProxyHasOnlySoManyStreamsAndOthersDoNotSuffer() throws IOException {
    Limits base = Limits.defaults();
    Limits limits = base.with(base.shares().withPlaces(1, 100));
    Peers peers = Peers.behind(List.of(Network.parse("127.0.0.0/8")));
    String ann = "X-Forwarded-For: 203.0.113.7\r\n";
    String bob = "X-Forwarded-For: 203.0.113.7, 203.0.113.8\r\n"; // says he is ann
    try (Bench bench = new Bench(limits, Entrance.of(limits, peers, Origins.OWN));
        Socket first = ask(bench, get(SSE + ann))) {
      until(first, "\"start\"");
      try (Socket second = ask(bench, get(WEB_SOCKET + ann))) {
        until(second, "too-many-connections");
      }
      try (Socket other = ask(bench, get(SSE + bob))) {
        until(other, "\"start\"");
      }
    }
  }

  @Test
  void theSchemeIsOurOwnUnlessATrustedProxySaysAnother() throws IOException {
    Limits limits = Limits.defaults();
    Peers peers = Peers.behind(List.of(Network.parse("127.0.0.0/8")));
    String said = "GET /scheme HTTP/1.1\r\nHost: c\r\nX-Forwarded-Proto: https\r\n\r\n";
    try (Bench bench = new Bench(limits, Entrance.of(limits, peers, Origins.OWN));
        Socket proxy = ask(bench, said)) {
      until(proxy, "by https");
    }
    try (Bench bench = new Bench(limits);
        Socket anybody = ask(bench, said)) {
      until(anybody, "by http;");
    }
  }

  @Test
  void aFloodOfPublishesIsRefusedAndOthersDoNotSuffer() throws IOException {
    Limits base = Limits.defaults();
    Limits limits = base.with(base.shares().withPublishes(new Limits.Rate(2, 600)));
    try (Bench bench = new Bench(limits);
        Socket flood = ask(bench, get(WEB_SOCKET + bearer("writer")));
        Socket other = ask(bench, get(WEB_SOCKET + bearer("guest")))) {
      until(flood, "\"start\"");
      for (int i = 0; i < 3; i++) {
        flood.getOutputStream().write(frame("{\"n\":7}"));
      }
      assertThat(until(flood, "\"retryAfter\":\"300\""))
          .contains("\"control\":\"refused\"", "too-many-requests");
      until(other, "\"start\"");
      other.getOutputStream().write(frame("{\"n\":8}"));
      until(other, "\"accepted\"");
    }
  }

  private static String get(String headers) {
    return "GET /v1/matches/demo/events?after=latest HTTP/1.1\r\nHost: c\r\n" + headers + "\r\n";
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  /// A masked text frame, with a mask of zeros.
  private static byte[] frame(String text) {
    return ("\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text).getBytes(ISO_8859_1);
  }

  private static Socket ask(Bench bench, String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket;
  }

  private static String until(Socket socket, String text) throws IOException {
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!came.toString(ISO_8859_1).contains(text)) {
      int next = in.read();
      assertThat(next).as("closed after: " + came).isNotNegative();
      came.write(next);
    }
    return came.toString(ISO_8859_1);
  }

  private static String all(Socket socket) throws IOException {
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      came.write(next);
      if (came.toString(ISO_8859_1).endsWith("the token has ended")) {
        break; // the rest is the peer's to close
      }
    }
    return came.toString(ISO_8859_1);
  }
}
