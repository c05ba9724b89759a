package dev.crease.server.json;

import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Score;
import dev.crease.cricket.book.Match;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The compact score of the contract. What is absent is `null` here.
public final class ScoreJson {
  private ScoreJson() {}

  /// The score of a match, with what the rain rule says of it, and the powerplay.
  public static ObjectNode write(Match match) {
    var json = write(match.score());
    beside(json, match);
    return json;
  }

  /// Adds what is not of the score itself: the rain rule's advice, the powerplay.
  static void beside(ObjectNode score, Match match) {
    RainJson.put(score, match);
    FieldJson.put(score, match);
  }

  /// The score alone.
  public static ObjectNode write(Score score) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("innings", score.innings());
    json.put("team", score.team());
    json.put("runs", score.runs());
    json.put("wickets", score.wickets());
    json.put("overs", score.overs());
    json.put("balls", score.balls());
    put(json, "target", score.target(), score.chasing());
    put(json, "need", score.need(), score.chasing());
    put(json, "left", score.left(), score.left() >= 0);
    json.put("runRate", score.runRate());
    if (score.requiredRate() < 0) {
      json.putNull("requiredRate");
    } else {
      json.put("requiredRate", score.requiredRate());
    }
    batter(json, "striker", score.striker());
    batter(json, "nonStriker", score.nonStriker());
    bowler(json, score.bowler());
    json.putObject("partnership")
        .put("runs", score.partnership().runs())
        .put("balls", score.partnership().balls());
    var over = json.putArray("thisOver");
    score.thisOver().forEach(over::add);
    putText(json, "lastWicket", score.lastWicket());
    json.put("status", score.status().word());
    putText(json, "result", score.result());
    return json;
  }

  private static void put(ObjectNode json, String name, int value, boolean there) {
    if (there) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  /// An empty text is absent.
  static void putText(ObjectNode json, String name, String value) {
    if (value.isEmpty()) {
      json.putNull(name);
    } else {
      json.put(name, value);
    }
  }

  private static void batter(ObjectNode json, String name, Score.Batter batter) {
    if (!batter.present()) {
      json.putNull(name);
      return;
    }
    json.putObject(name)
        .put("player", batter.player())
        .put("runs", batter.runs())
        .put("balls", batter.balls())
        .put("fours", batter.fours())
        .put("sixes", batter.sixes());
  }

  private static void bowler(ObjectNode json, Score.Bowler bowler) {
    if (!bowler.present()) {
      json.putNull("bowler");
      return;
    }
    json.putObject("bowler")
        .put("player", bowler.player())
        .put("overs", bowler.overs())
        .put("maidens", bowler.maidens())
        .put("runs", bowler.runs())
        .put("wickets", bowler.wickets());
  }

  public static Score read(Json json) {
    return new Score(
        json.number("innings"),
        json.text("team"),
        json.number("runs"),
        json.number("wickets"),
        json.text("overs"),
        json.number("balls"),
        json.numberOr("target", 0),
        json.numberOr("need", 0),
        json.numberOr("left", -1),
        json.get("runRate").decimal(),
        json.has("requiredRate") ? json.get("requiredRate").decimal() : -1,
        batter(json, "striker"),
        batter(json, "nonStriker"),
        bowler(json),
        stand(json.get("partnership")),
        json.texts("thisOver"),
        json.textOr("lastWicket"),
        status(json.get("status")),
        json.textOr("result"));
  }

  private static Score.Batter batter(Json json, String name) {
    if (!json.has(name)) {
      return Score.Batter.NONE;
    }
    var batter = json.get(name);
    return new Score.Batter(
        batter.text("player"),
        batter.number("runs"),
        batter.number("balls"),
        batter.number("fours"),
        batter.number("sixes"));
  }

  private static Score.Bowler bowler(Json json) {
    if (!json.has("bowler")) {
      return Score.Bowler.NONE;
    }
    var bowler = json.get("bowler");
    return new Score.Bowler(
        bowler.text("player"),
        bowler.text("overs"),
        bowler.number("maidens"),
        bowler.number("runs"),
        bowler.number("wickets"));
  }

  private static Score.Stand stand(Json json) {
    return new Score.Stand(json.number("runs"), json.number("balls"));
  }

  private static MatchStatus status(Json json) {
    for (var status : MatchStatus.values()) {
      if (status.word().equals(json.text())) {
        return status;
      }
    }
    throw json.fault("upcoming, live or finished");
  }
}
