package dev.crease.server.cricsheet;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Fact;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.law.Scoring;
import dev.crease.server.RealMatches;
import dev.crease.server.RealMatches.RealMatch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A match as Cricsheet would write it, plainly: what the tests mutate. A real file is taken as it
/// is; a match of another kind is written from its deliveries.
final class PlainFile {
  private PlainFile() {}

  static ObjectNode of(RealMatch match) {
    if (match.file().toString().endsWith(".json")) {
      return (ObjectNode) JsonMapper.shared().readTree(RealMatches.bytes(match.file()));
    }
    return written(match.scoring());
  }

  /// A match as a file, with the result of a tie: a test writes its own.
  static ObjectNode written(Scoring scoring) {
    var root = JsonNodeFactory.instance.objectNode();
    var match = scoring.match();
    var info = root.putObject("info");
    info.put("balls_per_over", match.format().overs().balls());
    info.put("overs", match.format().overs().limit());
    info.put("match_type", match.format().name());
    info.putArray("dates").add(match.info().start());
    var names = info.putArray("teams");
    var players = info.putObject("players");
    for (var team : match.teams()) {
      names.add(team.name());
      var list = players.putArray(team.name());
      team.players().forEach(list::add);
    }
    info.putObject("toss")
        .put("winner", match.toss().winner())
        .put("decision", match.toss().choice().word());
    info.putObject("outcome").put("result", "tie").put("eliminator", match.result().winner());
    innings(root.putArray("innings"), scoring);
    return root;
  }

  private static void innings(ArrayNode all, Scoring scoring) {
    var overs = JsonNodeFactory.instance.arrayNode();
    for (var event : scoring.events()) {
      switch (event.fact()) {
        case Fact.InningsBegun(var team, var superOver) -> {
          var innings = all.addObject().put("team", team);
          if (superOver) {
            innings.put("super_over", true);
          }
          overs = innings.putArray("overs");
        }
        case Fact.Delivery ball -> {
          boolean begun =
              !overs.isEmpty() && overs.get(overs.size() - 1).get("over").intValue() == ball.over();
          var over = begun ? (ObjectNode) overs.get(overs.size() - 1) : overs.addObject();
          over.put("over", ball.over());
          delivery(over.withArray("deliveries").addObject(), ball);
        }
        default -> {
          // only deliveries are in such a file
        }
      }
    }
  }

  private static void delivery(ObjectNode json, Fact.Delivery delivery) {
    var ball = delivery.ball();
    json.put("batter", delivery.batter()).put("bowler", delivery.bowler());
    json.put("non_striker", delivery.nonStriker());
    var runs = json.putObject("runs").put("batter", ball.runs());
    runs.put("extras", ball.extras().total()).put("total", ball.total());
    if (ball.runs() >= 4 && ball.boundary() == Ball.Boundary.NONE) {
      runs.put("non_boundary", true);
    }
    if (ball.extras().total() > 0) {
      var extras = json.putObject("extras");
      put(extras, "wides", ball.extras().wides());
      put(extras, "noballs", ball.extras().noballs());
      put(extras, "byes", ball.extras().byes());
      put(extras, "legbyes", ball.extras().legbyes());
    }
    for (Wicket wicket : ball.wickets()) {
      var out = json.withArray("wickets").addObject();
      out.put("kind", wicket.how().word()).put("player_out", wicket.player());
      for (var fielder : wicket.fielders()) {
        out.withArray("fielders").addObject().put("name", fielder.name());
      }
    }
  }

  private static void put(ObjectNode extras, String name, int runs) {
    if (runs > 0) {
      extras.put(name, runs);
    }
  }
}
