package dev.crease.push.simulation;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A whole server in virtual time, with a network that delays, stalls, splits and drops, a disk
/// that is late and crashes, retention, and readers of every kind. Whatever happens, every reader
/// gets every event of its topics once and in order, or is told of the gap, or skips by the rule it
/// was told; and what was acknowledged to a publisher is there once.
///
/// A seed decides everything. A failure names it: `-Dseed=17` plays it again.
class SimulationTest {
  private static final int SEEDS = 2_000;
  private static final int SEEDS_AT_ONCE = 100;

  static LongStream firstSeeds() {
    Long seed = Long.getLong("seed");
    return seed == null
        ? LongStream.iterate(1, first -> first <= SEEDS, first -> first + SEEDS_AT_ONCE)
        : LongStream.of(seed);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("firstSeeds")
  void everyReaderIsToldTheTruth(long first) {
    long last = Long.getLong("seed") == null ? first + SEEDS_AT_ONCE - 1 : first;
    for (long seed = first; seed <= last; seed++) {
      try {
        new World(seed).run();
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }
}
