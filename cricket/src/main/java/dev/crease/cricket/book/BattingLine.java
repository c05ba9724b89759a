package dev.crease.cricket.book;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;

/// One batter's figures, as they stand.
record BattingLine(String player, int runs, int balls, int fours, int sixes, Scorecard.Out out) {

  static BattingLine in(String player) {
    return new BattingLine(player, 0, 0, 0, 0, Scorecard.Out.NOT_OUT);
  }

  /// A wide is not faced; a no-ball is (Law 22.6 and the scorers' convention).
  BattingLine faced(Ball ball) {
    if (!ball.faced()) {
      return this;
    }
    return new BattingLine(
        player,
        runs + ball.runs(),
        balls + 1,
        fours + (ball.boundary() == Ball.Boundary.FOUR ? 1 : 0),
        sixes + (ball.boundary() == Ball.Boundary.SIX ? 1 : 0),
        out);
  }

  BattingLine leaving(Scorecard.Out how) {
    return new BattingLine(player, runs, balls, fours, sixes, how);
  }

  /// `Silva b Wanjiru 12 (8)`.
  String text() {
    return "%s %s %d (%d)".formatted(player, out.text(), runs, balls);
  }

  Score.Batter score() {
    return new Score.Batter(player, runs, balls, fours, sixes);
  }

  Scorecard.Batting card() {
    return new Scorecard.Batting(
        player, runs, balls, fours, sixes, Rates.of(100L * runs, balls), out);
  }
}
