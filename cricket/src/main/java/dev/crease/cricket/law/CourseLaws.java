package dev.crease.cricket.law;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.OverRate;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.TieBreak;
import dev.crease.cricket.Toss;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The course of a match: toss, innings, overs, targets, penalties, result (Laws 12 to 17).
final class CourseLaws {
  private static final String CONDITIONS = "playing conditions";
  private static final int BALLS_OF_OVER_MAX = 20;
  private static final List<String> REVIEWED =
      List.of("upheld", "struck down", "technical failure");

  private CourseLaws() {}

  static void toss(Hearing hearing, Fact.TossMade said) {
    var match = hearing.match();
    var toss = said.toss();
    int side = match.side(toss.winner());
    hearing.impossibleIf(
        match.innings().number() > 0, "13.4", "the toss is made before the first innings.");
    hearing.impossibleIf(
        side < 0, "13.4", "'%s' is neither of the two teams.".formatted(toss.winner()));
    if (hearing.goesOn()) {
      var winner = match.teams().get(side).name();
      hearing.accept(new Fact.TossMade(new Toss(winner, toss.choice(), toss.uncontested())));
    }
  }

  static void innings(Hearing hearing, Fact.InningsBegun said) {
    var match = hearing.match();
    var now = match.innings();
    hearing.impossibleIf(
        now.number() > 0 && !now.ended(), "13.3", "the innings in progress has not ended.");
    long main = match.allInnings().stream().filter(innings -> !innings.superOver()).count();
    boolean allPlayed = main >= 2L * match.format().innings();
    hearing.impossibleIf(allPlayed && !said.superOver(), "13.1", "each side has had its innings.");
    hearing.unlawfulIf(
        said.superOver() && !superOverDue(match, allPlayed),
        CONDITIONS,
        "a super over is for a match that ended level, where the competition plays one.");
    int due = Order.next(match, said.superOver());
    hearing.impossibleIf(
        said.team().isEmpty() && due < 0, "13.4", "who bats first is not known before the toss.");
    int side = said.team().isEmpty() ? due : match.side(said.team());
    hearing.impossibleIf(
        side < 0, "13.1", "'%s' is neither of the two teams.".formatted(said.team()));
    hearing.unlawfulIf(
        side >= 0 && due >= 0 && side != due, "13.1", "it is the other side's innings.");
    if (hearing.goesOn()) {
      hearing.accept(new Fact.InningsBegun(match.teams().get(side).name(), said.superOver()));
    }
  }

  private static boolean superOverDue(Match match, boolean allPlayed) {
    var rule = match.format().tie();
    return allPlayed && (rule == TieRule.SUPER_OVERS || rule == TieRule.SUPER_OVER_THEN_BOUNDARIES);
  }

  static void inningsEnd(Hearing hearing, Fact.InningsEnded said) {
    var match = hearing.match();
    inProgress(hearing, "13.3");
    hearing.impossibleIf(said.how() == Ending.NOT_YET, "13.3", "say how the innings ended.");
    hearing.unlawfulIf(
        said.how() == Ending.DECLARED && match.format().innings() == 1,
        CONDITIONS,
        "no side declares in a match of one innings a side.");
    hearing.unlawfulIf(
        said.how() == Ending.FORFEITED && match.innings().balls() > 0,
        "15.2",
        "an innings is forfeited before it begins; this one may be declared.");
    hearing.oddIf(
        said.how() == Ending.ALL_OUT && mightBat(match, said.absent()) > 0,
        "13.3.1",
        "%d could still bat: are they absent?".formatted(mightBat(match, said.absent())));
    hearing.accept(said);
  }

  /// Players who are not in, not out, not replaced, and not said to be absent.
  private static long mightBat(Match match, List<String> absent) {
    return match.batting().players().stream()
        .filter(player -> match.batted(player).isEmpty() || match.mayResume(player))
        .filter(player -> !absent.contains(player) && !match.replaced(player))
        .count();
  }

  static void followOn(Hearing hearing) {
    var match = hearing.match();
    int lead = Order.followOnLead(match);
    int needed = match.followOnLead();
    hearing.impossibleIf(
        match.allInnings().size() != 2 || !match.innings().ended() || needed == 0,
        "14.1",
        "the follow-on is asked for after each side's first innings of two.");
    hearing.unlawfulIf(
        lead < needed,
        "14.1",
        "it takes a lead of %d to enforce the follow-on, this one is %d.".formatted(needed, lead));
    hearing.accept(new Fact.FollowOn());
  }

  static void over(Hearing hearing, Fact.OverCounted said) {
    inProgress(hearing, "17.5");
    hearing.impossibleIf(
        said.balls() < 0 || said.balls() > BALLS_OF_OVER_MAX,
        "17.5",
        "an over has 0 to %d balls, not %d.".formatted(BALLS_OF_OVER_MAX, said.balls()));
    hearing.accept(said);
  }

  static void revise(Hearing hearing, Fact.Revised said) {
    inProgress(hearing, CONDITIONS);
    hearing.impossibleIf(
        !said.allotment().isEmpty() && !said.allotment().matches("\\d{1,3}(\\.\\d)?"),
        CONDITIONS,
        "overs are written 35 or 35.1, not '%s'.".formatted(said.allotment()));
    hearing.impossibleIf(
        said.target() < -1, CONDITIONS, "a target is not %d.".formatted(said.target()));
    hearing.accept(said);
  }

  static void penalty(Hearing hearing, Fact.PenaltyAwarded said) {
    var match = hearing.match();
    int side = match.side(said.team());
    hearing.impossibleIf(
        side < 0, "41.17", "'%s' is neither of the two teams.".formatted(said.team()));
    if (said.reason().equals(OverRate.REASON)) {
      OverRateLaws.penalty(hearing, side, said.runs());
    } else {
      hearing.impossibleIf(said.runs() < 1, "41.17", "a penalty is at least one run.");
      hearing.unlawfulIf(said.runs() % 5 != 0, "41.17", "penalties come in fives.");
    }
    if (hearing.goesOn()) {
      hearing.accept(
          new Fact.PenaltyAwarded(match.teams().get(side).name(), said.runs(), said.reason()));
    }
  }

  static void review(Hearing hearing, Fact.Reviewed said) {
    var match = hearing.match();
    int side = match.side(said.by());
    int most = match.format().conditions().reviews();
    hearing.oddIf(side < 0, CONDITIONS, "'%s' is neither of the two teams.".formatted(said.by()));
    hearing.unlawfulIf(
        side >= 0 && most > 0 && match.innings().reviewsLost(side) >= most,
        CONDITIONS,
        "%s have lost their %d reviews of this innings.".formatted(said.by(), most));
    hearing.oddIf(
        !REVIEWED.contains(said.decision()),
        CONDITIONS,
        "a review is upheld, struck down or a technical failure.");
    var by = side < 0 ? said.by() : match.teams().get(side).name();
    hearing.accept(
        new Fact.Reviewed(
            by, said.batter(), said.decision(), said.umpiresCall(), said.umpire(), said.about()));
  }

  static void powerplay(Hearing hearing, Fact.PowerplayTaken said) {
    boolean written =
        Stream.of(said.from(), said.to()).allMatch(at -> at.matches("\\d{1,4}(\\.\\d{1,2})?"));
    hearing.impossibleIf(
        !written, CONDITIONS, "a powerplay is from over and ball to over and ball: 0.1 to 5.6.");
    if (said.kind().equals(OverRate.REASON)) {
      OverRateLaws.field(hearing);
    }
    hearing.accept(said);
  }

  static void result(Hearing hearing, Fact.ResultDeclared said) {
    var winner = said.result().winner();
    hearing.impossibleIf(!said.result().known(), "16.10", "say what the result is.");
    hearing.impossibleIf(
        !winner.isEmpty() && hearing.match().side(winner) < 0,
        "16.10",
        "'%s' is neither of the two teams.".formatted(winner));
    if (hearing.goesOn()) {
      var match = hearing.match();
      var result = inFull(match, said.result());
      var played = match.innings().ended() ? Outcome.of(match) : Optional.<Result>empty();
      hearing.oddIf(
          played.isPresent() && !played.get().equals(result),
          "16",
          "by play: %s.".formatted(played.map(Result::text).orElse("")));
      BowlOutLaws.won(hearing, result);
      hearing.oddIf(
          result instanceof Result.Drawn && match.format().innings() == 1,
          "16.5.2",
          "a match of one innings a side has no draw: is it no result?");
      hearing.accept(new Fact.ResultDeclared(result));
    }
  }

  private static Result inFull(Match match, Result result) {
    return switch (result) {
      case Result.Won(var team, var margin, var how) ->
          new Result.Won(fullName(match, team), margin, how);
      case Result.Tied(var tieBreak, var how) ->
          new Result.Tied(
              switch (tieBreak) {
                case TieBreak.SuperOver(var team, var overs) ->
                    new TieBreak.SuperOver(fullName(match, team), overs);
                case TieBreak.BoundaryCount(var team, var most, var others) ->
                    new TieBreak.BoundaryCount(fullName(match, team), most, others);
                case TieBreak.BowlOut(var team) -> new TieBreak.BowlOut(fullName(match, team));
                case TieBreak.Stands stands -> stands;
              },
              how);
      case Result.Pending _, Result.Drawn _, Result.NoResult _ -> result;
    };
  }

  private static String fullName(Match match, String team) {
    return match.teams().get(match.side(team)).name();
  }

  private static void inProgress(Hearing hearing, String law) {
    Innings now = hearing.match().innings();
    hearing.impossibleIf(now.number() == 0 || now.ended(), law, "there is no innings in progress.");
  }
}
