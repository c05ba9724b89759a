package dev.crease.server.json;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.notation.OverNotation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A ball: as a scorer sends it, in parts or as a word of over notation, and as the log holds it.
final class BallJson {
  /// The members of a ball as a scorer sends it.
  static final List<String> SAID =
      List.of(
          "word",
          "runs",
          "boundary",
          "wide",
          "noball",
          "byes",
          "legbyes",
          "penalty",
          "short",
          "notInOver",
          "shot",
          "wickets",
          "batter",
          "nonStriker",
          "bowler",
          "freeHit");

  private BallJson() {}

  // as a scorer sends it

  static Bowled readCommand(Json json) {
    if (json.node().isString()) {
      return Bowled.of(word(json));
    }
    return new Bowled(
        json.has("word") ? word(json.get("word")) : parts(json),
        json.textOr("batter"),
        json.textOr("nonStriker"),
        json.textOr("bowler"),
        json.is("freeHit"));
  }

  private static Ball word(Json json) {
    try {
      return OverNotation.read(json.text());
    } catch (OverNotation.Fault fault) {
      throw new Json.Fault(json.place(), fault.expected(), "'" + fault.found() + "'");
    }
  }

  private static Ball parts(Json json) {
    int runs = count(json, "runs");
    int wides = penalty(json, "wide");
    int noballs = penalty(json, "noball");
    if (json.has("wide") && json.get("wide").node().isBoolean() && wides > 0) {
      wides += runs;
      runs = 0;
    }
    var extras =
        new Extras(
            wides, noballs, count(json, "byes"), count(json, "legbyes"), count(json, "penalty"));
    return new Ball(runs, boundary(json, runs), extras, wickets(json), BallDetailJson.read(json));
  }

  private static int count(Json json, String name) {
    int count = json.numberOr(name, 0);
    if (count < 0 || count > 99) {
      throw json.get(name).fault("0 to 99");
    }
    return count;
  }

  /// `true` for the penalty alone, with whatever `runs` says; or the runs it cost in all.
  private static int penalty(Json json, String name) {
    if (!json.has(name)) {
      return 0;
    }
    var value = json.get(name);
    if (value.node().isBoolean()) {
      return value.bool() ? 1 : 0;
    }
    return count(json, name);
  }

  private static Boundary boundary(Json json, int runs) {
    if (!json.has("boundary")) {
      return Boundary.of(runs);
    }
    var value = json.get("boundary");
    if (value.node().isBoolean()) {
      return value.bool() ? Boundary.of(runs) : Boundary.NONE;
    }
    return switch (value.number()) {
      case 0 -> Boundary.NONE;
      case 4 -> Boundary.FOUR;
      case 6 -> Boundary.SIX;
      default -> throw value.fault("4, 6 or 0");
    };
  }

  // as the log holds it

  static ObjectNode write(Fact.Delivery delivery) {
    var json = JsonNodeFactory.instance.objectNode();
    var ball = delivery.ball();
    json.put("innings", delivery.innings());
    json.put("ball", delivery.at());
    json.put("batter", delivery.batter());
    json.put("bowler", delivery.bowler());
    json.put("nonStriker", delivery.nonStriker());
    json.putObject("runs")
        .put("batter", ball.runs())
        .put("extras", ball.extras().total())
        .put("total", ball.total());
    ScorecardJson.extras(json.putObject("extras"), ball.extras());
    json.put("boundary", boundary(ball.boundary()));
    BallDetailJson.write(json, ball.detail());
    wickets(json.putArray("wickets"), ball.wickets());
    return json.put("freeHit", delivery.freeHit());
  }

  /// The parts of a ball as a command has them.
  static ObjectNode writeCommand(Bowled bowled) {
    var ball = bowled.ball();
    var extras = ball.extras();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("runs", ball.runs()).put("boundary", boundary(ball.boundary()));
    putCount(json, "wide", extras.wides());
    putCount(json, "noball", extras.noballs());
    putCount(json, "byes", extras.byes());
    putCount(json, "legbyes", extras.legbyes());
    putCount(json, "penalty", extras.penalty());
    BallDetailJson.write(json, ball.detail());
    if (!ball.wickets().isEmpty()) {
      wickets(json.putArray("wickets"), ball.wickets());
    }
    putText(json, "batter", bowled.batter());
    putText(json, "nonStriker", bowled.nonStriker());
    putText(json, "bowler", bowled.bowler());
    return bowled.freeHit() ? json.put("freeHit", true) : json;
  }

  private static void putCount(ObjectNode json, String name, int count) {
    if (count > 0) {
      json.put(name, count);
    }
  }

  private static void putText(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static int boundary(Boundary boundary) {
    return switch (boundary) {
      case NONE -> 0;
      case FOUR -> 4;
      case SIX -> 6;
    };
  }

  static Fact.Delivery read(Json json) {
    var runs = json.get("runs");
    var at = json.text("ball");
    if (!at.matches("\\d{1,4}\\.\\d{1,2}")) {
      throw json.get("ball").fault("over and ball such as 16.2");
    }
    int dot = at.indexOf('.');
    return new Fact.Delivery(
        json.number("innings"),
        Integer.parseInt(at.substring(0, dot)),
        Integer.parseInt(at.substring(dot + 1)),
        json.text("batter"),
        json.text("nonStriker"),
        json.text("bowler"),
        new Ball(
            count(runs, "batter"),
            boundary(json, runs.number("batter")),
            extras(json.get("extras")),
            wickets(json),
            BallDetailJson.read(json)),
        json.is("freeHit"));
  }

  private static Extras extras(Json json) {
    return new Extras(
        count(json, "wides"),
        count(json, "noballs"),
        count(json, "byes"),
        count(json, "legbyes"),
        count(json, "penalty"));
  }

  // wickets, the same both ways

  private static void wickets(ArrayNode json, List<Wicket> wickets) {
    for (var wicket : wickets) {
      var one = json.addObject().put("kind", wicket.how().word()).put("out", wicket.player());
      var fielders = one.putArray("fielders");
      for (var fielder : wicket.fielders()) {
        if (fielder.substitute()) {
          fielders.addObject().put("name", fielder.name()).put("substitute", true);
        } else {
          fielders.add(fielder.name());
        }
      }
      switch (wicket.end()) {
        case UNSTATED -> {
          // the Laws' guess will do
        }
        case STRIKER -> one.put("end", "striker");
        case BOWLER -> one.put("end", "bowler");
      }
      if (wicket.crossed()) {
        one.put("crossed", true);
      }
    }
  }

  private static List<Wicket> wickets(Json json) {
    var wickets = new ArrayList<Wicket>();
    for (var wicket : json.list("wickets")) {
      wicket.allowOnly(List.of("kind", "out", "fielders", "end", "crossed"));
      wickets.add(
          new Wicket(
              Words.dismissal(wicket.get("kind")),
              wicket.textOr("out"),
              wicket.list("fielders").stream().map(BallJson::fielder).toList(),
              end(wicket),
              wicket.is("crossed")));
    }
    return wickets;
  }

  private static Wicket.Fielder fielder(Json json) {
    return json.node().isObject()
        ? new Wicket.Fielder(json.textOr("name"), json.is("substitute"))
        : new Wicket.Fielder(json.text(), false);
  }

  private static Wicket.End end(Json wicket) {
    if (!wicket.has("end")) {
      return Wicket.End.UNSTATED;
    }
    return switch (wicket.text("end")) {
      case "striker" -> Wicket.End.STRIKER;
      case "bowler" -> Wicket.End.BOWLER;
      default -> throw wicket.get("end").fault("striker or bowler");
    };
  }
}
