package dev.crease.server.json;

import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A result of the contract; `null` while there is none.
///
/// A tie says what broke it in one of `superOverWinner` (with `superOvers`), `boundaries` (the
/// winner's and the other's, with `superOverWinner` empty) or `bowlOutWinner`.
public final class ResultJson {
  /// The members of a result.
  static final List<String> MEMBERS =
      List.of(
          "text",
          "winner",
          "by",
          "method",
          "tie",
          "draw",
          "noResult",
          "superOverWinner",
          "superOvers",
          "boundaries",
          "bowlOutWinner");

  private ResultJson() {}

  public static JsonNode write(Result result) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("text", result.text());
    ScoreJson.putText(json, "winner", result.winner());
    switch (result) {
      case Result.Pending _ -> {
        return JsonNodeFactory.instance.nullNode();
      }
      case Result.Won(_, var margin, _) -> margin(json.putObject("by"), margin);
      case Result.Tied _, Result.Drawn _, Result.NoResult _ -> json.putNull("by");
    }
    ScoreJson.putText(json, "method", result.method());
    json.put("tie", result instanceof Result.Tied);
    json.put("draw", result instanceof Result.Drawn);
    json.put("noResult", result instanceof Result.NoResult);
    json.putNull("superOverWinner");
    if (result instanceof Result.Tied(var tieBreak, _)) {
      tieBreak(json, tieBreak);
    }
    return json;
  }

  private static void margin(ObjectNode by, Margin margin) {
    switch (margin) {
      case Margin.Runs(var runs) -> by.put("runs", runs);
      case Margin.Wickets(var wickets) -> by.put("wickets", wickets);
      case Margin.InningsAndRuns(var runs) -> by.put("innings", 1).put("runs", runs);
      case Margin.FewerWickets() -> by.put("fewerWickets", true);
      case Margin.PenaltyRuns() -> by.put("penaltyRuns", true);
      case Margin.Unstated() -> {
        // "by": {}
      }
    }
  }

  private static void tieBreak(ObjectNode json, TieBreak tieBreak) {
    switch (tieBreak) {
      case TieBreak.Stands() -> {
        // nothing broke it
      }
      case TieBreak.SuperOver(var team, var overs) ->
          json.put("superOverWinner", team).put("superOvers", overs);
      case TieBreak.BoundaryCount(_, var most, var others) ->
          json.putArray("boundaries").add(most).add(others);
      case TieBreak.BowlOut(var team) -> json.put("bowlOutWinner", team);
    }
  }

  public static Result read(Json json) {
    if (json.is("draw")) {
      return new Result.Drawn();
    }
    if (json.is("noResult")) {
      return new Result.NoResult();
    }
    if (json.is("tie")) {
      return new Result.Tied(tieBreak(json), json.textOr("method"));
    }
    if (!json.has("winner")) {
      throw json.fault("a winner, or tie, draw or noResult to be true,");
    }
    return new Result.Won(json.text("winner"), margin(json), json.textOr("method"));
  }

  private static Margin margin(Json json) {
    if (!json.has("by")) {
      return new Margin.Unstated();
    }
    var by = json.get("by");
    by.allowOnly(List.of("runs", "wickets", "innings", "fewerWickets", "penaltyRuns"));
    if (by.is("penaltyRuns")) {
      return new Margin.PenaltyRuns();
    }
    if (by.has("innings")) {
      return new Margin.InningsAndRuns(by.number("runs"));
    }
    if (by.has("runs")) {
      return new Margin.Runs(by.number("runs"));
    }
    if (by.has("wickets")) {
      return new Margin.Wickets(by.number("wickets"));
    }
    return by.is("fewerWickets") ? new Margin.FewerWickets() : new Margin.Unstated();
  }

  private static TieBreak tieBreak(Json json) {
    if (json.has("superOverWinner")) {
      return new TieBreak.SuperOver(json.text("superOverWinner"), json.numberOr("superOvers", 1));
    }
    if (json.has("bowlOutWinner")) {
      return new TieBreak.BowlOut(json.text("bowlOutWinner"));
    }
    if (!json.has("boundaries")) {
      return new TieBreak.Stands();
    }
    var counts = json.list("boundaries");
    if (counts.size() != 2) {
      throw json.get("boundaries").fault("the winner's boundaries and the other side's");
    }
    return new TieBreak.BoundaryCount(
        json.text("winner"), counts.get(0).number(), counts.get(1).number());
  }
}
