package dev.crease.server.json;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Reading;
import dev.crease.cricket.MatchCommand.ScoreCheck;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.notation.OverNotation;
import dev.crease.cricket.scorers.BookHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is said of the scorers of a match: who leads, and how their books compare. Any thread.
public final class ScorersJson {
  static final String CHECK = "score-check";

  private static final int BALLS_MAX = 100;

  private ScorersJson() {}

  /// `{"user","name"}`, or `null` for nobody. It is public: the user is what the log knows them by.
  public static JsonNode write(Scorer scorer) {
    return scorer.present()
        ? JsonNodeFactory.instance
            .objectNode()
            .put("user", scorer.user())
            .put("name", scorer.name())
        : JsonNodeFactory.instance.nullNode();
  }

  static Scorer scorer(Json json, String member) {
    return json.has(member)
        ? new Scorer(json.get(member).text("user"), json.get(member).text("name"))
        : Scorer.NONE;
  }

  // facts

  static ObjectNode write(Fact.OfScorers fact) {
    return switch (fact) {
      case Fact.Claimed(var by, var before, int epoch) ->
          led(by, epoch).set("before", write(before));
      case Fact.Taken(var by, var before, int epoch) -> led(by, epoch).set("before", write(before));
      case Fact.Released(var by, int epoch) -> led(by, epoch);
      case Fact.HandoverArmed(var by, int epoch, var nonce, var until) ->
          led(by, epoch).put("nonce", nonce).put("until", until.toString());
      case Fact.HandoverEnded(int epoch) ->
          JsonNodeFactory.instance.objectNode().put("epoch", epoch);
      case Fact.BooksCompared check -> compared(check);
    };
  }

  private static ObjectNode led(Scorer by, int epoch) {
    var json = JsonNodeFactory.instance.objectNode().put("epoch", epoch);
    json.set("by", write(by));
    return json;
  }

  private static ObjectNode compared(Fact.BooksCompared check) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("innings", check.innings()).put("over", check.over()).put("hash", check.hash());
    json.set("by", write(check.by()));
    json.put("agreed", check.agreed());
    var differs = json.putArray("differs");
    for (var ball : check.differs()) {
      var one = differs.addObject().put("ball", ball.at());
      ScoreJson.putText(one, "here", ball.here());
      ScoreJson.putText(one, "there", ball.there());
    }
    return json;
  }

  static Fact.OfScorers read(String type, Json json) {
    var by = scorer(json, "by");
    return switch (type) {
      case "claim" -> new Fact.Claimed(by, scorer(json, "before"), json.number("epoch"));
      case "take" -> new Fact.Taken(by, scorer(json, "before"), json.number("epoch"));
      case "release" -> new Fact.Released(by, json.number("epoch"));
      case "handover" ->
          new Fact.HandoverArmed(
              by, json.number("epoch"), json.text("nonce"), time(json.get("until")));
      case "handover-end" -> new Fact.HandoverEnded(json.number("epoch"));
      default ->
          new Fact.BooksCompared(
              by,
              json.number("innings"),
              json.number("over"),
              json.text("hash"),
              json.list("differs").stream().map(ScorersJson::differing).toList());
    };
  }

  private static Fact.Differing differing(Json json) {
    return new Fact.Differing(json.text("ball"), json.textOr("here"), json.textOr("there"));
  }

  private static Instant time(Json json) {
    try {
      return Instant.parse(json.text());
    } catch (DateTimeException e) {
      throw json.fault("a time such as 2026-11-24T10:01:02.345Z");
    }
  }

  // the command

  /// `{"innings","over","hash","balls"?:[WORD or {"word","batter"?,"bowler"?},…]}`.
  static ScoreCheck readCheck(Json json) {
    var hash = json.text("hash");
    if (!BookHash.isOne(hash)) {
      throw json.get("hash").fault("eight hexadecimal digits for each ball, joined by -");
    }
    int balls = hash.isEmpty() ? 0 : hash.split("-", -1).length;
    var readings = json.list("balls").stream().map(ScorersJson::reading).toList();
    if (balls > BALLS_MAX || (json.has("balls") && readings.size() != balls)) {
      throw new Json.Fault(
          "data.balls",
          "one for each ball of the hash, at most " + BALLS_MAX,
          readings.size() + " for " + balls);
    }
    return new ScoreCheck(json.number("innings"), json.number("over"), hash, readings);
  }

  private static Reading reading(Json json) {
    if (json.node().isString()) {
      return new Reading(word(json), "", "");
    }
    json.allowOnly(List.of("word", "batter", "bowler"));
    return new Reading(word(json.get("word")), json.textOr("batter"), json.textOr("bowler"));
  }

  /// As it was said, if it is a ball at all.
  private static String word(Json json) {
    try {
      OverNotation.read(json.text());
      return json.text();
    } catch (OverNotation.Fault fault) {
      throw new Json.Fault(json.place(), fault.expected(), "'" + fault.found() + "'");
    }
  }

  static ObjectNode writeCheck(ScoreCheck check) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("innings", check.innings()).put("over", check.over()).put("hash", check.hash());
    if (!check.readings().isEmpty()) {
      var balls = json.putArray("balls");
      for (var reading : check.readings()) {
        balls
            .addObject()
            .put("word", reading.word())
            .put("batter", reading.batter())
            .put("bowler", reading.bowler());
      }
    }
    return json;
  }
}
