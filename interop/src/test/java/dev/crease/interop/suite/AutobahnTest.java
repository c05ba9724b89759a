package dev.crease.interop.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.http.EchoServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Autobahn test suite for WebSocket, its sections 1 to 7 and 10, against our handshake and our
/// reading of frames with an echo behind it. With `-Dautobahn.limits=true` also section 9, messages
/// of up to 16 MiB, over which Jython takes minutes. The suite is written in Python and comes in a
/// Maven plugin; Jython runs it in a process of its own. Its report is in `target/autobahn`.
class AutobahnTest {
  private static final Cases PROTOCOL =
      new Cases(List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*"), 247);
  private static final Cases LIMITS = new Cases(List.of("9.*"), 54);
  private static final List<Cases> WANTED =
      Boolean.getBoolean("autobahn.limits") ? List.of(PROTOCOL, LIMITS) : List.of(PROTOCOL);

  private record Cases(List<String> patterns, int count) {}

  /// The latter two are the suite's own words for what RFC 6455 leaves open.
  private static final TreeSet<String> GOOD =
      new TreeSet<>(List.of("OK", "NON-STRICT", "INFORMATIONAL"));

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void noCaseFails(TestReporter report) throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "autobahn")).toAbsolutePath();
    Files.deleteIfExists(folder.resolve("index.json"));
    try (EchoServer server = new EchoServer(0)) {
      run(server.port(), folder);
    }
    JsonNode cases =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("index.json"))).get("crease");
    assertThat(cases).hasSize(WANTED.stream().mapToInt(Cases::count).sum());
    Map<String, TreeSet<String>> byBehavior = new TreeMap<>();
    Map<String, String> failed = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : cases.properties()) {
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

  private static void run(int port, Path folder)
      throws IOException, InterruptedException, URISyntaxException, ClassNotFoundException {
    Path script = Path.of("src", "test", "python", "fuzzingclient.py");
    Path said = folder.resolve("said.txt");
    List<String> patterns = WANTED.stream().flatMap(each -> each.patterns().stream()).toList();
    Process suite =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "-Dpython.cachedir.skip=true",
                "-cp",
                jar("org.python.util.jython")
                    + ":"
                    + jar("me.normanmaurer.maven.autobahntestsuite.FuzzingCaseResult"),
                "org.python.util.jython",
                "-B",
                script.toString(),
                "ws://127.0.0.1:" + port,
                folder.toString(),
                String.join(",", patterns))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      int exit = suite.waitFor();
      assertThat(exit).as("%s", Files.readString(said)).isZero();
    } finally {
      suite.destroy();
    }
  }

  /// The jar that a class comes from.
  private static Path jar(String name) throws ClassNotFoundException, URISyntaxException {
    Class<?> type = Class.forName(name, false, AutobahnTest.class.getClassLoader());
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
