package dev.crease.cricket.law;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.BallDetail.InOver;

/// What is seldom to be said of a ball: short runs (Law 18.3 to 18.5), balls that are not of the
/// over (Law 17.3.2), overthrows and other odd numbers of runs.
final class DetailLaws {
  private static final int PENALTY = 5;

  private DetailLaws() {}

  static void check(Hearing hearing, Ball ball) {
    shortRuns(hearing, ball);
    place(hearing, ball);
    odd(hearing, ball);
  }

  private static void shortRuns(Hearing hearing, Ball ball) {
    var detail = ball.detail();
    hearing.impossibleIf(
        detail.deliberate() && ran(ball) > 0,
        "18.5.2",
        "no runs are scored when the batters run short on purpose.");
    hearing.impossibleIf(
        detail.shortRuns() > 0 && ball.boundary() != Boundary.NONE,
        "18.4",
        "a boundary is not run, so no run of it is short.");
    hearing.oddIf(
        detail.shortRuns() > 1,
        "18.3.2",
        "if both batters run short in one run it is one short run.");
  }

  private static void place(Hearing hearing, Ball ball) {
    var place = ball.detail().place();
    hearing.impossibleIf(
        place == InOver.DEAD
            && (ran(ball) > 0 || ball.wide() || ball.noBall() || !ball.wickets().isEmpty()),
        place.law(),
        "nothing comes of a ball that was dead before the striker could play it.");
    hearing.unlawfulIf(
        place != InOver.COUNTS && place != InOver.DEAD && ball.extras().penalty() < PENALTY,
        place.law(),
        "five penalty runs go to the batting side with it.");
  }

  private static int ran(Ball ball) {
    return ball.runs() + ball.extras().byes() + ball.extras().legbyes();
  }

  private static void odd(Hearing hearing, Ball ball) {
    hearing.oddIf(
        ball.runs() == 5 || ball.runs() > 6,
        "19.8",
        "%d off the bat: was there an overthrow?".formatted(ball.runs()));
    hearing.oddIf(ball.boundary() == Boundary.NONE && ball.runs() == 6, "19.7", "six, all run.");
    hearing.oddIf(ball.extras().wides() > 5, "22.6", "more than five wides on one ball.");
    hearing.oddIf(ball.extras().penalty() % PENALTY != 0, "41.17", "penalty runs come in fives.");
  }
}
