package dev.crease.cricket.book;

import dev.crease.cricket.Scorecard;

/// The partnerships of an innings: those that ended, and where the score stood when the present one
/// began.
record Stands(Chain<Scorecard.Partnership> ended, int runs, int balls) {
  static final Stands NONE = new Stands(Chain.empty(), 0, 0);

  /// The stand of a pair for a wicket, which has not ended.
  Scorecard.Partnership current(Batters pair, int wicket, int runsNow, int ballsNow) {
    return stand(pair, wicket, runsNow, ballsNow, true);
  }

  Stands closed(Batters pair, int wicket, int runsNow, int ballsNow) {
    var stand = stand(pair, wicket, runsNow, ballsNow, false);
    return new Stands(ended.plus(stand), runsNow, ballsNow);
  }

  private Scorecard.Partnership stand(
      Batters pair, int wicket, int runsNow, int ballsNow, boolean unbroken) {
    var one = pair.striker().player();
    var other = pair.nonStriker().player();
    boolean inOrder = pair.order(one) < pair.order(other);
    return new Scorecard.Partnership(
        wicket,
        inOrder ? one : other,
        inOrder ? other : one,
        runsNow - runs,
        ballsNow - balls,
        unbroken);
  }
}
