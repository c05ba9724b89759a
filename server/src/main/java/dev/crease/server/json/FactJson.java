package dev.crease.server.json;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Result;
import dev.crease.cricket.Team;
import dev.crease.cricket.Toss;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The facts of a match as the contract's `type` and `data`. A command that states a fact has the
/// same form.
final class FactJson {
  private FactJson() {}

  static String type(Fact fact) {
    return switch (fact) {
      case Fact.Created _ -> "match";
      case Fact.Delivery _ -> "ball";
      case Fact.Corrected _ -> CorrectionJson.EVENT;
      case Fact.Claimed _ -> "claim";
      case Fact.HandoverArmed _ -> "handover";
      case Fact.HandoverEnded _ -> "handover-end";
      case Fact.Taken _ -> "take";
      case Fact.Released _ -> "release";
      case Fact.BooksCompared _ -> "score-check";
      case Fact.TossMade _ -> "toss";
      case Fact.InningsBegun _ -> "innings";
      case Fact.Openers _ -> "batters";
      case Fact.BatterIn _ -> "batter";
      case Fact.BowlerOn _ -> "bowler";
      case Fact.EndsSet _ -> "strike";
      case Fact.Departed _ -> "retire";
      case Fact.Resumed _ -> "resume";
      case Fact.PenaltyAwarded _ -> "penalty";
      case Fact.OverCounted _ -> "over";
      case Fact.Reviewed _ -> "review";
      case Fact.Replaced _ -> "replace";
      case Fact.PowerplayTaken _ -> "powerplay";
      case Fact.IntervalTaken _ -> "interval";
      case Fact.Stopped _ -> "stop";
      case Fact.Revised _ -> "revise";
      case Fact.InningsEnded _ -> "innings-end";
      case Fact.FollowOn _ -> "follow-on";
      case Fact.BowlOutBall _ -> "bowl-out";
      case Fact.ResultDeclared _ -> "result";
      case Fact.Remark _ -> "commentary";
    };
  }

  static ObjectNode write(Fact fact) {
    return switch (fact) {
      case Fact.Created created -> created(created);
      case Fact.Delivery delivery -> BallJson.write(delivery);
      case Fact.Corrected corrected -> CorrectionJson.write(corrected);
      case Fact.OfScorers scorers -> ScorersJson.write(scorers);
      case Fact.Stated stated -> stated(stated);
    };
  }

  private static ObjectNode stated(Fact.Stated fact) {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (fact) {
      case Fact.TossMade(var toss) -> (ObjectNode) ScorecardJson.toss(toss);
      case Fact.InningsBegun(var team, var superOver) ->
          json.put("team", team).put("superOver", superOver);
      case Fact.Openers(var striker, var nonStriker) -> ends(striker, nonStriker);
      case Fact.EndsSet(var striker, var nonStriker) -> ends(striker, nonStriker);
      case Fact.BatterIn(var player) -> json.put("player", player);
      case Fact.Resumed(var player) -> json.put("player", player);
      case Fact.BowlerOn(var player, var reason) ->
          json.put("player", player).put("reason", reason);
      case Fact.Departed(var player, var how) -> json.put("player", player).put("kind", how.word());
      case Fact.PenaltyAwarded(var team, var runs, var reason) ->
          json.put("team", team).put("runs", runs).put("reason", reason);
      case Fact.OverCounted(var balls) -> json.put("balls", balls);
      case Fact.Reviewed review -> review(review);
      case Fact.Replaced(var team, var out, var in, var reason) ->
          json.put("team", team).put("out", out).put("in", in).put("reason", reason);
      case Fact.PowerplayTaken(var kind, var from, var to) ->
          json.put("kind", kind).put("from", from).put("to", to);
      case Fact.IntervalTaken(var name) -> json.put("name", name);
      case Fact.Stopped(var reason) -> json.put("reason", reason);
      case Fact.Revised(var allotment, var target, var method) ->
          json.put("overs", allotment).put("target", target).put("method", method);
      case Fact.InningsEnded ended -> ended(ended);
      case Fact.FollowOn() -> json;
      case Fact.BowlOutBall(var team, var bowler, var hit) ->
          json.put("team", team).put("bowler", bowler).put("hit", hit);
      case Fact.ResultDeclared(var result) ->
          result.known() ? (ObjectNode) ResultJson.write(result) : json.put("undone", true);
      case Fact.Remark(var text) -> json.put("text", text);
    };
  }

  private static ObjectNode ends(String striker, String nonStriker) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("striker", striker)
        .put("nonStriker", nonStriker);
  }

  private static ObjectNode review(Fact.Reviewed review) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("by", review.by())
        .put("batter", review.batter())
        .put("decision", review.decision())
        .put("umpiresCall", review.umpiresCall())
        .put("umpire", review.umpire())
        .put("about", review.about());
  }

  private static ObjectNode ended(Fact.InningsEnded ended) {
    var json = JsonNodeFactory.instance.objectNode().put("how", ended.how().word());
    var absent = json.putArray("absent");
    ended.absent().forEach(absent::add);
    return json;
  }

  private static ObjectNode created(Fact.Created created) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", created.id());
    json.put("format", created.format().name());
    json.set("rules", RulesJson.write(created.format()));
    ScorecardJson.teams(json.putArray("teams"), created.teams());
    ScorecardJson.info(json, created.info());
    if (!created.info().remainder().isEmpty()) {
      json.put("remainder", created.info().remainder());
    }
    return json;
  }

  /// The fact of a type, but for `ball` and `match`.
  static Fact.Stated read(String type, Json json) {
    return switch (type) {
      case "toss" -> new Fact.TossMade(toss(json));
      case "innings" -> new Fact.InningsBegun(json.textOr("team"), json.is("superOver"));
      case "batters" -> new Fact.Openers(json.text("striker"), json.text("nonStriker"));
      case "batter" -> new Fact.BatterIn(json.text("player"));
      case "bowler" -> new Fact.BowlerOn(json.text("player"), json.textOr("reason"));
      case "strike" -> new Fact.EndsSet(json.textOr("striker"), json.textOr("nonStriker"));
      case "retire" -> new Fact.Departed(json.textOr("player"), Words.departure(json.get("kind")));
      case "resume" -> new Fact.Resumed(json.text("player"));
      case "penalty" ->
          new Fact.PenaltyAwarded(
              json.text("team"), json.numberOr("runs", 5), json.textOr("reason"));
      case "over" -> new Fact.OverCounted(json.number("balls"));
      case "replace" ->
          new Fact.Replaced(
              json.text("team"), json.textOr("out"), json.text("in"), json.textOr("reason"));
      case "revise" ->
          new Fact.Revised(json.textOr("overs"), json.numberOr("target", 0), json.textOr("method"));
      case "innings-end" -> new Fact.InningsEnded(ending(json.get("how")), json.texts("absent"));
      case "follow-on" -> new Fact.FollowOn();
      case "bowl-out" ->
          new Fact.BowlOutBall(json.textOr("team"), json.text("bowler"), json.get("hit").bool());
      case "result" ->
          new Fact.ResultDeclared(json.is("undone") ? new Result.Pending() : ResultJson.read(json));
      default -> aside(type, json);
    };
  }

  /// Facts that leave the score alone.
  private static Fact.Stated aside(String type, Json json) {
    return switch (type) {
      case "review" ->
          new Fact.Reviewed(
              json.textOr("by"),
              json.textOr("batter"),
              json.textOr("decision"),
              json.is("umpiresCall"),
              json.textOr("umpire"),
              json.textOr("about"));
      case "powerplay" ->
          new Fact.PowerplayTaken(json.textOr("kind"), json.text("from"), json.text("to"));
      case "interval" -> new Fact.IntervalTaken(json.text("name"));
      case "stop" -> new Fact.Stopped(json.textOr("reason"));
      case "commentary" -> new Fact.Remark(json.text("text"));
      default ->
          throw new Json.Fault(
              "type", "one of " + String.join(", ", Vocabulary.types()), "\"" + type + "\"");
    };
  }

  private static Toss toss(Json json) {
    var choice =
        switch (json.text("decision")) {
          case "bat" -> Toss.Choice.BAT;
          case "field", "bowl" -> Toss.Choice.FIELD;
          default -> throw json.get("decision").fault("bat or field");
        };
    return new Toss(json.text("winner"), choice, json.is("uncontested"));
  }

  private static Ending ending(Json json) {
    for (var how : Ending.values()) {
      if (how != Ending.NOT_YET && how.word().equals(json.text())) {
        return how;
      }
    }
    throw json.fault("all out, overs, target, declared, forfeited or closed");
  }

  /// The first fact of a log.
  static Fact.Created created(Json json) {
    return created(json, RulesJson.read(json));
  }

  static Fact.Created created(Json json, MatchFormat format) {
    var teams = json.get("teams").list().stream().map(FactJson::team).toList();
    if (teams.size() != 2 || teams.get(0).name().equals(teams.get(1).name())) {
      throw json.get("teams").fault("two teams with different names");
    }
    return new Fact.Created(json.textOr("id"), format, teams, info(json));
  }

  private static Team team(Json json) {
    var players = json.texts("players");
    if (json.text("name").isBlank()) {
      throw json.get("name").fault("a name");
    }
    if (Set.copyOf(players).size() < players.size()) {
      throw json.get("players").fault("names that differ");
    }
    return new Team(json.text("name"), json.textOr("short"), players);
  }

  private static MatchInfo info(Json json) {
    return new MatchInfo(
        json.textOr("event"),
        json.textOr("venue"),
        json.textOr("city"),
        json.textOr("start"),
        texts(json, "notes"),
        texts(json, "people"),
        json.textOr("remainder"));
  }

  private static Map<String, String> texts(Json json, String member) {
    Map<String, String> texts = new TreeMap<>();
    if (json.has(member)) {
      for (var name : json.get(member).names()) {
        texts.put(name, json.get(member).text(name));
      }
    }
    return texts;
  }
}
