package dev.crease.server.cricsheet;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import dev.crease.cricket.Team;
import dev.crease.cricket.book.Match;
import dev.crease.server.json.Json;
import dev.crease.server.json.RulesJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a match as Cricsheet's JSON (version 1.2), such that [CricsheetImport] gives the match
/// again. Of a match that was read from such a file, every member of the file is there again.
///
/// What the format has no place for is left out: remarks, intervals, stoppages, when a target was
/// revised, a batter who was in but saw no ball. An export of a match that goes on has an empty
/// `outcome`. Rules or short names that a reader could not tell from the file are written beside,
/// in a member `crease` that others pass over.
public final class CricsheetExport {
  /// The member of our own.
  static final String OURS = "crease";

  private CricsheetExport() {}

  /// The file of a match.
  ///
  /// @param facts all that happened, as it should have been: no corrections
  /// @param day the first day, `2026-11-24`, if the match does not say
  public static ObjectNode write(List<Fact> facts, String day) {
    var innings = new ArrayList<CricsheetInningsWriter>();
    var match = Match.NONE;
    for (var fact : facts) {
      if (fact instanceof Fact.InningsBegun) {
        innings.add(new CricsheetInningsWriter());
      }
      var next = match.after(fact);
      write(fact, match, next, innings);
      match = next;
    }
    var file = file(match, innings, day);
    bowlOut(facts, (ObjectNode) file.get("info"));
    return file;
  }

  private static void bowlOut(List<Fact> facts, ObjectNode info) {
    for (var fact : facts) {
      if (fact instanceof Fact.BowlOutBall(_, var bowler, var hit)) {
        info.withArrayProperty("bowl_out")
            .addObject()
            .put("bowler", bowler)
            .put("outcome", hit ? "hit" : "miss");
      }
    }
  }

  /// A penalty may belong to an innings that is over, or to one that has not begun.
  private static void write(
      Fact fact, Match before, Match after, List<CricsheetInningsWriter> innings) {
    if (fact instanceof Fact.PenaltyAwarded(var team, var runs, _)) {
      int side = before.side(team);
      for (int i = innings.size() - 1; i >= 0; i--) {
        if (before.allInnings().get(i).side() == side) {
          innings.get(i).penalty(runs, before.allInnings().get(i).ended());
          return;
        }
      }
    }
    if (!innings.isEmpty()) {
      innings.getLast().write(fact, before, after);
    }
  }

  private static ObjectNode file(Match match, List<CricsheetInningsWriter> innings, String day) {
    var remainder = CricsheetInfo.remainder(match.info());
    var file = JsonNodeFactory.instance.objectNode();
    var meta = CricsheetInfo.meta(CricsheetInfo.days(match.info(), day).getFirst());
    CricsheetInfo.members(remainder, "meta").forEach(meta::set);
    file.set("meta", meta);
    var info = file.putObject("info");
    info(match, info, day);
    CricsheetInfo.members(remainder, "info").forEach(info::set);
    var all = file.putArray("innings");
    for (int i = 0; i < innings.size(); i++) {
      all.add(innings.get(i).json(match, i, remainder));
    }
    ours(match, file);
    return file;
  }

  private static void info(Match match, ObjectNode info, String day) {
    var overs = match.format().overs();
    info.put("balls_per_over", overs.balls());
    CricsheetInfo.texts(info, "dates", CricsheetInfo.days(match.info(), day));
    info.put("match_type", type(match.format()));
    if (overs.limited()) {
      info.put("overs", overs.limit());
    }
    CricsheetInfo.texts(info, "teams", match.teams().stream().map(Team::name).toList());
    var players = info.putObject("players");
    match.teams().forEach(team -> CricsheetInfo.texts(players, team.name(), team.players()));
    if (match.toss().made()) {
      var toss = info.putObject("toss").put("winner", match.toss().winner());
      toss.put("decision", match.toss().choice().word());
      if (match.toss().uncontested()) {
        toss.put("uncontested", true);
      }
    }
    outcome(match, info.putObject("outcome"));
    CricsheetInfo.write(match.info(), info);
  }

  private static String type(MatchFormat format) {
    return switch (format.name()) {
      case "Test", "ODI", "T20" -> format.name();
      case "One-day" -> "ODM";
      case "Multi-day" -> "MDM";
      default -> format.innings() == 2 ? "MDM" : format.overs().limit() > 20 ? "ODM" : "T20";
    };
  }

  private static void outcome(Match match, ObjectNode json) {
    switch (match.result()) {
      case Result.Pending _ -> {}
      case Result.Won(var team, var margin, _) -> {
        json.put("winner", team);
        margin(margin, json);
      }
      case Result.Tied(var tieBreak, _) -> {
        json.put("result", "tie");
        switch (tieBreak) {
          case TieBreak.Stands _ -> {}
          case TieBreak.BowlOut(var team) -> json.put("bowl_out", team);
          case TieBreak.SuperOver(var team, _) -> json.put("eliminator", team);
          case TieBreak.BoundaryCount(var team, _, _) -> json.put("eliminator", team);
        }
      }
      case Result.Drawn _ -> json.put("result", "draw");
      case Result.NoResult _ -> json.put("result", "no result");
    }
    var method = match.result().method();
    if (!method.isEmpty()) {
      json.put("method", method);
    }
  }

  private static void margin(Margin margin, ObjectNode json) {
    switch (margin) {
      case Margin.Runs(var runs) -> json.putObject("by").put("runs", runs);
      case Margin.Wickets(var wickets) -> json.putObject("by").put("wickets", wickets);
      case Margin.InningsAndRuns(var runs) ->
          json.putObject("by").put("innings", 1).put("runs", runs);
      case Margin.PenaltyRuns _, Margin.FewerWickets _, Margin.Unstated _ -> {}
    }
  }

  /// What a reader of the file would get wrong is written beside.
  private static void ours(Match match, ObjectNode file) {
    var read = new Json("", file);
    if (!CricsheetRules.read(read).equals(match.format())
        || !shortNames(CricsheetSquads.read(read)).equals(shortNames(match.teams()))) {
      var ours = file.putObject(OURS).put("format", match.format().name());
      ours.set("rules", RulesJson.write(match.format()));
      CricsheetInfo.texts(ours, "short", shortNames(match.teams()));
    }
  }

  private static List<String> shortNames(List<Team> teams) {
    return teams.stream().map(Team::shortName).toList();
  }
}
