package dev.crease.cricket.law;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import java.util.List;

/// What follows of itself from what has just happened: the innings ends, the match is decided.
final class Consequences {
  private static final int PENALTY = 5;

  private Consequences() {}

  /// @param said what it follows from
  static void follow(Hearing hearing, MatchCommand said) {
    runShort(hearing, said);
    Reopening.follow(hearing, said);
    var now = hearing.match().innings();
    if (now.number() == 0 || hearing.match().result().known()) {
      return;
    }
    var ending = ending(hearing.match(), now, said);
    if (ending != Ending.NOT_YET) {
      hearing.accept(new Fact.InningsEnded(ending, List.of()));
    }
    if (hearing.match().innings().ended()) {
      Outcome.of(hearing.match())
          .ifPresent(result -> hearing.accept(new Fact.ResultDeclared(result)));
    }
  }

  /// Law 18.5.2: short runs on purpose cost the batting side five.
  private static void runShort(Hearing hearing, MatchCommand said) {
    if (said instanceof MatchCommand.Bowled bowled && bowled.ball().detail().deliberate()) {
      var fielding = hearing.match().fielding().name();
      hearing.accept(new Fact.PenaltyAwarded(fielding, PENALTY, "short runs on purpose"));
    }
  }

  /// Laws 13.3 and 16.6: the target reached, nobody left to bat, or no overs left. Where rain has
  /// cut an innings to what was bowled, its overs ended it, even if its new target was passed.
  private static Ending ending(Match match, Innings now, MatchCommand said) {
    if (now.ended()) {
      return Ending.NOT_YET;
    }
    if (said instanceof Fact.Revised && now.bowledOut()) {
      return Ending.OVERS;
    }
    if (now.target() > 0 && now.runs() >= now.target()) {
      return Ending.TARGET;
    }
    if (now.wickets() >= now.wicketsToFall(match.strength(now.side()))) {
      return Ending.ALL_OUT;
    }
    return now.bowledOut() ? Ending.OVERS : Ending.NOT_YET;
  }
}
