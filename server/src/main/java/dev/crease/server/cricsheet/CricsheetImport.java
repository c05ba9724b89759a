package dev.crease.server.cricsheet;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.Result;
import dev.crease.cricket.Team;
import dev.crease.cricket.Toss;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Scoring;
import dev.crease.server.json.Json;
import java.util.List;

/// Scores a match from Cricsheet's JSON (versions 1.0 to 1.2). Every command overrules: what is in
/// the file has happened. The file's own words are used only where play cannot tell: a result that
/// people decided, a target that rain moved.
///
/// A file may tell what cannot have happened: a batter who is out twice, somebody who leaves and
/// never came. That is left out, and said in a remark at its place, so that one slip of a pen does
/// not cost a match. A file that is not of Cricsheet's form is refused.
public final class CricsheetImport {
  private final Json root;
  private final List<Team> teams;
  private final Scoring scoring;

  private CricsheetImport(String id, Json root) {
    this.root = root;
    teams = CricsheetSquads.read(root);
    scoring = new Scoring(id, CricsheetRules.read(root), teams, CricsheetInfo.read(root));
  }

  /// The match of a file, scored.
  ///
  /// @param id the name the match shall have
  /// @throws Json.Fault when the file is not what Cricsheet's format says
  public static Scoring read(String id, Json root) {
    var match = new CricsheetImport(id, root);
    match.toss();
    var innings = root.list("innings");
    for (int i = 0; i < innings.size(); i++) {
      var last = i == innings.size() - 1;
      new CricsheetInnings(match, innings.get(i), last).read();
    }
    match.bowlOut();
    match.result();
    return match.scoring;
  }

  private void toss() {
    var info = root.get("info");
    if (!info.has("toss")) {
      return;
    }
    var toss = info.get("toss");
    if (!toss.has("winner") || !toss.has("decision")) {
      return; // uncontested, and not said who chose
    }
    var choice =
        switch (toss.text("decision")) {
          case "bat" -> Toss.Choice.BAT;
          case "field" -> Toss.Choice.FIELD;
          default -> throw toss.get("decision").fault("bat or field");
        };
    var winner = team(toss.get("winner"));
    say(new Fact.TossMade(new Toss(winner, choice, toss.is("uncontested"))), toss);
  }

  /// Balls at unguarded stumps. A name in both sides' lists is nobody's.
  private void bowlOut() {
    for (var ball : root.get("info").list("bowl_out")) {
      boolean hit = ball.textOr("outcome").equals("hit");
      say(new Fact.BowlOutBall("", ball.text("bowler"), hit), ball);
    }
  }

  String team(Json json) {
    return CricsheetSquads.team(json, teams.stream().map(Team::name).toList());
  }

  String method() {
    return CricsheetRules.method(CricsheetRules.outcome(root));
  }

  /// Whether the match was given up, so that its last innings never ended.
  boolean unfinished() {
    return !CricsheetRules.outcome(root).has("winner");
  }

  Scoring scoring() {
    return scoring;
  }

  /// Says what happened. What cannot have happened is left out, and that is remarked.
  void say(MatchCommand command, Json place) {
    if (refusal(command) instanceof Decision.Refused refused) {
      var remark = "Left out, %s: %s".formatted(place.place(), refused.text());
      if (refusal(new Fact.Remark(remark)) instanceof Decision.Refused both) {
        throw new Json.Fault(place.place(), "what can have happened", both.text());
      }
    }
  }

  /// Says what happened, if it can have.
  boolean tries(MatchCommand command) {
    return refusal(command) instanceof Decision.Accepted;
  }

  private Decision refusal(MatchCommand command) {
    return scoring.say(new MatchCommand.Overruling(command));
  }

  /// Where play gave no result, or another than the file's, the file is the record.
  private void result() {
    var outcome = CricsheetRules.outcome(root);
    var stated = stated(outcome);
    if (stated.known() && !agree(scoring.match().result(), stated)) {
      say(new Fact.ResultDeclared(stated), outcome);
    }
  }

  /// Whether play gave the file's result: the same winner by the same margin. How a tie was broken
  /// play knows better.
  private static boolean agree(Result played, Result stated) {
    return switch (stated) {
      case Result.Tied _ ->
          played instanceof Result.Tied && played.winner().equals(stated.winner());
      case Result.Won(var team, Result.Margin.Unstated(), _) ->
          played instanceof Result.Won && played.winner().equals(team) && stated.method().isEmpty();
      case Result.Won _, Result.Drawn _, Result.NoResult _, Result.Pending _ ->
          played.equals(stated);
    };
  }

  private Result stated(Json outcome) {
    if (outcome.has("winner")) {
      return new Result.Won(team(outcome.get("winner")), margin(outcome), outcome.textOr("method"));
    }
    return switch (outcome.textOr("result")) {
      case "draw" -> new Result.Drawn();
      case "no result" -> new Result.NoResult();
      case "tie" -> new Result.Tied(tieBreak(outcome), outcome.textOr("method"));
      case "" -> new Result.Pending();
      default -> throw outcome.get("result").fault("draw, no result or tie");
    };
  }

  private Result.TieBreak tieBreak(Json outcome) {
    if (outcome.has("bowl_out")) {
      return new Result.TieBreak.BowlOut(team(outcome.get("bowl_out")));
    }
    return outcome.has("eliminator")
        ? new Result.TieBreak.SuperOver(team(outcome.get("eliminator")), 1)
        : new Result.TieBreak.Stands();
  }

  private static Result.Margin margin(Json outcome) {
    if (!outcome.has("by")) {
      return new Result.Margin.Unstated();
    }
    var by = outcome.get("by");
    if (by.has("innings")) {
      return new Result.Margin.InningsAndRuns(by.number("runs"));
    }
    if (by.has("wickets")) {
      return new Result.Margin.Wickets(by.number("wickets"));
    }
    return by.has("runs")
        ? new Result.Margin.Runs(by.number("runs"))
        : new Result.Margin.Unstated();
  }
}
