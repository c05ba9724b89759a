package dev.crease.cricket.law;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.HashSet;

/// What one delivery may come to (Laws 17 to 23 and 32 to 40).
final class BallLaws {

  private BallLaws() {}

  static void bowled(Hearing hearing, Bowled said) {
    if (!PeopleLaws.inProgress(hearing)) {
      return;
    }
    PeopleLaws.bringOn(hearing, said);
    if (hearing.goesOn() && ready(hearing) && ends(hearing, said)) {
      var match = hearing.match();
      var ball = said.ball().with(atLeastThePenalty(said.ball(), match));
      runs(hearing, ball);
      DetailLaws.check(hearing, ball);
      ball = wickets(hearing, ball, match.innings().freeHit() || said.freeHit());
      if (hearing.goesOn()) {
        hearing.accept(delivery(match, ball, said.freeHit()));
      }
    }
  }

  private static Fact.Delivery delivery(Match match, Ball ball, boolean freeHitCalled) {
    var now = match.innings();
    return new Fact.Delivery(
        now.number(),
        now.overs(),
        now.ballsOfOver() + 1,
        match.striker(),
        match.nonStriker(),
        match.bowler(),
        ball,
        now.freeHit() || freeHitCalled);
  }

  private static boolean ready(Hearing hearing) {
    var match = hearing.match();
    hearing.impossibleIf(!match.opened(), "25.2", "the opening pair is not in.");
    hearing.impossibleIf(
        match.striker().isEmpty() || match.nonStriker().isEmpty(),
        "25.2",
        "a batter is out and the next is not in.");
    return hearing.impossibleIf(
        match.bowler().isEmpty(), "17.1", "no bowler is named for this over.");
  }

  /// Names stated with the ball must be where the Laws put them, or the scorer must insist.
  private static boolean ends(Hearing hearing, Bowled said) {
    var match = hearing.match();
    var batter = stated(hearing, said.batter(), match.striker());
    var nonStriker = stated(hearing, said.nonStriker(), match.nonStriker());
    if (batter.equals(match.nonStriker()) && said.nonStriker().isEmpty()) {
      nonStriker = match.striker();
    }
    if (batter.equals(match.striker()) && nonStriker.equals(match.nonStriker())) {
      return hearing.goesOn();
    }
    hearing.impossibleIf(!match.isIn(batter), "25.1", "%s is not in.".formatted(batter));
    hearing.impossibleIf(!match.isIn(nonStriker), "25.1", "%s is not in.".formatted(nonStriker));
    hearing.impossibleIf(batter.equals(nonStriker), "25.1", "one player cannot be at both ends.");
    hearing.unlawfulIf(
        true, "18.12", "%s should face; say 'strike' first if not.".formatted(match.striker()));
    hearing.accept(new Fact.EndsSet(batter, nonStriker));
    return hearing.goesOn();
  }

  private static String stated(Hearing hearing, String said, String derived) {
    return said.isEmpty() ? derived : PeopleLaws.player(hearing, hearing.match().batting(), said);
  }

  /// Law 21.15: a no-ball costs its penalty whatever else happens.
  private static Extras atLeastThePenalty(Ball ball, Match match) {
    var extras = ball.extras();
    int penalty = match.format().noBallRuns();
    return ball.noBall() && extras.noballs() < penalty
        ? new Extras(extras.wides(), penalty, extras.byes(), extras.legbyes(), extras.penalty())
        : extras;
  }

  private static void runs(Hearing hearing, Ball ball) {
    var extras = ball.extras();
    hearing.impossibleIf(
        ball.wide() && ball.noBall(), "21.12", "a no-ball is never a wide as well.");
    hearing.impossibleIf(
        ball.wide() && (ball.runs() > 0 || extras.byes() > 0 || extras.legbyes() > 0),
        "22.6",
        "all runs off a wide are wides.");
    hearing.impossibleIf(
        extras.byes() > 0 && extras.legbyes() > 0, "23", "runs are byes or leg byes, not both.");
    hearing.unlawfulIf(
        ball.runs() > 0 && extras.byes() + extras.legbyes() > 0,
        "23",
        "runs off the bat are not byes.");
    hearing.impossibleIf(
        (ball.boundary() == Boundary.FOUR && ball.total() < 4)
            || (ball.boundary() == Boundary.SIX && ball.runs() < 6),
        "19.7",
        "a boundary is worth four or six.");
  }

  /// Checks each wicket and names who is out in full.
  private static Ball wickets(Hearing hearing, Ball ball, boolean freeHit) {
    if (ball.wickets().isEmpty()) {
      return ball;
    }
    var named = new ArrayList<Wicket>();
    var gone = new HashSet<String>();
    for (var said : ball.wickets()) {
      var wicket = named(hearing, said);
      var how = wicket.how();
      hearing.impossibleIf(
          !gone.add(wicket.player()),
          how.law(),
          "%s cannot be out twice.".formatted(wicket.player()));
      hearing.unlawfulIf(
          how.strikerOnly() && !wicket.player().equals(hearing.match().striker()),
          how.law(),
          "only the batter who faced can be %s.".formatted(how.word()));
      PeopleLaws.mayLeave(hearing, wicket.player(), how);
      off(hearing, ball, how, freeHit);
      catchPrevented(hearing, ball, wicket);
      named.add(wicket);
    }
    hearing.oddIf(named.size() > 1, "31.1", "two batters are out on one ball.");
    return ball.with(named);
  }

  private static void off(Hearing hearing, Ball ball, Dismissal how, boolean freeHit) {
    hearing.impossibleIf(
        ball.wide() && !how.canBeOffWide(),
        "22.9",
        "a batter cannot be %s off a wide.".formatted(how.word()));
    hearing.impossibleIf(
        ball.noBall() && !how.canBeOffNoBall(),
        "21.17",
        "a batter cannot be %s off a no-ball.".formatted(how.word()));
    hearing.unlawfulIf(
        freeHit && !how.canBeOffNoBall(),
        "playing conditions",
        "a batter cannot be %s off a free hit.".formatted(how.word()));
    hearing.unlawfulIf(
        ball.runs() > 0 && (how == Dismissal.CAUGHT || how == Dismissal.CAUGHT_AND_BOWLED),
        "33.4",
        "no runs are scored off a catch.");
    hearing.unlawfulIf(
        how == Dismissal.HANDLED_THE_BALL && !hearing.match().format().edition().handledTheBall(),
        "37.1",
        "handling the ball is obstructing the field since October 2017.");
  }

  /// Law 37.5.2: whoever obstructs a catch, it is the striker who is out, and nothing is scored but
  /// penalties.
  private static void catchPrevented(Hearing hearing, Ball ball, Wicket wicket) {
    if (wicket.how() != Dismissal.OBSTRUCTING_THE_FIELD || wicket.fielders().isEmpty()) {
      return;
    }
    hearing.unlawfulIf(
        ball.runs() + ball.extras().byes() + ball.extras().legbyes() > 0,
        "37.5.2",
        "no runs are scored when a catch is obstructed.");
    hearing.unlawfulIf(
        !wicket.player().equals(hearing.match().striker()),
        "37.3",
        "it is the striker who is out when a catch is obstructed.");
    hearing.unlawfulIf(
        wicket.end() == Wicket.End.BOWLER
            && !hearing.match().format().edition().captainPicksStriker(),
        "37.5.2",
        "the fielding captain chooses who faces since October 2026 only.");
  }

  private static Wicket named(Hearing hearing, Wicket said) {
    var match = hearing.match();
    var player =
        switch (said.player()) {
          case "" -> match.striker();
          case Wicket.NON_STRIKER -> match.nonStriker();
          default -> PeopleLaws.player(hearing, match.batting(), said.player());
        };
    var fielders = new ArrayList<Wicket.Fielder>();
    for (var fielder : said.fielders()) {
      var found = Names.find(match.fielding(), fielder.name());
      hearing.oddIf(
          found.isEmpty() && !fielder.substitute() && !fielder.name().isEmpty(),
          "24.1",
          "%s is not in the fielding side; is he a substitute?".formatted(fielder.name()));
      var name = fielder.substitute() ? fielder.name() : found.orElse(fielder.name());
      fielders.add(new Wicket.Fielder(name, fielder.substitute()));
    }
    return said.of(player).by(fielders);
  }
}
