package dev.crease.web.words;

import dev.crease.cricket.Fact;
import dev.crease.cricket.OverRate;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import dev.crease.cricket.Toss;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.Locale;

/// The words for everything that is no ball. Any thread.
record CourseWords(Said words) {

  String said(Match before, Match after, Fact.Stated fact) {
    return switch (fact) {
      case Fact.TossMade(var toss) -> toss(toss);
      case Fact.InningsBegun(var team, var superOver) ->
          words.said(superOver ? "superover" : "innings", "team", team);
      case Fact.Openers(var striker, var other) ->
          words.said("openers", "striker", striker, "other", other);
      case Fact.BatterIn(var player) -> words.said("batter", "player", player);
      case Fact.Resumed(var player) -> words.said("resume", "player", player);
      case Fact.BowlerOn(var player, var reason) ->
          reason.isEmpty()
              ? words.said("bowler", "player", player)
              : words.said("bowler.mid", "player", player, "because", words.because(reason));
      case Fact.EndsSet(var striker, _) ->
          striker.isEmpty() ? words.said("strike.next") : words.said("strike", "player", striker);
      case Fact.Departed departed -> departed(after, departed);
      case Fact.PenaltyAwarded(_, var runs, var reason) when runs == 0 ->
          words.said("warning", "team", before.fielding().name(), "because", words.because(reason));
      case Fact.PenaltyAwarded(var team, var runs, var reason) ->
          words.said("penalty", "team", team, "runs", runs, "because", words.because(reason));
      case Fact.OverCounted(var balls) -> words.said("over", "n", balls);
      case Fact.Reviewed review ->
          words.said(
              "review",
              "by",
              review.by(),
              "decision",
              words.term(review.decision()),
              "call",
              review.umpiresCall() ? "yes" : "no");
      default -> aside(before, after, fact);
    };
  }

  private String aside(Match before, Match after, Fact.Stated fact) {
    return switch (fact) {
      case Fact.Replaced(var team, var out, var in, var reason) ->
          words.said(
              "replace",
              "team",
              team,
              "in",
              in,
              "out",
              out.isEmpty() ? words.said("teammate") : out,
              "because",
              words.because(reason));
      case Fact.PowerplayTaken(var kind, var from, var to) ->
          words.said(
              kind.equals(OverRate.REASON) ? "powerplay.over-rate" : "powerplay",
              "kind",
              words.term(kind),
              "from",
              words.figure(from),
              "to",
              words.figure(to));
      case Fact.IntervalTaken(var name) -> capital(words.term(name));
      case Fact.Stopped(var reason) -> words.said("stop", "because", words.because(reason));
      case Fact.Revised revised -> revised(revised);
      case Fact.InningsEnded ended ->
          ended("ended", words.figure(before.score().figures()), before, ended);
      case Fact.BowlOutBall(_, var bowler, var hit) ->
          words.said(
              "bowlout",
              "bowler",
              bowler,
              "how",
              hit ? "hit" : "miss",
              "first",
              after.teams().get(0).name(),
              "ones",
              after.bowlOut().hits().get(0),
              "second",
              after.teams().get(1).name(),
              "others",
              after.bowlOut().hits().get(1));
      case Fact.FollowOn() -> words.said("followon", "team", before.batting().name());
      case Fact.ResultDeclared(var result) -> result(result);
      case Fact.Remark(var text) -> text;
      default -> throw new IllegalStateException("words for " + fact);
    };
  }

  private String toss(Toss toss) {
    return words.said(
        toss.uncontested() ? "toss.uncontested" : "toss",
        "winner",
        toss.winner(),
        "choice",
        toss.choice().word());
  }

  private String departed(Match after, Fact.Departed departed) {
    var line = new BallWords(words).line(Wicket.of(departed.how(), departed.player()), "", after);
    return departed.how().isWicket() ? line : words.said("mayreturn", "line", line);
  }

  private String revised(Fact.Revised revised) {
    var parts = new ArrayList<String>();
    if (!revised.allotment().isEmpty()) {
      parts.add(words.said("revise.overs", "overs", words.figure(revised.allotment())));
    }
    if (revised.target() > 0) {
      parts.add(words.said("revise.target", "target", revised.target()));
    } else if (revised.target() < 0) {
      parts.add(words.said("revise.notarget"));
    }
    if (!revised.method().isEmpty()) {
      parts.add(revised.method());
    }
    return words.said("revise", "parts", String.join(", ", parts));
  }

  /// The end of an innings for the ear: what it came to is said after it.
  String heard(Match before, Fact.InningsEnded ended) {
    return ended("heard.ended", "", before, ended);
  }

  private String ended(String key, String score, Match before, Fact.InningsEnded ended) {
    var absent =
        ended.absent().isEmpty()
            ? ""
            : words.said("ended.absent", "names", String.join(", ", ended.absent()));
    return words.said(
        key,
        "team",
        before.batting().name(),
        "score",
        score,
        "why",
        words.said("ended." + ended.how().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        "absent",
        absent);
  }

  /// `Harbour City won by 5 wickets`.
  String result(Result result) {
    return switch (result) {
      case Result.Pending() -> words.said("result.undone");
      case Result.Won(var team, var margin, var how) ->
          words.said("won", "team", team, "margin", margin(margin), "how", how(how));
      case Result.Tied(var tieBreak, var how) ->
          words.said("tied", "how", how(how), "broken", tieBreak(tieBreak));
      case Result.Drawn() -> words.said("drawn");
      case Result.NoResult() -> words.said("noresult");
    };
  }

  private String how(String method) {
    return method.isEmpty() ? "" : words.said("method", "method", method);
  }

  private String margin(Margin margin) {
    return switch (margin) {
      case Margin.Runs(var runs) -> words.said("margin.runs", "n", runs);
      case Margin.Wickets(var wickets) -> words.said("margin.wickets", "n", wickets);
      case Margin.InningsAndRuns(var runs) -> words.said("margin.innings", "n", runs);
      case Margin.PenaltyRuns() -> words.said("margin.penalty");
      case Margin.FewerWickets() -> words.said("margin.fewer");
      case Margin.Unstated() -> "";
    };
  }

  private String tieBreak(TieBreak tieBreak) {
    return switch (tieBreak) {
      case TieBreak.Stands() -> "";
      case TieBreak.SuperOver(var team, var overs) ->
          words.said("tie.superover", "team", team, "overs", overs, "before", overs - 1);
      case TieBreak.BoundaryCount(var team, var most, var others) ->
          words.said("tie.boundaries", "team", team, "most", most, "others", others);
      case TieBreak.BowlOut(var team) -> words.said("tie.bowlout", "team", team);
    };
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
