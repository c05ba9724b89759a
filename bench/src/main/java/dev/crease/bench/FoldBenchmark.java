package dev.crease.bench;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Laws;
import dev.crease.cricket.law.Scoring;
import dev.crease.server.MatchFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Deliveries a second on one core, over the match of the repository: 635 deliveries, and 146 other
/// events that are not counted.
///
/// `fold` is a replay from the log: [Match#after] for each event, which checks innings, runs,
/// wickets, balls and striker against the score in the event, but does not make a whole score with
/// its texts to compare. `decide` is a scorer's work: the Laws decide each command, fold it and
/// make its words and its score.
///
/// What was measured is in `docs/benchmarks.md`.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Threads(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FoldBenchmark {
  private static final String MATCH = "/demo/world-cup-final-2019.over";
  private static final int DELIVERIES = 635;

  private List<MatchEvent> events = List.of();
  private List<MatchCommand> commands = List.of();

  /// Reads the match once.
  @Setup
  public void read() throws IOException, MatchFile.Malformed {
    try (var in = MatchFile.class.getResourceAsStream(MATCH)) {
      if (in == null) {
        throw new IllegalStateException("no such resource: " + MATCH);
      }
      Scoring scoring = MatchFile.read(MATCH, "final", in.readAllBytes());
      events = List.copyOf(scoring.events());
      commands = List.copyOf(scoring.said());
    }
    long deliveries = events.stream().filter(e -> e.fact() instanceof Fact.Delivery).count();
    if (deliveries != DELIVERIES) {
      throw new IllegalStateException(
          "expected %d deliveries, were %d".formatted(DELIVERIES, deliveries));
    }
  }

  /// A replay.
  @Benchmark
  @OperationsPerInvocation(DELIVERIES)
  public Match fold() {
    var match = Match.NONE;
    for (var event : events) {
      match = match.after(event);
    }
    return match;
  }

  /// A match scored anew.
  @Benchmark
  @OperationsPerInvocation(DELIVERIES)
  public Match decide() {
    var match = Match.NONE.after(events.getFirst());
    for (var command : commands) {
      if (Laws.decide(match, command) instanceof Decision.Accepted(var made, _)) {
        for (var event : made) {
          match = match.after(event);
        }
      }
    }
    return match;
  }
}
