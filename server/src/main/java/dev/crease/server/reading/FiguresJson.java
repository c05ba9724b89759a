package dev.crease.server.reading;

import dev.crease.cricket.Scorecard;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.Best;
import dev.crease.cricket.figures.Course;
import dev.crease.cricket.figures.Milestone;
import dev.crease.cricket.figures.Milestones;
import dev.crease.cricket.figures.Powerplays;
import dev.crease.cricket.figures.WinChance;
import dev.crease.server.json.ScoreJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The figures of a match as JSON. What cannot be worked out is `null`.
final class FiguresJson {
  private static final int BEST = 3;

  private FiguresJson() {}

  static ObjectNode write(Books.Book book, boolean extrasBreak, WinChance chances) {
    var match = book.match();
    var card = match.scorecard();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", match.id()).put("status", match.status().word());
    rates(json, match);
    json.set("rain", ScoreJson.write(match).optional("rain").orElseGet(json::nullNode));
    chances
        .of(match)
        .ifPresentOrElse(
            chance -> chance(json.putArray("winChance"), match, chance),
            () -> json.putNull("winChance"));
    var milestones = json.putArray("milestones");
    Milestones.of(book.ledger().events(), extrasBreak)
        .forEach(milestone -> milestone(milestones.addObject(), milestone));
    best(json.putObject("best"), card);
    var powerplays = Powerplays.of(book.ledger().events());
    var all = json.putArray("innings");
    for (int i = 0; i < card.innings().size(); i++) {
      int number = i + 1;
      var innings = all.addObject().put("innings", number);
      innings(innings, card.innings().get(i));
      powerplays.stream()
          .filter(line -> line.innings() == number)
          .forEach(line -> powerplay(innings.withArrayProperty("powerplays").addObject(), line));
    }
    return json;
  }

  /// Projected is what the innings would be at the rate so far.
  private static void rates(ObjectNode json, Match match) {
    var score = match.score();
    var rates = json.putObject("rates");
    rates.put("current", score.runRate());
    if (score.requiredRate() < 0) {
      rates.putNull("required");
    } else {
      rates.put("required", score.requiredRate());
    }
    boolean goesOn = score.left() > 0 && score.balls() > 0 && !match.result().known();
    if (goesOn) {
      long more = Math.round((double) score.runs() * score.left() / score.balls());
      rates.put("projected", score.runs() + more);
    } else {
      rates.putNull("projected");
    }
  }

  private static void chance(ArrayNode json, Match match, WinChance.Chance chance) {
    for (int side = 0; side < 2; side++) {
      json.addObject()
          .put("team", match.teams().get(side).name())
          .put("percent", chance.percents().get(side));
    }
  }

  private static void milestone(ObjectNode json, Milestone milestone) {
    json.put("kind", milestone.kind().word())
        .put("number", milestone.number())
        .put("innings", milestone.innings())
        .put("ball", milestone.at())
        .put("who", milestone.who());
    switch (milestone.kind()) {
      case BATTER, TEAM, PARTNERSHIP, DUCK -> json.put("balls", milestone.balls());
      case FIVE_FOR, TEN_FOR, HAT_TRICK -> {
        // a bowler's are in his figures
      }
    }
  }

  private static void best(ObjectNode json, Scorecard card) {
    var batting = json.putArray("batting");
    for (var line : Best.batting(card, BEST)) {
      batting
          .addObject()
          .put("innings", line.innings())
          .put("player", line.line().player())
          .put("runs", line.line().runs())
          .put("balls", line.line().balls())
          .put("out", line.line().out().wicket());
    }
    var bowling = json.putArray("bowling");
    for (var line : Best.bowling(card, BEST)) {
      bowling
          .addObject()
          .put("innings", line.innings())
          .put("player", line.line().player())
          .put("figures", line.figures());
    }
  }

  private static void innings(ObjectNode json, Scorecard.Innings innings) {
    json.put("team", innings.team()).put("superOver", innings.superOver());
    json.put("maidens", innings.bowling().stream().mapToInt(Scorecard.Bowling::maidens).sum());
    json.put("fours", innings.batting().stream().mapToInt(Scorecard.Batting::fours).sum());
    json.put("sixes", innings.batting().stream().mapToInt(Scorecard.Batting::sixes).sum());
    overs(json.putArray("overs"), innings);
    json.putArray("powerplays");
  }

  private static void powerplay(ObjectNode json, Powerplays.Line line) {
    json.put("kind", line.kind())
        .put("from", line.from())
        .put("to", line.to())
        .put("runs", line.runs())
        .put("wickets", line.wickets())
        .put("balls", line.balls());
  }

  static void overs(ArrayNode json, Scorecard.Innings innings) {
    for (var point : Course.of(innings)) {
      json.addObject()
          .put("over", point.over())
          .put("runs", point.runs())
          .put("wickets", point.wickets())
          .put("total", point.total())
          .put("down", point.down());
    }
  }
}
