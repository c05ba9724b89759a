package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Score;
import dev.crease.cricket.TestTeams;
import dev.crease.cricket.Toss;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.notation.OverNotation;

/// A match for tests: Harbour City bat first against Northfield. Words are balls in over notation.
final class Play {
  private final Scoring scoring;

  private Play(MatchFormat format) {
    scoring = new Scoring("test", format, TestTeams.BOTH, MatchInfo.NONE);
  }

  static Play of(MatchFormat format) {
    var play = new Play(format);
    play.ok(new Fact.TossMade(new Toss("HAR", Toss.Choice.BAT, false)));
    return play;
  }

  /// Rahimi faces Boon.
  static Play begun(MatchFormat format) {
    var play = of(format);
    play.ok(new Fact.InningsBegun("", false));
    play.ok(new Fact.Openers("Rahimi", "Silva"));
    return play.bowler("Boon");
  }

  static Play t20() {
    return begun(MatchFormat.T20);
  }

  Play bowler(String name) {
    return ok(new Fact.BowlerOn(name, ""));
  }

  Play in(String name) {
    return ok(new Fact.BatterIn(name));
  }

  /// Balls, each a word; all must be lawful.
  Play balls(String... words) {
    for (var word : words) {
      ok(MatchCommand.Bowled.of(OverNotation.read(word)));
    }
    return this;
  }

  Play ok(MatchCommand command) {
    if (scoring.say(command) instanceof Decision.Refused refused) {
      throw new AssertionError(command + " was refused: " + refused.text());
    }
    return this;
  }

  /// What the Laws say to a ball, which must be refused.
  Decision.Refused refused(String word) {
    return refused(MatchCommand.Bowled.of(OverNotation.read(word)));
  }

  Decision.Refused refused(MatchCommand command) {
    return switch (scoring.say(command)) {
      case Decision.Refused refused -> refused;
      case Decision.Accepted accepted ->
          throw new AssertionError(command + " was accepted: " + accepted.events());
    };
  }

  Match match() {
    return scoring.match();
  }

  Score score() {
    return scoring.match().score();
  }

  Scoring scoring() {
    return scoring;
  }
}
