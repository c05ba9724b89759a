package dev.crease.cricket;

import dev.crease.cricket.MatchFormat.Overs;

/// How long the first powerplay lasts (a playing condition). Of a shortened innings it is the same
/// share as of a whole one. Where a whole innings has 20 overs it is to the nearest ball, as the
/// ICC's table has it since 10 July 2025 (`5 overs: 1.3` to `19 overs: 5.4`); elsewhere to the
/// nearest over.
public final class Powerplay {
  private static final int TO_THE_BALL = 20;

  private Powerplay() {}

  /// Its balls; 0 where the format has none.
  ///
  /// @param overs what a whole innings has
  /// @param allotted balls of this one
  public static int balls(Overs overs, int allotted) {
    if (overs.powerplay() == 0 || !overs.limited()) {
      return 0;
    }
    int whole = overs.limit() * overs.balls();
    if (overs.limit() == TO_THE_BALL) {
      return rounded(allotted * overs.powerplay() * overs.balls(), whole);
    }
    return rounded(allotted * overs.powerplay(), whole) * overs.balls();
  }

  private static int rounded(int amount, int units) {
    return (2 * amount + units) / (2 * units);
  }
}
