package dev.crease.server.json;

import dev.crease.cricket.Extras;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Team;
import dev.crease.cricket.Toss;
import dev.crease.cricket.book.Match;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The scorecard of the contract. What is absent is `null`; an innings' overs, ball by ball, are in
/// `overByOver`, as `overs` is the text `16.2`.
public final class ScorecardJson {
  private ScorecardJson() {}

  /// The card of a match.
  ///
  /// @param people the ids of those who are named in it, by their names, as they are to be shown
  public static ObjectNode write(Match match, Map<String, String> people) {
    var json = write(match.scorecard());
    if (!people.isEmpty()) {
      people.forEach(json.putObject("people")::put);
    }
    json.set("score", ScoreJson.write(match));
    return json;
  }

  /// The card alone, without what a rule says of the match.
  public static ObjectNode write(Scorecard card) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", card.id());
    json.put("format", card.format());
    info(json, card.info());
    teams(json.putArray("teams"), card.teams());
    json.set("toss", toss(card.toss()));
    json.put("status", card.status().word());
    var innings = json.putArray("innings");
    card.innings().forEach(each -> innings.add(innings(each)));
    json.set("result", ResultJson.write(card.result()));
    json.set("score", ScoreJson.write(card.score()));
    return json;
  }

  static void info(ObjectNode json, MatchInfo info) {
    ScoreJson.putText(json, "event", info.event());
    ScoreJson.putText(json, "venue", info.venue());
    ScoreJson.putText(json, "city", info.city());
    ScoreJson.putText(json, "start", info.start());
    if (!info.notes().isEmpty()) {
      var notes = json.putObject("notes");
      info.notes().forEach(notes::put);
    }
    if (!info.people().isEmpty()) {
      var people = json.putObject("people");
      info.people().forEach(people::put);
    }
  }

  static void teams(ArrayNode json, List<Team> teams) {
    for (var team : teams) {
      var one = json.addObject().put("name", team.name()).put("short", team.shortName());
      var players = one.putArray("players");
      team.players().forEach(players::add);
    }
  }

  static JsonNode toss(Toss toss) {
    if (!toss.made()) {
      return JsonNodeFactory.instance.nullNode();
    }
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("winner", toss.winner())
            .put("decision", toss.choice().word());
    return toss.uncontested() ? json.put("uncontested", true) : json;
  }

  private static ObjectNode innings(Scorecard.Innings innings) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("team", innings.team());
    json.put("runs", innings.runs());
    json.put("wickets", innings.wickets());
    json.put("overs", innings.overs());
    json.put("balls", innings.balls());
    json.put("declared", innings.declared());
    json.put("forfeited", innings.forfeited());
    json.put("superOver", innings.superOver());
    if (innings.target() > 0) {
      json.put("target", innings.target());
    } else {
      json.putNull("target");
    }
    extras(json.putObject("extras"), innings.extras()).put("total", innings.extras().total());
    var batting = json.putArray("batting");
    innings.batting().forEach(line -> batting.add(batting(line)));
    var yetToBat = json.putArray("yetToBat");
    innings.yetToBat().forEach(yetToBat::add);
    var bowling = json.putArray("bowling");
    innings.bowling().forEach(line -> bowling.add(bowling(line)));
    falls(json.putArray("fallOfWickets"), innings.fallOfWickets());
    partnerships(json.putArray("partnerships"), innings.partnerships());
    overs(json.putArray("overByOver"), innings.overByOver());
    return json;
  }

  static ObjectNode extras(ObjectNode json, Extras extras) {
    return json.put("wides", extras.wides())
        .put("noballs", extras.noballs())
        .put("byes", extras.byes())
        .put("legbyes", extras.legbyes())
        .put("penalty", extras.penalty());
  }

  private static ObjectNode batting(Scorecard.Batting line) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("player", line.player())
            .put("runs", line.runs())
            .put("balls", line.balls())
            .put("fours", line.fours())
            .put("sixes", line.sixes());
    putRate(json, "strikeRate", line.strikeRate());
    if (!line.out().left()) {
      return json.putNull("out");
    }
    var out = json.putObject("out").put("kind", line.out().kind());
    ScoreJson.putText(out, "bowler", line.out().bowler());
    var fielders = out.putArray("fielders");
    line.out().fielders().forEach(fielders::add);
    out.put("text", line.out().text()).put("wicket", line.out().wicket());
    return json;
  }

  private static ObjectNode bowling(Scorecard.Bowling line) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("player", line.player())
            .put("overs", line.overs())
            .put("maidens", line.maidens())
            .put("runs", line.runs())
            .put("wickets", line.wickets())
            .put("wides", line.wides())
            .put("noballs", line.noballs());
    putRate(json, "economy", line.economy());
    return json;
  }

  private static void putRate(ObjectNode json, String name, double rate) {
    if (rate < 0) {
      json.putNull(name);
    } else {
      json.put(name, rate);
    }
  }

  private static void falls(ArrayNode json, List<Scorecard.Fall> falls) {
    for (var fall : falls) {
      json.addObject()
          .put("runs", fall.runs())
          .put("wicket", fall.wicket())
          .put("player", fall.player())
          .put("ball", fall.ball());
    }
  }

  private static void partnerships(ArrayNode json, List<Scorecard.Partnership> stands) {
    for (var stand : stands) {
      json.addObject()
          .put("wicket", stand.wicket())
          .put("first", stand.first())
          .put("second", stand.second())
          .put("runs", stand.runs())
          .put("balls", stand.balls())
          .put("unbroken", stand.unbroken());
    }
  }

  private static void overs(ArrayNode json, List<Scorecard.Over> overs) {
    for (var over : overs) {
      var balls =
          json.addObject()
              .put("over", over.over())
              .put("bowler", over.bowler())
              .put("runs", over.runs())
              .put("wickets", over.wickets())
              .putArray("balls");
      over.balls().forEach(balls::add);
    }
  }
}
