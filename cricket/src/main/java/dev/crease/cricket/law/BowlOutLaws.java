package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.TieBreak;

/// A tie that is broken by bowling at unguarded stumps, as it was before there were super overs (a
/// playing condition). How many balls each side has, and when one can no longer be caught, the
/// competitions had in different ways: so people declare who won.
final class BowlOutLaws {
  private static final String CONDITIONS = "playing conditions";

  private BowlOutLaws() {}

  static void ball(Hearing hearing, Fact.BowlOutBall said) {
    var match = hearing.match();
    var now = match.innings();
    hearing.impossibleIf(
        now.number() == 0 || !now.ended(), CONDITIONS, "a bowl-out comes after the last innings.");
    boolean level = now.target() > 0 && now.runs() == now.target() - 1;
    hearing.unlawfulIf(
        match.format().tie() != TieRule.BOWL_OUT || !level,
        CONDITIONS,
        "a bowl-out is for a match that ended level, where the competition has one.");
    int side = side(hearing, said);
    if (hearing.goesOn()) {
      var team = match.teams().get(side);
      var bowler = PeopleLaws.player(hearing, team, said.bowler());
      hearing.accept(new Fact.BowlOutBall(team.name(), bowler, said.hit()));
    }
  }

  /// The side that is named, or the only one with such a bowler.
  private static int side(Hearing hearing, Fact.BowlOutBall said) {
    var match = hearing.match();
    int side = match.side(said.team());
    if (said.team().isEmpty()) {
      boolean first = Names.find(match.teams().get(0), said.bowler()).isPresent();
      boolean second = Names.find(match.teams().get(1), said.bowler()).isPresent();
      hearing.impossibleIf(
          first == second, "1.1", "say whose bowler '%s' is.".formatted(said.bowler()));
      side = first ? 0 : 1;
    }
    hearing.impossibleIf(
        side < 0, "1.1", "'%s' is neither of the two teams.".formatted(said.team()));
    return side;
  }

  /// Who is said to have won it should have hit more often.
  static void won(Hearing hearing, Result result) {
    var bowlOut = hearing.match().bowlOut();
    if (result instanceof Result.Tied(TieBreak.BowlOut(var team), _) && bowlOut.begun()) {
      hearing.oddIf(
          bowlOut.ahead() != hearing.match().side(team),
          CONDITIONS,
          "%s did not hit the stumps more often.".formatted(team));
    }
  }
}
