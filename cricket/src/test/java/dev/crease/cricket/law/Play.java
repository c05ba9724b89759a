package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Score;
import dev.crease.cricket.Team;
import dev.crease.cricket.TestTeams;
import dev.crease.cricket.Toss;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.notation.OverNotation;
import java.util.List;

/// A match for tests: Harbour City bat first against Northfield. Words are balls in over notation.
final class Play {
  private final Scoring scoring;

  private Play(MatchFormat format, List<Team> teams) {
    scoring = new Scoring("test", format, teams, MatchInfo.NONE);
  }

  /// Rahimi faces Boon, in sides of other sizes.
  static Play with(MatchFormat format, List<Team> teams) {
    var play = new Play(format, teams);
    play.ok(new Fact.TossMade(new Toss("HAR", Toss.Choice.BAT, false)));
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Rahimi", "Silva"));
    return play.bowler("Boon");
  }

  static Play of(MatchFormat format) {
    var play = new Play(format, TestTeams.BOTH);
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

  /// What the Laws note beside a command that they accept.
  List<Note> noted(MatchCommand command) {
    return switch (scoring.say(command)) {
      case Decision.Refused refused -> throw new AssertionError(command + ": " + refused.text());
      case Decision.Accepted(_, var notes) -> notes;
    };
  }

  List<Note> noted(String word) {
    return noted(MatchCommand.Bowled.of(OverNotation.read(word)));
  }

  /// Said though it is unlawful; it must be.
  Play insists(MatchCommand command) {
    if (!(scoring.say(command) instanceof Decision.Refused(_, _, var impossible)) || impossible) {
      throw new AssertionError(command + " is not merely unlawful");
    }
    return ok(new MatchCommand.Overruling(command));
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
