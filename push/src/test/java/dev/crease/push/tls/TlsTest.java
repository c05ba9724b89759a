package dev.crease.push.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of files that cannot be used, and how new ones come in.
class TlsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void keysOfEachKindAreRead() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
      TestCertificate made = new TestCertificate(folder, algorithm, algorithm);
      SSLEngine engine = Tls.read(made.certificate, made.key).engine("h2", "http/1.1");
      assertThat(engine.getUseClientMode()).isFalse();
      assertThat(engine.getSSLParameters().getApplicationProtocols())
          .containsExactly("h2", "http/1.1");
    }
  }

  @Test
  void whatCannotBeUsedIsNamed() throws Exception {
    TestCertificate good = new TestCertificate(folder, "good", "EC");
    TestCertificate other = new TestCertificate(folder, "other", "EC");
    TestCertificate rsa = new TestCertificate(folder, "rsa", "RSA");
    assertRefused(folder.resolve("none.pem"), good.key, "there is no file to read at");
    assertRefused(good.key, good.key, "good.key holds no certificate");
    assertRefused(good.certificate, good.certificate, "good.pem holds no private key");
    assertRefused(good.certificate, rsa.key, "rsa.key holds no EC key");
    assertRefused(good.certificate, other.key, "other.key is not that of");
    Path old = folder.resolve("old.key");
    Files.writeString(old, Files.readString(rsa.key).replace("PRIVATE", "RSA PRIVATE"));
    assertRefused(good.certificate, old, "as 'RSA PRIVATE KEY'. Make it PKCS #8: openssl pkcs8");
  }

  private static void assertRefused(Path certificate, Path key, String why) {
    assertThatThrownBy(() -> Tls.read(certificate, key))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @Test
  void newFilesAreUsedOnceTheyFit() throws Exception {
    TestCertificate used = new TestCertificate(folder, "used", "EC");
    TestCertificate next = new TestCertificate(folder, "next", "EC");
    Tls tls = Tls.read(used.certificate, used.key);
    assertThat(Handshake.accepted(tls, used)).isTrue();
    replace(used.certificate, next.certificate);
    tls.refresh();
    assertThat(Handshake.accepted(tls, used)).as("half a pair is not used").isTrue();
    replace(used.key, next.key);
    tls.refresh();
    assertThat(Handshake.accepted(tls, next)).isTrue();
    assertThat(Handshake.accepted(tls, used)).isFalse();
  }

  private static void replace(Path file, Path by) throws IOException {
    Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
  }
}
