package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Child;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Gives each target some seconds with the fuzzer, in a process of its own, beginning with the
/// inputs in `src/test/resources`: a minute in all. An hour is `-Dfuzz.seconds=515`. An input that
/// is a finding is left in `target/fuzz`; put beside the others it is tried first each time.
class FuzzTest {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 9);

  /// What Jazzer would report though it is meant: Netty's queues, and connections to this machine.
  private static final List<String> NOT_FINDINGS =
      List.of(
          "com.code_intelligence.jazzer.sanitizers.UnsafeSanitizer",
          "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery");

  private static final Path FINDINGS = Path.of("target", "fuzz");

  static List<Class<?>> targets() {
    return List.of(
        TextFuzz.class,
        TokenFuzz.class,
        TargetFuzz.class,
        HttpFuzz.class,
        Http2Fuzz.class,
        WebSocketFuzz.class,
        PublishFuzz.class);
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void nothingIsFound(Class<?> target, TestReporter report) throws Exception {
    Path findings = FINDINGS.resolve(target.getSimpleName());
    Path corpus = Files.createDirectories(findings.resolve("corpus"));
    Path log = findings.resolve("log.txt");
    Process fuzzer =
        Child.start(
            new ProcessBuilder(command(target, findings, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    int exit;
    try {
      exit = fuzzer.waitFor();
    } finally {
      Child.end(fuzzer);
    }
    List<String> said = Files.readAllLines(log, ISO_8859_1);
    assertThat(exit).as("%s", said.subList(Math.max(0, said.size() - 60), said.size())).isZero();
    assertThat(tried(said)).as("inputs tried").isPositive();
    report.publishEntry(target.getSimpleName(), tried(said) + " inputs");
  }

  private static List<String> command(Class<?> target, Path findings, Path corpus)
      throws IOException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dio.netty.leakDetection.level=paranoid",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.getName(),
            "--instrumentation_includes=dev.crease.**:io.netty.handler.codec.**",
            "--custom_hook_includes=dev.crease.**:io.netty.handler.codec.**",
            "--disabled_hooks=" + String.join(File.pathSeparator, NOT_FINDINGS),
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + "/",
            "-max_total_time=" + SECONDS,
            "-timeout=120",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
            corpus.toString()));
    command.add(seeds(target).toString());
    return command;
  }

  private static Path seeds(Class<?> target) throws IOException, URISyntaxException {
    URL folder = target.getResource(target.getSimpleName());
    Path seeds = Path.of(Objects.requireNonNull(folder, "seeds of " + target).toURI());
    try (Stream<Path> files = Files.list(seeds)) {
      assertThat(files).as("seeds of " + target).isNotEmpty();
    }
    return seeds;
  }

  private static long tried(List<String> said) {
    String stat = "stat::number_of_executed_units:";
    return said.stream()
        .filter(line -> line.startsWith(stat))
        .mapToLong(line -> Long.parseLong(line.substring(stat.length()).strip()))
        .sum();
  }
}
