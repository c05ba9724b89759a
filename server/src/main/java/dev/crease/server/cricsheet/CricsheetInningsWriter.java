package dev.crease.server.cricsheet;

import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Fact;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import dev.crease.server.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Collects one innings of a file as its facts come by. Used once.
///
/// What happened between two deliveries hangs on one of them, as the format has it: who replaced
/// whom on the next, who was timed out or retired out on the last. A batter who goes off hurt is a
/// change of roles before the next delivery; after the last one he is a wicket that is none.
final class CricsheetInningsWriter {
  private static final List<String> REASONS =
      List.of(
          "impact player",
          "concussion substitute",
          "covid replacement",
          "injury substitute",
          "national callup",
          "national release",
          "tactical substitute");

  private final List<Fact.Delivery> deliveries = new ArrayList<>();
  private final List<ObjectNode> written = new ArrayList<>();
  private final List<ObjectNode> powerplays = new ArrayList<>();
  private final List<ObjectNode> matchChanges = new ArrayList<>();
  private final List<Fact.Departed> gone = new ArrayList<>();
  private final List<ObjectNode> bowlerChanges = new ArrayList<>();
  private final TreeMap<Integer, Integer> counted = new TreeMap<>();
  private final List<String> came = new ArrayList<>();
  private boolean revised;
  private int penaltyBefore;
  private int penaltyAfter;

  void write(Fact fact, Match before, Match after) {
    switch (fact) {
      case Fact.Delivery delivery -> delivery(delivery);
      case Fact.PowerplayTaken(var kind, var from, var to) -> powerplay(kind, from, to);
      case Fact.Replaced(var team, var out, var in, var reason) ->
          matchChanges.add(change(in, out).put("team", team).put("reason", word(reason)));
      case Fact.BowlerOn(var player, var reason) -> {
        if (!reason.isEmpty()) {
          bowlerChanges.add(change(player, before.bowler()).put("reason", reason));
        }
      }
      case Fact.Departed departed -> departed(departed);
      case Fact.BatterIn(var player) -> came.add(player);
      case Fact.Resumed(var player) -> came.add(player);
      case Fact.OverCounted(var balls) ->
          counted.put(Math.min(before.innings().overs(), after.innings().overs()), balls);
      case Fact.Reviewed review -> review(review);
      case Fact.Revised _ -> revised = true;
      default -> {
        // told by the deliveries, by the innings as a whole, or not at all
      }
    }
  }

  /// Runs awarded to this side: before its first ball, in play, or after the innings.
  void penalty(int runs, boolean ended) {
    if (ended) {
      penaltyAfter += runs;
    } else if (written.isEmpty()) {
      penaltyBefore += runs;
    } else {
      add(last().withObjectProperty("extras"), "penalty", runs);
      add(last().withObjectProperty("runs"), "extras", runs);
      add(last().withObjectProperty("runs"), "total", runs);
    }
  }

  private static void add(ObjectNode json, String name, int runs) {
    json.put(name, json.path(name).asInt(0) + runs);
  }

  private ObjectNode last() {
    return written.getLast();
  }

  private void powerplay(String kind, String from, String to) {
    var json = object().put("from", new BigDecimal(from)).put("to", new BigDecimal(to));
    powerplays.add(kind.isEmpty() ? json : json.put("type", kind));
  }

  private static ObjectNode change(String in, String out) {
    var json = object().put("in", in);
    return out.isEmpty() ? json : json.put("out", out);
  }

  /// The format's own reasons are written as one word.
  private static String word(String reason) {
    return REASONS.contains(reason) ? reason.replace(' ', '_') : reason;
  }

  private void departed(Fact.Departed departed) {
    if (departed.how().isWicket() && !written.isEmpty()) {
      wickets(last(), List.of(Wicket.of(departed.how(), departed.player())));
    } else {
      gone.add(departed);
    }
  }

  private void review(Fact.Reviewed review) {
    if (written.isEmpty()) {
      return;
    }
    var json = last().putObject("review").put("by", review.by());
    putText(json, "umpire", review.umpire());
    putText(json, "batter", review.batter());
    putText(json, "decision", review.decision());
    putText(json, "type", review.about());
    if (review.umpiresCall()) {
      json.put("umpires_call", true);
    }
  }

  private static void putText(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private void delivery(Fact.Delivery delivery) {
    var ball = delivery.ball();
    var json = object();
    json.put("actual_delivery", delivery.at());
    json.put("batter", delivery.batter());
    json.put("bowler", delivery.bowler());
    json.put("non_striker", delivery.nonStriker());
    var runs = json.putObject("runs").put("batter", ball.runs());
    runs.put("extras", ball.extras().total()).put("total", ball.total());
    if (Boundary.of(ball.runs()) != ball.boundary() && ball.runs() > 0) {
      runs.put("non_boundary", true);
    }
    if (ball.extras().total() > 0) {
      extras(json.putObject("extras"), ball.extras());
    }
    replacements(json);
    wickets(json, ball.wickets());
    deliveries.add(delivery);
    written.add(json);
  }

  private static void extras(ObjectNode json, Extras extras) {
    putCount(json, "wides", extras.wides());
    putCount(json, "noballs", extras.noballs());
    putCount(json, "byes", extras.byes());
    putCount(json, "legbyes", extras.legbyes());
    putCount(json, "penalty", extras.penalty());
  }

  private static void putCount(ObjectNode json, String name, int count) {
    if (count > 0) {
      json.put(name, count);
    }
  }

  /// All that changed before this delivery.
  private void replacements(ObjectNode delivery) {
    var roles = new ArrayList<ObjectNode>();
    for (var departed : gone) {
      if (departed.how().isWicket()) {
        wickets(delivery, List.of(Wicket.of(departed.how(), departed.player())));
      } else if (departed.how() == Dismissal.RETIRED_HURT) {
        var in = came.isEmpty() ? "" : came.getLast();
        var role = change(in, departed.player());
        roles.add(role.put("reason", "injury").put("role", "batter"));
      }
    }
    bowlerChanges.forEach(change -> roles.add(change.put("role", "bowler")));
    if (!matchChanges.isEmpty()) {
      delivery.withObjectProperty("replacements").putArray("match").addAll(matchChanges);
    }
    if (!roles.isEmpty()) {
      delivery.withObjectProperty("replacements").putArray("role").addAll(roles);
    }
    matchChanges.clear();
    bowlerChanges.clear();
    gone.clear();
    came.clear();
  }

  private static void wickets(ObjectNode delivery, List<Wicket> wickets) {
    for (var wicket : wickets) {
      var json = delivery.withArrayProperty("wickets").addObject();
      json.put("kind", wicket.how().word()).put("player_out", wicket.player());
      for (var fielder : wicket.fielders()) {
        var hand = json.withArrayProperty("fielders").addObject();
        putText(hand, "name", fielder.name());
        if (fielder.substitute()) {
          hand.put("substitute", true);
        }
      }
    }
  }

  // the innings as a whole

  /// @param match the match as it stands at last
  /// @param number the place of this innings in it, from 0
  /// @param remainder what the file that it was read from said beside
  ObjectNode json(Match match, int number, Json remainder) {
    if (!written.isEmpty()) {
      gone.forEach(left -> wickets(last(), List.of(Wicket.of(left.how(), left.player()))));
    }
    var innings = match.allInnings().get(number);
    var json = object().put("team", match.teams().get(innings.side()).name());
    overs(json);
    if (innings.ending() == Ending.DECLARED) {
      json.put("declared", true);
    } else if (innings.ending() == Ending.FORFEITED) {
      json.put("forfeited", true);
    }
    if (innings.superOver()) {
      json.put("super_over", true);
    }
    absent(json, innings, CricsheetInfo.members(remainder, "absent").get("" + number));
    if (!powerplays.isEmpty()) {
      json.putArray("powerplays").addAll(powerplays);
    }
    if (penaltyBefore + penaltyAfter > 0) {
      var penalty = json.putObject("penalty_runs");
      putCount(penalty, "pre", penaltyBefore);
      putCount(penalty, "post", penaltyAfter);
    }
    var umpires = CricsheetInfo.members(remainder, "umpires");
    miscounted(json, match.format().overs().balls(), number, umpires);
    target(json, innings);
    return json;
  }

  private static void absent(ObjectNode json, Innings innings, @Nullable JsonNode noted) {
    if (innings.absent().isEmpty() && noted != null) {
      json.set("absent_hurt", noted);
    } else {
      CricsheetInfo.texts(json, "absent_hurt", innings.absent());
    }
  }

  private void overs(ObjectNode json) {
    var overs = json.putArray("overs");
    int current = -1;
    for (int i = 0; i < deliveries.size(); i++) {
      if (deliveries.get(i).over() != current) {
        current = deliveries.get(i).over();
        overs.addObject().put("over", current).putArray("deliveries");
      }
      overs.get(overs.size() - 1).withArrayProperty("deliveries").add(written.get(i));
    }
  }

  private void miscounted(ObjectNode json, int usual, int number, Map<String, JsonNode> umpires) {
    counted.forEach(
        (over, balls) -> {
          long legal =
              deliveries.stream()
                  .filter(delivery -> delivery.over() == over && delivery.ball().legal())
                  .count();
          if (balls != usual && legal == balls) {
            var entry =
                json.withObjectProperty("miscounted_overs")
                    .putObject(Integer.toString(over))
                    .put("balls", balls);
            Optional.ofNullable(umpires.get(number + "." + over))
                .ifPresent(umpire -> entry.set("umpire", umpire));
          }
        });
  }

  private void target(ObjectNode json, Innings innings) {
    var overs = innings.allowance().text();
    if (innings.target() > 0 && (!overs.isEmpty() || revised)) {
      var target = json.putObject("target").put("runs", innings.target());
      if (!overs.isEmpty()) {
        target.put("overs", new BigDecimal(overs));
      }
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
