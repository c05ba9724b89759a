package dev.crease.cricket.book;

import java.util.List;

/// A bowl-out as far as it has come, by side.
///
/// @param balls how many each side has bowled
/// @param hits how many of them hit the stumps
public record BowlOut(List<Integer> balls, List<Integer> hits) {
  static final BowlOut NONE = new BowlOut(List.of(0, 0), List.of(0, 0));

  public BowlOut {
    balls = List.copyOf(balls);
    hits = List.copyOf(hits);
  }

  BowlOut after(int side, boolean hit) {
    return new BowlOut(raised(balls, side, 1), raised(hits, side, hit ? 1 : 0));
  }

  private static List<Integer> raised(List<Integer> counts, int side, int by) {
    return side == 0
        ? List.of(counts.get(0) + by, counts.get(1))
        : List.of(counts.get(0), counts.get(1) + by);
  }

  public boolean begun() {
    return !equals(NONE);
  }

  /// The side that hit more often; -1 while neither has.
  public int ahead() {
    int lead = hits.get(0) - hits.get(1);
    return lead == 0 ? -1 : lead > 0 ? 0 : 1;
  }
}
