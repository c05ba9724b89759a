package dev.crease.cricket.book;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;

/// One bowler's figures, as they stand.
///
/// @param overs overs he bowled whole, be they of five balls or seven
/// @param loose balls of overs he did not bowl whole, or not yet
/// @param wides deliveries, not runs; so are `noballs`
record BowlingFigures(
    String player,
    int overs,
    int loose,
    int maidens,
    int runs,
    int wickets,
    int wides,
    int noballs) {

  static BowlingFigures of(String player) {
    return new BowlingFigures(player, 0, 0, 0, 0, 0, 0, 0);
  }

  /// Byes, leg byes and penalties are not his (Law 18.10).
  BowlingFigures after(Ball ball) {
    int taken = 0;
    for (var wicket : ball.wickets()) {
      taken += wicket.how().creditsBowler() ? 1 : 0;
    }
    return new BowlingFigures(
        player,
        overs,
        loose + (ball.legal() ? 1 : 0),
        maidens,
        runs + ball.conceded(),
        wickets + taken,
        wides + (ball.wide() ? 1 : 0),
        noballs + (ball.noBall() ? 1 : 0));
  }

  /// The over of `balls` he has just bowled whole becomes one; with `sign` -1 it is taken back.
  BowlingFigures completing(int balls, boolean maiden, int sign) {
    return new BowlingFigures(
        player,
        overs + sign,
        loose - sign * balls,
        maidens + (maiden ? sign : 0),
        runs,
        wickets,
        wides,
        noballs);
  }

  /// `3.2`, in overs of `ballsPerOver`.
  String oversText(int ballsPerOver) {
    int whole = overs + loose / ballsPerOver;
    int rest = loose % ballsPerOver;
    return rest == 0 ? Integer.toString(whole) : whole + "." + rest;
  }

  int balls(int ballsPerOver) {
    return overs * ballsPerOver + loose;
  }

  Score.Bowler score(int ballsPerOver) {
    return new Score.Bowler(player, oversText(ballsPerOver), maidens, runs, wickets);
  }

  Scorecard.Bowling card(int ballsPerOver) {
    return new Scorecard.Bowling(
        player,
        oversText(ballsPerOver),
        maidens,
        runs,
        wickets,
        wides,
        noballs,
        Rates.of((long) runs * ballsPerOver, balls(ballsPerOver)));
  }
}
