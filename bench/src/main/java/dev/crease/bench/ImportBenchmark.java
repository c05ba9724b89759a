package dev.crease.bench;

import dev.crease.cricket.law.Scoring;
import dev.crease.server.MatchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Cricsheet files a second on one core: the bytes are in memory, an operation is one T20 match
/// read and scored ball by ball, with its words, as `crease scorecard` and `crease replay` do it.
/// `-p folder=FOLDER` names a folder of Cricsheet's JSON; the T20 matches in it are taken in turn.
///
/// What was measured is in `docs/benchmarks.md`.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ImportBenchmark {
  @Param("")
  public String folder = "";

  private final List<String> names = new ArrayList<>();
  private final List<byte[]> files = new ArrayList<>();
  private int next;

  /// Reads the files once.
  @Setup
  public void read() throws IOException {
    if (folder.isEmpty()) {
      throw new IllegalStateException("-p folder=FOLDER must name a folder of Cricsheet's JSON");
    }
    try (var list = Files.list(Path.of(folder))) {
      for (var path : list.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
        var text = Files.readString(path);
        if (text.contains("\"match_type\": \"T20\"") || text.contains("\"match_type\":\"T20\"")) {
          names.add(path.getFileName().toString());
          files.add(Files.readAllBytes(path));
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("no T20 match is in " + folder);
    }
  }

  /// One match.
  @Benchmark
  public Scoring importAndScore() throws MatchFile.Malformed {
    int at = next++ % files.size();
    return MatchFile.read(names.get(at), "m", files.get(at));
  }
}
