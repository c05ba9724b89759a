package dev.crease.cricket.law;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.BallDetail;
import dev.crease.cricket.BallDetail.InOver;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Fact;
import dev.crease.cricket.FormatRules;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchCommand.Overruling;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.Overs;
import dev.crease.cricket.Result;
import dev.crease.cricket.Shot;
import dev.crease.cricket.TestTeams;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import java.util.List;
import java.util.Random;

/// Says whatever comes to mind, all of it out of one source of chance. Mostly what is needed, so
/// that matches get somewhere.
public final class WildScorer {
  private final Random random;

  public WildScorer(Random random) {
    this.random = random;
  }

  /// A short match, of any kind.
  public MatchFormat format() {
    return switch (random.nextInt(4)) {
      case 0 -> MatchFormat.TEST;
      case 1 -> MatchFormat.HUNDRED.withOvers(new Overs(4, 5, 2, 4, 1));
      case 2 -> MatchFormat.T20.withOvers(new Overs(3, 6, 1, 1, 1));
      default ->
          FormatRules.with(
              MatchFormat.ODI.withOvers(new Overs(2, 6, 1, 1, 1)).withFollowOnLead(1),
              "impactPlayers",
              "1");
    };
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String player() {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1, 2 -> one(TestTeams.HARBOUR);
      default -> one(TestTeams.NORTHFIELD);
    };
  }

  private String team() {
    return one(List.of("HAR", "NOR", "Harbour City", "Northfield", "", "Nobody"));
  }

  /// The next thing said of a match; sometimes it overrules.
  public MatchCommand command(Match match) {
    var said = said(match);
    return random.nextInt(3) == 0 ? new Overruling(said) : said;
  }

  /// A ball, good or bad.
  public Bowled bowled() {
    return Bowled.of(ball());
  }

  private MatchCommand said(Match match) {
    if (random.nextInt(5) == 0) {
      return anything();
    }
    if (match.innings().number() == 0 || match.innings().ended()) {
      return new Fact.InningsBegun("", random.nextInt(3) == 0);
    }
    if (!match.opened()) {
      return new Fact.Openers(one(match.batting().players()), one(match.batting().players()));
    }
    if (match.striker().isEmpty() || match.nonStriker().isEmpty()) {
      return new Fact.BatterIn(one(match.batting().players()));
    }
    if (match.bowler().isEmpty()) {
      return new Fact.BowlerOn(one(match.fielding().players()), "");
    }
    return Bowled.of(ball());
  }

  private Ball ball() {
    int runs = one(List.of(0, 0, 0, 0, 1, 1, 2, 3, 4, 6));
    var ball = new Ball(runs, one(List.of(Boundary.of(runs), Boundary.NONE)), extras(), List.of());
    var detailed = random.nextInt(12) == 0 ? ball.with(detail()) : ball;
    return random.nextInt(6) == 0 ? detailed.with(wickets()) : detailed;
  }

  private BallDetail detail() {
    return switch (random.nextInt(4)) {
      case 0 -> BallDetail.NONE.withShortRuns(1 + random.nextInt(2));
      case 1 -> BallDetail.NONE.runShortOnPurpose();
      case 2 -> BallDetail.NONE.at(one(List.of(InOver.values())));
      default -> BallDetail.NONE.hit(new Shot("cut", random.nextInt(360), 50, "", "full", 130));
    };
  }

  private List<Wicket> wickets() {
    return random.nextInt(8) == 0 ? List.of(wicket(), wicket()) : List.of(wicket());
  }

  private Extras extras() {
    return random.nextInt(3) > 0
        ? Extras.NONE
        : new Extras(one(COUNTS), one(COUNTS), one(COUNTS), one(COUNTS), one(List.of(0, 0, 0, 5)));
  }

  private static final List<String> REASONS =
      List.of("", "injury", "suspended", "suspended for the match");
  private static final List<Integer> COUNTS = List.of(0, 0, 0, 0, 1, 2, 5);

  private Wicket wicket() {
    return new Wicket(
        one(List.of(Dismissal.values())),
        one(List.of("", "nonstriker", player())),
        List.of(),
        one(List.of(Wicket.End.values())),
        random.nextBoolean());
  }

  private MatchCommand anything() {
    return switch (random.nextInt(23)) {
      case 0 -> new Fact.InningsBegun(team(), random.nextBoolean());
      case 1 -> new Fact.Openers(player(), player());
      case 2 -> new Fact.BatterIn(player());
      case 3 -> new Fact.BowlerOn(player(), one(REASONS));
      case 4 -> new Fact.EndsSet(player(), player());
      case 5, 6 -> new Fact.Departed(player(), one(List.of(Dismissal.values())));
      case 7 -> new Fact.Resumed(player());
      case 8 -> new Fact.PenaltyAwarded(team(), one(List.of(5, 10, 3)), "");
      case 9 -> new Fact.OverCounted(random.nextInt(10));
      case 10 ->
          new Fact.Replaced(
              team(),
              player(),
              one(List.of("Newman", "Boon", "")),
              one(List.of("", "impact_player")));
      case 11 -> new Fact.Revised(one(List.of("", "2", "1.3", "0")), random.nextInt(60) - 1, "D/L");
      case 12 -> new Fact.InningsEnded(one(List.of(Ending.values())), List.of());
      case 13 -> new Fact.FollowOn();
      case 14 ->
          new Fact.ResultDeclared(
              random.nextInt(20) == 0 ? new Result.Drawn() : new Result.Pending());
      case 15 -> new Fact.Remark("a word");
      case 16 ->
          new Fact.Reviewed(
              team(),
              player(),
              one(List.of("upheld", "struck down", "?")),
              random.nextBoolean(),
              "",
              "");
      case 17 -> new Fact.PowerplayTaken("batting", one(List.of("0.1", "x")), "5.10");
      case 18 -> new Fact.PenaltyAwarded(team(), one(List.of(0, 5, -5)), "over rate");
      case 19 -> new Fact.IntervalTaken(one(List.of("stumps", "tea")));
      case 20 -> new Fact.BowlOutBall(team(), player(), random.nextBoolean());
      default -> new Bowled(ball(), player(), player(), player(), random.nextBoolean());
    };
  }
}
