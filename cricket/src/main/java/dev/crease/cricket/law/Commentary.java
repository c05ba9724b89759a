package dev.crease.cricket.law;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.BallDetail;
import dev.crease.cricket.Fact;
import dev.crease.cricket.OverRate;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.List;

/// The English words that the log keeps of what happened: a headline for every fact. What readers
/// of other languages and screen readers get is made of the facts elsewhere; its English is held to
/// be the same by a test.
public final class Commentary {
  private Commentary() {}

  /// `Boon to Rahimi, FOUR`; for a wicket `Boon to Rahimi, OUT: c Halloran b Boon 63 (45)`.
  ///
  /// @param before the match the fact came to
  /// @param after the match it made
  public static String headline(Match before, Match after, Fact fact) {
    return switch (fact) {
      case Fact.Delivery ball ->
          "%s to %s, %s".formatted(ball.bowler(), ball.batter(), outcome(ball, after));
      case Fact.Created created ->
          "%s v %s, %s"
              .formatted(
                  created.teams().get(0).name(),
                  created.teams().get(1).name(),
                  created.format().name());
      case Fact.Corrected corrected ->
          throw new IllegalStateException("a ledger words corrections: " + corrected);
      case Fact.OfScorers scorers ->
          throw new IllegalStateException("not of play, so worded elsewhere: " + scorers);
      case Fact.Stated stated -> stated(before, after, stated);
    };
  }

  private static String stated(Match before, Match after, Fact.Stated fact) {
    return switch (fact) {
      case Fact.TossMade(var toss) -> toss.text();
      case Fact.InningsBegun(var team, var superOver) ->
          superOver ? "Super over: %s to bat".formatted(team) : "%s to bat".formatted(team);
      case Fact.Openers(var striker, var other) ->
          "%s and %s open, %s to face".formatted(striker, other, striker);
      case Fact.BatterIn(var player) -> "%s comes in".formatted(player);
      case Fact.Resumed(var player) -> "%s comes back".formatted(player);
      case Fact.BowlerOn(var player, var reason) -> bowlerOn(before, player, reason);
      case Fact.EndsSet(var striker, _) ->
          striker.isEmpty() ? "The next batter will face" : "%s to face".formatted(striker);
      case Fact.Departed(var player, var how) ->
          after.line(player) + (how.isWicket() ? "" : ", may come back");
      case Fact.PenaltyAwarded(_, var runs, var reason) when runs == 0 ->
          "%s are warned%s".formatted(before.fielding().name(), dash(reason));
      case Fact.PenaltyAwarded(var team, var runs, var reason) ->
          "%d penalty runs to %s%s".formatted(runs, team, dash(reason));
      case Fact.OverCounted(var balls) -> "The umpire counts %s".formatted(count(balls, "ball"));
      case Fact.Reviewed(var by, _, var decision, var umpiresCall, _, _) ->
          "%s review: %s%s".formatted(by, decision, umpiresCall ? ", umpire's call" : "");
      case Fact.Replaced(var team, var out, var in, var reason) ->
          "%s: %s for %s%s".formatted(team, in, out.isEmpty() ? "a teammate" : out, dash(reason));
      case Fact.PowerplayTaken(var kind, var from, var to) when kind.equals(OverRate.REASON) ->
          "A fielder more in the circle, %s to %s: %s".formatted(from, to, kind);
      case Fact.PowerplayTaken(var kind, var from, var to) ->
          "Powerplay, %s, %s to %s".formatted(kind, from, to);
      case Fact.BowlOutBall(_, var bowler, var hit) ->
          "Bowl-out: %s %s, %s".formatted(bowler, hit ? "hits" : "misses", bowlOut(after));
      case Fact.IntervalTaken(var name) -> capital(name);
      case Fact.Stopped(var reason) -> "Play stops%s".formatted(dash(reason));
      case Fact.Revised revised -> revised(revised);
      case Fact.InningsEnded ended -> ended(before, ended);
      case Fact.FollowOn() -> "%s follow on".formatted(before.batting().name());
      case Fact.ResultDeclared(var result) ->
          result.known() ? result.text() : "The result no longer stands";
      case Fact.Remark(var text) -> text;
    };
  }

  /// `Kent 2, Surrey 1`.
  private static String bowlOut(Match match) {
    var hits = match.bowlOut().hits();
    return "%s %d, %s %d"
        .formatted(
            match.teams().get(0).name(), hits.get(0), match.teams().get(1).name(), hits.get(1));
  }

  private static String bowlerOn(Match before, String player, String reason) {
    if (reason.isEmpty()) {
      return "%s to bowl".formatted(player);
    }
    return before.overBegun()
        ? "%s finishes the over%s".formatted(player, dash(reason))
        : "%s to bowl; %s is %s".formatted(player, before.lastBowler(), reason);
  }

  private static String revised(Fact.Revised revised) {
    var parts = new ArrayList<String>();
    if (!revised.allotment().isEmpty()) {
      parts.add(revised.allotment() + (revised.allotment().equals("1") ? " over" : " overs"));
    }
    if (revised.target() > 0) {
      parts.add("the target is " + revised.target());
    } else if (revised.target() < 0) {
      parts.add("the target is to be announced");
    }
    if (!revised.method().isEmpty()) {
      parts.add(revised.method());
    }
    return "Revised: " + String.join(", ", parts);
  }

  private static String ended(Match before, Fact.InningsEnded ended) {
    var team = before.batting().name();
    var score = before.score().figures();
    var why =
        switch (ended.how()) {
          case ALL_OUT -> "all out";
          case DECLARED -> "declared";
          case FORFEITED -> "innings forfeited";
          case OVERS -> "overs completed";
          case TARGET -> "target reached";
          case CLOSED, NOT_YET -> "innings closed";
        };
    var absent =
        ended.absent().isEmpty() ? "" : " (%s absent)".formatted(String.join(", ", ended.absent()));
    return "%s %s, %s%s".formatted(team, score, why, absent);
  }

  private static String outcome(Fact.Delivery delivery, Match after) {
    var ball = delivery.ball();
    var parts = new ArrayList<String>();
    for (var wicket : ball.wickets()) {
      var line = after.line(wicket.player());
      parts.add(wicket.how().isWicket() ? "OUT: " + line : line);
    }
    if (parts.isEmpty() || ball.total() > 0) {
      parts.add(runs(ball));
    }
    return String.join(", ", parts);
  }

  /// A ball in a few words, without its people: `FOUR`, `1 leg bye`, `caught, 1 run`.
  public static String brief(Ball ball) {
    var parts = new ArrayList<String>();
    for (var wicket : ball.wickets()) {
      parts.add(wicket.how().word());
    }
    if (parts.isEmpty() || ball.total() > 0) {
      parts.add(runs(ball));
    }
    return String.join(", ", parts);
  }

  /// The runs of a ball in words.
  private static String runs(Ball ball) {
    var extras = ball.extras();
    var parts = new ArrayList<String>();
    if (extras.wides() > 0) {
      parts.add(extras.wides() == 1 ? "wide" : count(extras.wides(), "wide"));
    }
    if (extras.noballs() > 0) {
      parts.add("no-ball");
    }
    if (ball.boundary() == Boundary.FOUR && ball.runs() == 4) {
      parts.add("FOUR");
    } else if (ball.boundary() == Boundary.SIX) {
      parts.add("SIX");
    } else if (ball.runs() > 0) {
      parts.add(count(ball.runs(), "run"));
    }
    if (extras.byes() > 0) {
      parts.add(count(extras.byes(), "bye"));
    }
    if (extras.legbyes() > 0) {
      parts.add(count(extras.legbyes(), "leg bye"));
    }
    if (extras.penalty() > 0) {
      parts.add(count(extras.penalty(), "penalty run"));
    }
    detail(ball.detail(), parts);
    return parts.isEmpty() ? "no run" : String.join(", ", parts);
  }

  private static void detail(BallDetail detail, List<String> parts) {
    if (detail.shortRuns() > 0) {
      parts.add(count(detail.shortRuns(), "run") + " short");
    }
    if (detail.deliberate()) {
      parts.add("run short on purpose");
    }
    switch (detail.place()) {
      case COUNTS -> {
        // as ever
      }
      case DEAD -> parts.add("dead ball");
      case FIELDER_RETURNED, ILLEGAL_FIELDING, DISTRACTION, OBSTRUCTION ->
          parts.add("to be bowled again, Law " + detail.place().law());
    }
  }

  private static String dash(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
