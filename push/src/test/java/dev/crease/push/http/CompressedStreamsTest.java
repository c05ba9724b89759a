package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compression as a client sees it: SSE with `Content-Encoding: deflate`, WebSocket with
/// permessage-deflate.
class CompressedStreamsTest {
  private static final String EVENT = "{\"x\":\"" + "cover drive ".repeat(100) + "\"}";

  @Test
  void anEventSourceReadsEachRecordAtOnceAndAWholeZlibStreamToItsEnd() throws IOException {
    Bench bench = new Bench(Limits.defaults());
    try (Socket socket =
        ask(bench, "Accept: text/event-stream\r\nAccept-Encoding: gzip, deflate\r\n")) {
      InputStream in = socket.getInputStream();
      assertThat(head(in))
          .contains("content-encoding: deflate\r\n", "vary: Accept, Prefer, Accept-Encoding");
      // the checksum is looked at when the stream ends; without it this would be an EOFException
      InputStream plain = new InflaterInputStream(in);
      readTo(plain, "\"start\"");
      bench.publish(Bench.MATCH, EVENT, "{\"n\":2}");
      readTo(plain, "\"data\":" + EVENT);
      readTo(plain, "\"data\":{\"n\":2}");
      bench.close();
      assertThat(new String(plain.readAllBytes(), UTF_8))
          .contains("data: {\"control\":\"bye\",\"reconnect\":true,\"within\":30}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deflate | true",
        "gzip, deflate, br | true",
        "DEFLATE;q=0.5 | true",
        "deflate; q=1.000 | true",
        "deflate;q=0 | false",
        "deflate ; q=0.000 | false",
        "gzip, br | false",
        "* | false",
        "'' | false",
        "deflate-raw | false",
        "identity, deflate;q=0.001 | true",
      })
  void deflateIsSentOnlyToWhoNamesIt(String acceptEncoding, boolean deflated) {
    assertThat(SseHandler.mayDeflate(acceptEncoding)).isEqualTo(deflated);
  }

  @Test
  void aWebSocketThatOffersItGetsLongEventsCompressedAndMaySendSo()
      throws IOException, DataFormatException {
    String upgrade =
        """
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
        Authorization: Bearer writer
        """
            .replace("\n", "\r\n");
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = ask(bench, upgrade)) {
      InputStream in = socket.getInputStream();
      assertThat(head(in))
          .contains(
              "permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n");
      assertThat(message(in)).contains("\"start\"");
      bench.publish(Bench.MATCH, EVENT);
      assertThat(message(in)).startsWith("deflated").contains("\"data\":" + EVENT);
      // "Hello" as RFC 7692, 7.2.3.1, has it, but as JSON: 5
      byte[] five = {(byte) 0xc1, (byte) 0x83, 0, 0, 0, 0, 0x33, 5, 0};
      socket.getOutputStream().write(five);
      assertThat(message(in) + message(in)).contains("\"accepted\"", "\"data\":5}");
    }
  }

  private static Socket ask(Bench bench, String headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port());
    socket.setSoTimeout(20_000);
    String request = "GET /v1/matches/demo/events HTTP/1.1\r\nHost: c\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private static void readTo(InputStream plain, String text) throws IOException {
    StringBuilder came = new StringBuilder();
    while (came.indexOf(text, came.length() - text.length() - 1) < 0) {
      int next = plain.read();
      assertThat(next).as("closed after: " + came).isNotNegative();
      came.append((char) next);
    }
  }

  /// The text of one frame; a compressed one begins with `deflated`.
  private static String message(InputStream in) throws IOException, DataFormatException {
    int first = in.read();
    int length = in.read();
    if (length == 126) {
      length = in.read() << 8 | in.read();
    }
    byte[] payload = in.readNBytes(length);
    if (first == 0x81) {
      return new String(payload, UTF_8);
    }
    assertThat(first).isEqualTo(0xc1);
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(payload);
      byte[] out = new byte[8_192];
      int size = inflater.inflate(out);
      return "deflated " + new String(out, 0, size, ISO_8859_1);
    }
  }
}
