package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.tls.TestCertificate;
import dev.crease.push.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections to a server with TLS that are not as they should be.
class TlsConnectionTest {
  @TempDir private Path folder = Path.of("");
  private Tls tls;
  private TestCertificate certificate;

  @BeforeEach
  void makeCertificate() throws Exception {
    certificate = new TestCertificate(folder, "server", "EC");
    tls = Tls.read(certificate.certificate, certificate.key);
  }

  @Test
  void aHandshakeThatDoesNotEndIsCutOff() throws IOException {
    try (Bench bench = secret(Limits.defaults().withPatience(1, 60, 60));
        Socket silent = connect(bench);
        Socket halting = connect(bench)) {
      halting.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1}); // a hello's first bytes
      assertThat(silent.getInputStream().readAllBytes()).isEmpty();
      assertThat(halting.getInputStream().readAllBytes().length).isLessThan(16); // an alert
    }
  }

  @Test
  void plainHttpIsNotAnsweredWithHttp() throws IOException {
    try (Bench bench = secret(Limits.defaults());
        Socket plain = connect(bench)) {
      plain.getOutputStream().write("GET / HTTP/1.1\r\nHost: c\r\n\r\n".getBytes(ISO_8859_1));
      byte[] came = plain.getInputStream().readAllBytes();
      assertThat(new String(came, ISO_8859_1)).doesNotContain("HTTP");
    }
  }

  @Test
  void aClientWithoutAlpnSpeaksHttp1() throws Exception {
    try (Bench bench = secret(Limits.defaults());
        SSLSocket socket =
            (SSLSocket)
                certificate
                    .trusted()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), bench.server.port())) {
      String request = "GET /scheme HTTP/1.1\r\nHost: c\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      byte[] came = socket.getInputStream().readAllBytes();
      assertThat(new String(came, ISO_8859_1)).startsWith("HTTP/1.1 200").endsWith("by https;");
    }
  }

  private Bench secret(Limits limits) throws IOException {
    return new Bench(limits, new PushServer.Scheme.Https(tls));
  }

  private static Socket connect(Bench bench) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
