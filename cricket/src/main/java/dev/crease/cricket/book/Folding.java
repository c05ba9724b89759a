package dev.crease.cricket.book;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.Result;
import dev.crease.cricket.Wicket;
import java.util.ArrayList;
import java.util.List;

/// What each fact makes of a match. It believes what it is told: whether it is lawful was decided
/// before.
final class Folding {
  private Folding() {}

  static Match after(Match match, Fact fact) {
    return switch (fact) {
      case Fact.Delivery delivery -> bowled(match, delivery);
      case Fact.Created(var id, var format, var teams, var info) ->
          new Match(Setting.of(id, format, teams, info), List.of(), Innings.NONE, Course.START);
      case Fact.Corrected corrected ->
          throw new IllegalStateException("a ledger folds corrections, not a match: " + corrected);
      case Fact.OfScorers _ -> match;
      case Fact.Stated stated -> stated(match, stated);
    };
  }

  private static Match stated(Match match, Fact.Stated fact) {
    var now = match.innings();
    var course = match.course();
    return switch (fact) {
      case Fact.TossMade(var toss) -> match.with(match.setting().with(toss));
      case Fact.InningsBegun begun -> begun(match, begun);
      case Fact.Openers(var striker, var other) -> match.with(now.opened(striker, other));
      case Fact.BatterIn(var player) -> match.with(now.joined(player));
      case Fact.Resumed(var player) -> match.with(now.joined(player));
      case Fact.BowlerOn(var player, var reason) -> bowlerOn(match, player, reason);
      case Fact.EndsSet(var striker, var other) -> match.with(now.ends(striker, other));
      case Fact.Departed(var player, var how) -> match.with(now.departed(Wicket.of(how, player)));
      case Fact.PenaltyAwarded(var team, var runs, _) -> penalised(match, match.side(team), runs);
      case Fact.OverCounted(var balls) -> match.with(now.counted(balls));
      case Fact.Replaced(var team, var out, var in, var reason) ->
          match.with(
              match
                  .setting()
                  .with(new Setting.Change(match.side(team), out, in, reason, match.place())));
      case Fact.Revised revised -> revised(match, revised);
      case Fact.InningsEnded(var how, var absent) -> match.with(now.endedBy(how, absent));
      case Fact.FollowOn() -> match.with(course.with(true));
      case Fact.ResultDeclared(var result) -> declared(match, result);
      case Fact.Reviewed review -> match.with(now.reviewed(match.side(review.by()), review));
      case Fact.IntervalTaken interval -> dayLost(match, interval);
      case Fact.BowlOutBall(var team, _, var hit) ->
          match.with(course.with(course.bowlOut().after(match.side(team), hit)));
      case Fact.PowerplayTaken powerplay -> restricted(match, now.restrictions().with(powerplay));
      case Fact.Stopped _, Fact.Remark _ -> match;
    };
  }

  /// Law 14.1.3: a day counts if the first over of the match began on it, or before it.
  private static Match dayLost(Match match, Fact.IntervalTaken interval) {
    var now = match.innings();
    boolean unbegun = now.number() <= 1 && now.balls() == 0 && !now.over().begun() && !now.ended();
    return interval.endsDay() && unbegun ? match.with(match.course().losingDay()) : match;
  }

  private static Match bowled(Match match, Fact.Delivery ball) {
    var now = match.innings();
    if (ball.innings() != now.number()
        || ball.over() != now.overs()
        || !ball.batter().equals(match.striker())
        || !now.bowlers().on(ball.bowler())) {
      throw new IllegalStateException(
          "ball %s of innings %d, %s to %s, does not fit at %s of innings %d, %s to %s"
              .formatted(
                  ball.at(),
                  ball.innings(),
                  ball.bowler(),
                  ball.batter(),
                  now.oversText(),
                  now.number(),
                  match.bowler(),
                  match.striker()));
    }
    return match.with(now.after(ball));
  }

  private static Match restricted(Match match, Restrictions restrictions) {
    var now = match.innings();
    return now.number() == 0 ? match : match.with(now.restricted(restrictions));
  }

  private static Match begun(Match match, Fact.InningsBegun begun) {
    int side = match.side(begun.team());
    var played = match.allInnings();
    int owed = match.course().owed().get(side);
    int target = Targets.of(match.format(), played, side, begun.superOver());
    var innings = Innings.begin(match.format(), played.size() + 1, side, begun.superOver(), target);
    return new Match(
        match.setting(),
        played,
        owed > 0 ? innings.penalised(owed) : innings,
        match.course().owing(side, 0).with(false));
  }

  /// Whoever is suspended bowls no more: in this innings, or in the match.
  private static Match bowlerOn(Match match, String player, String reason) {
    var now = match.innings();
    var gone = now.bowlers().any() ? now.bowlers().current().player() : "";
    return switch (Suspension.of(reason)) {
      case NONE -> match.with(now.bowling(player));
      case INNINGS -> match.with(now.suspending(gone).bowling(player));
      case MATCH ->
          match.with(now.suspending(gone).bowling(player)).with(match.setting().suspending(gone));
    };
  }

  /// Law 41.17: to the innings in progress, else to the last completed one, else to the next.
  private static Match penalised(Match match, int side, int runs) {
    var now = match.innings();
    if (runs == 0) {
      return restricted(match, now.restrictions().warned(now.overs()));
    }
    if (now.number() > 0 && now.side() == side) {
      return match.with(now.penalised(runs));
    }
    var innings = new ArrayList<>(match.past());
    for (int i = innings.size() - 1; i >= 0; i--) {
      if (innings.get(i).side() == side) {
        innings.set(i, innings.get(i).penalised(runs));
        var chase = now.target() > 0 ? now.targeted(now.target() + runs) : now;
        return match.with(List.copyOf(innings), chase);
      }
    }
    var course = match.course();
    return match.with(course.owing(side, course.owed().get(side) + runs));
  }

  private static Match revised(Match match, Fact.Revised change) {
    var innings = match.innings();
    if (!change.allotment().isEmpty()) {
      int dot = change.allotment().indexOf('.');
      var overs = dot < 0 ? change.allotment() : change.allotment().substring(0, dot);
      var balls = dot < 0 ? "0" : change.allotment().substring(dot + 1);
      innings = innings.allotted(Integer.parseInt(overs), Integer.parseInt(balls));
    }
    if (change.target() != 0) {
      innings = innings.targeted(Math.max(0, change.target()));
    }
    return match.with(innings).with(match.course().by(change.method()));
  }

  /// A result closes the innings. One that is taken back reopens the chase that no longer has its
  /// target.
  private static Match declared(Match match, Result result) {
    var now = match.innings();
    var course = match.course().with(result);
    if (now.number() == 0) {
      return match.with(course);
    }
    if (result.known()) {
      return (now.ended() ? match : match.with(now.endedBy(Ending.CLOSED, List.of()))).with(course);
    }
    boolean shortOfTarget = now.ending() == Ending.TARGET && now.runs() < now.target();
    return (shortOfTarget ? match.with(now.endedBy(Ending.NOT_YET, List.of())) : match)
        .with(course);
  }
}
