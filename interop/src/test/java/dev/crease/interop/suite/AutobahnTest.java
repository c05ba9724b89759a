package dev.crease.interop.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Child;
import dev.crease.push.http.EchoServer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Autobahn test suite for WebSocket, its sections 1 to 7, 9 (messages of up to 16 MiB) and 10,
/// against our handshake and our reading of frames with an echo behind it. The suite is written in
/// Python and comes in a Maven plugin; Jython runs it, in a process for each part. Its reports are
/// in `target/autobahn`.
class AutobahnTest {
  private static final Part PROTOCOL =
      new Part("protocol", List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*"), 247);
  private static final Part BIG = new Part("big", List.of("9.1.*", "9.2.*", "9.3.*", "9.4.*"), 30);
  private static final Part CHOPPED =
      new Part("chopped", List.of("9.5.*", "9.6.*", "9.7.*", "9.8.*"), 24);
  private static final List<Part> PARTS = List.of(PROTOCOL, BIG, CHOPPED);

  private static final Path REPORTS = Path.of("target", "autobahn").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("src", "test", "python").toAbsolutePath();

  /// The latter two are the suite's own words for what RFC 6455 leaves open.
  private static final TreeSet<String> GOOD =
      new TreeSet<>(List.of("OK", "NON-STRICT", "INFORMATIONAL"));

  private record Part(String name, List<String> cases, int count) {}

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void noCaseFails(TestReporter report) throws Exception {
    Map<String, TreeSet<String>> byBehavior = new TreeMap<>();
    Map<String, String> failed = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : run().entrySet()) {
      String behavior = each.getValue().get("behavior").stringValue();
      String close = each.getValue().get("behaviorClose").stringValue();
      byBehavior.computeIfAbsent(behavior, _ -> new TreeSet<>()).add(each.getKey());
      if (!GOOD.contains(behavior) || !GOOD.contains(close)) {
        failed.put(each.getKey(), behavior + ", closing " + close);
      }
    }
    byBehavior.forEach(
        (behavior, which) ->
            report.publishEntry(
                behavior, behavior.equals("OK") ? which.size() + " cases" : which.toString()));
    assertThat(failed).isEmpty();
  }

  private static Map<String, JsonNode> run() throws Exception {
    Map<String, JsonNode> cases = new TreeMap<>();
    try (EchoServer server = new EchoServer(0);
        ExecutorService parts = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> running = new ArrayList<>();
      for (Part part : PARTS) {
        running.add(parts.submit(() -> run(part, server.port())));
      }
      try {
        for (Future<JsonNode> part : running) {
          part.get().properties().forEach(each -> cases.put(each.getKey(), each.getValue()));
        }
      } finally {
        parts.shutdownNow(); // the others need not go on, once one has failed
      }
    }
    return cases;
  }

  private static JsonNode run(Part part, int port)
      throws IOException, InterruptedException, URISyntaxException, ClassNotFoundException {
    Path folder = Files.createDirectories(REPORTS.resolve(part.name()));
    Path index = folder.resolve("index.json");
    Files.deleteIfExists(index);
    Path said = folder.resolve("said.txt");
    Process suite =
        Child.start(
            new ProcessBuilder(command(part, port, folder))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile()));
    try {
      int exit = suite.waitFor();
      assertThat(exit).as("%s", Files.readString(said)).isZero();
    } finally {
      Child.end(suite);
    }
    JsonNode cases = JsonMapper.shared().readTree(Files.readString(index)).get("crease");
    assertThat(cases).as(part.name()).hasSize(part.count());
    return cases;
  }

  private static List<String> command(Part part, int port, Path folder)
      throws URISyntaxException, ClassNotFoundException {
    List<Path> jars =
        List.of(
            code("org.python.util.jython"),
            code("me.normanmaurer.maven.autobahntestsuite.FuzzingCaseResult"),
            code(Mask.class.getName()));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "-Dpython.cachedir.skip=true",
        "-Dpython.path=" + SCRIPTS,
        "-cp",
        String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()),
        "org.python.util.jython",
        "-B",
        SCRIPTS.resolve("fuzzingclient.py").toString(),
        "ws://127.0.0.1:" + port,
        folder.toString(),
        String.join(",", part.cases()));
  }

  /// Where a class comes from.
  private static Path code(String name) throws ClassNotFoundException, URISyntaxException {
    Class<?> type = Class.forName(name, false, AutobahnTest.class.getClassLoader());
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
