package dev.crease.interop.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Child;
import dev.crease.push.tls.TestCertificate;
import dev.crease.push.tls.Tls;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/// h2spec for HTTP/2, every case it has with the strict ones, against the whole server: in clear
/// with prior knowledge, and within TLS as ALPN agrees. The suite is a program for Linux on amd64
/// that comes in a Maven plugin. Its reports are in `target/h2spec`.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class H2specTest {
  private static final int CASES = 146;
  private static final Path FOLDER = Path.of("target", "h2spec").toAbsolutePath();

  /// Answers with `200` and more than a few bytes: with less, a case on flow control is skipped.
  private static final String PATH = "/";

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    assertThat(platform).as("where h2spec runs").isEqualTo("Linux amd64");
    Files.createDirectories(FOLDER);
    Path archive = FOLDER.resolve("h2spec.tar.gz");
    try (InputStream packed =
        H2specTest.class.getResourceAsStream("/h2spec/2.2.0/h2spec_linux_amd64.tar.gz")) {
      Files.copy(
          Objects.requireNonNull(packed, "h2spec is not on the class path"),
          archive,
          StandardCopyOption.REPLACE_EXISTING);
    }
    run(FOLDER.resolve("unpacked.txt"), List.of("tar", "-xzf", archive.toString()));
  }

  @Test
  void noCaseFailsInClear(TestReporter report) throws Exception {
    try (CreaseServer server = CreaseServer.start(ServerConfig.inMemory())) {
      judge("clear", server.port(), List.of(), report);
    }
  }

  @Test
  void noCaseFailsWithinTls(@TempDir Path keys, TestReporter report) throws Exception {
    TestCertificate certificate = new TestCertificate(keys, "server", "EC");
    Tls tls = Tls.read(certificate.certificate, certificate.key);
    try (CreaseServer server = CreaseServer.start(ServerConfig.inMemory().with(tls))) {
      judge("tls", server.port(), List.of("--tls", "--insecure"), report);
    }
  }

  private static void judge(String name, int port, List<String> options, TestReporter report)
      throws Exception {
    Path cases = FOLDER.resolve(name + ".xml");
    Files.deleteIfExists(cases);
    List<String> command =
        new ArrayList<>(
            List.of("./h2spec", "--strict", "--timeout", "10", "--path", PATH, "--junit-report"));
    command.addAll(List.of(cases.toString(), "--port", Integer.toString(port)));
    command.addAll(options);
    run(FOLDER.resolve(name + ".txt"), command);

    Element all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(cases.toFile())
            .getDocumentElement();
    int failed = count(all, "failure") + count(all, "error");
    int skipped = count(all, "skipped");
    int passed = count(all, "testcase") - failed - skipped;
    report.publishEntry(
        name, "%d passed, %d skipped, %d failed".formatted(passed, skipped, failed));
    assertThat(List.of(passed, skipped, failed)).containsExactly(CASES, 0, 0);
  }

  private static int count(Element all, String name) {
    return all.getElementsByTagName(name).getLength();
  }

  /// Runs a program in the folder to its good end; what it says is kept in a file.
  private static void run(Path said, List<String> command)
      throws IOException, InterruptedException {
    Process program =
        Child.start(
            new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile()));
    try {
      int exit = program.waitFor();
      assertThat(exit).as("%s", Files.readString(said)).isZero();
    } finally {
      Child.end(program);
    }
  }
}
