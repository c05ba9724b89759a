package dev.crease.bench;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Team;
import dev.crease.cricket.Toss;
import dev.crease.cricket.law.Scoring;
import dev.crease.cricket.ledger.Ledger;
import dev.crease.cricket.ledger.Ruling;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// A correction of the fifth ball of an innings of 2,700: the whole match is folded again, every
/// ball compared with what it was, and the changes put in words.
///
/// What was measured is in `docs/benchmarks.md`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CorrectionBenchmark {
  private static final int BALLS = 2_700;
  private static final int CORRECTED = 5;
  private static final List<String> SIDE = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I");

  private Ledger ledger = Ledger.EMPTY;
  private Correction correction = Correction.voiding("");

  /// Scores the innings.
  @Setup
  public void score() {
    Scoring scoring =
        new Scoring(
            "m",
            MatchFormat.TEST,
            List.of(new Team("One", "ONE", SIDE), new Team("Two", "TWO", List.of("Y", "Z"))),
            MatchInfo.NONE);
    scoring.say(new Fact.TossMade(new Toss("One", Toss.Choice.BAT, false)));
    scoring.say(new Fact.InningsBegun("", false));
    scoring.say(new Fact.Openers("A", "B"));
    for (int ball = 0; ball < BALLS; ball++) {
      if (scoring.match().bowler().isEmpty()) {
        scoring.say(new Fact.BowlerOn(scoring.match().innings().overs() % 2 == 0 ? "Y" : "Z", ""));
      }
      scoring.say(Bowled.of(Ball.runs(ball % 7 == 0 ? 1 : 0)));
    }
    int balls = 0;
    int number = 0;
    for (var event : scoring.events()) {
      number++;
      String id = "k1-" + number;
      ledger = ledger.after(id, event);
      balls += event.fact() instanceof Fact.Delivery ? 1 : 0;
      if (event.fact() instanceof Fact.Delivery && balls == CORRECTED) {
        MatchCommand instead = Bowled.of(Ball.runs(3));
        correction = Correction.replacing(id, instead);
      }
    }
    if (!(rule() instanceof Ruling.Made)) {
      throw new IllegalStateException("the correction cannot be made");
    }
  }

  /// What the correction would come to.
  @Benchmark
  public Ruling rule() {
    return ledger.rule(correction);
  }
}
