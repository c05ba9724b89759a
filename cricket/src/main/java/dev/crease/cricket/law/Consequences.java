package dev.crease.cricket.law;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import java.util.List;

/// What follows of itself from what has just happened: the innings ends, the match is decided.
final class Consequences {
  private Consequences() {}

  static void follow(Hearing hearing) {
    var now = hearing.match().innings();
    if (now.number() == 0 || hearing.match().result().known()) {
      return;
    }
    var ending = ending(hearing.match(), now);
    if (ending != Ending.NOT_YET) {
      hearing.accept(new Fact.InningsEnded(ending, List.of()));
    }
    if (hearing.match().innings().ended()) {
      Outcome.of(hearing.match())
          .ifPresent(result -> hearing.accept(new Fact.ResultDeclared(result)));
    }
  }

  /// Laws 13.3 and 16.6: the target reached, nobody left to bat, or no overs left.
  private static Ending ending(Match match, Innings now) {
    if (now.ended()) {
      return Ending.NOT_YET;
    }
    if (now.target() > 0 && now.runs() >= now.target()) {
      return Ending.TARGET;
    }
    if (now.wickets() >= now.wicketsToFall(match.batting().players().size())) {
      return Ending.ALL_OUT;
    }
    return now.bowledOut() ? Ending.OVERS : Ending.NOT_YET;
  }
}
