package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that a proxy before us might read in another way than we do (RFC 9112, 11.2), so that
/// what one takes for a body is another request to the other: they are refused, and nothing behind
/// them on the connection is read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmbiguityTest {
  private static final String BEHIND = "GET /hello/smuggled HTTP/1.1\r\nHost: c\r\n\r\n";

  private final Bench bench;

  AmbiguityTest() throws IOException {
    bench = new Bench(Limits.defaults());
  }

  @BeforeAll
  void theServerAnswers() throws IOException {
    assertThat(ask(BEHIND.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
        .endsWith("hello smuggled");
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/feeds/x HTTP/1.1|Host: c|Content-Length: 4|Transfer-Encoding: chunked||0||",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Content-Length: 4|Content-Length: 5||abcd",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Content-Length: 4|Content-Length: 4||abcd",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Content-Length: 4, 4||abcd",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Content-Length: +4||abcd",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Content-Length: -4||abcd",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Content-Length : 4||abcd",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Transfer-Encoding: xchunked||0||",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Transfer-Encoding: chunked, gzip||0||",
        "POST /v1/feeds/x HTTP/1.0|Host: c|Transfer-Encoding: chunked||0||",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Transfer-Encoding: chunked||zz|||",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Transfer-Encoding: chunked||1|AXX0||",
        "POST /v1/feeds/x HTTP/1.1|Host: c|Transfer-Encoding: chunked||1\nA\n0\n\n",
        "GET /hello/a HTTP/1.1\nHost: c\n\n",
        "GET /hello/a HTTP/1.1|Host: c|X-A: b\rX-B: c||",
        "GET /hello/a HTTP/1.1|Host: c|X-A: b\0c||",
        "GET /hello/a HTTP/1.1| Host: c||",
        "GET /hello/a HTTP/1.1|Host: c|X(A): b||",
        "GET /hello/a HTTP/2.0|Host: c||",
      })
  void itIsRefusedAndNothingBehindItIsRead(String request) throws IOException {
    String came = ask(request.replace("|", "\r\n") + BEHIND);
    assertThat(came).startsWith("HTTP/1.1 400 Bad Request").doesNotContain("hello");
    assertThat(came.split("HTTP/1.1 [0-9]", -1)).as("one answer").hasSize(2);
  }

  /// All that came until the server closed.
  private String ask(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
