package dev.crease.server.cricsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Odd things in play, put into a Cricsheet file at a random place.
final class OddPlay {
  private final Random random;
  private final ObjectNode root;
  private int newcomers;

  OddPlay(Random random, ObjectNode root) {
    this.random = random;
    this.root = root;
  }

  boolean fielders() {
    var wicket = anyWicket();
    if (wicket == null) {
      return false;
    }
    switch (random.nextInt(3)) {
      case 0 -> wicket.remove("fielders");
      case 1 -> wicket.putArray("fielders").addObject();
      default -> wicket.putArray("fielders").addObject().put("substitute", true);
    }
    return true;
  }

  boolean reviews() {
    delivery()
        .putObject("review")
        .put("by", info().get("teams").get(random.nextInt(2)).asString())
        .put("decision", one(List.of("upheld", "struck down", "technical failure")))
        .put("umpires_call", random.nextBoolean())
        .put("type", "wicket");
    return true;
  }

  boolean powerplays() {
    var list = innings().withArray("powerplays");
    list.addObject().put("from", 0.1).put("to", 5.19).put("type", "mandatory");
    list.addObject().put("from", 15.1).put("to", 19).put("type", "batting");
    return true;
  }

  /// The umpire counted one too many: a ball without a story is bowled twice.
  boolean longOver() {
    return miscount(true);
  }

  boolean shortOver() {
    return miscount(false);
  }

  private boolean miscount(boolean more) {
    var innings = innings();
    var overs = (ArrayNode) innings.get("overs");
    if (overs.size() < 3) {
      return false;
    }
    int at = random.nextInt(overs.size() - 1);
    var deliveries = (ArrayNode) overs.get(at).get("deliveries");
    for (int i = 1; i < deliveries.size() - 1; i++) {
      if (isPlainDot(deliveries.get(i))) {
        if (more) {
          deliveries.insert(i, deliveries.get(i).deepCopy());
        } else {
          deliveries.remove(i);
        }
        var count = innings.withObject("miscounted_overs").putObject(Integer.toString(at));
        if (random.nextBoolean()) {
          count.put("balls", more ? 7 : 5);
        } else {
          count.put("balls", more ? "7" : "5");
        }
        return true;
      }
    }
    return false;
  }

  private static boolean isPlainDot(JsonNode delivery) {
    return delivery.get("runs").get("total").intValue() == 0
        && !delivery.has("wickets")
        && !delivery.has("replacements");
  }

  /// Somebody else finishes an over.
  boolean splitOver() {
    var overs = (ArrayNode) innings().get("overs");
    var deliveries = overs.get(random.nextInt(overs.size())).get("deliveries");
    int from = 1 + random.nextInt(Math.max(1, deliveries.size() - 1));
    var other = anyBowler(overs);
    for (int i = from; i < deliveries.size(); i++) {
      ((ObjectNode) deliveries.get(i)).put("bowler", other);
    }
    if (from < deliveries.size() && random.nextBoolean()) {
      ((ObjectNode) deliveries.get(from))
          .putObject("replacements")
          .putArray("role")
          .addObject()
          .put("in", other)
          .put("role", "bowler")
          .put("reason", one(List.of("injury", "excluded - running on the pitch")));
    }
    return from < deliveries.size();
  }

  private String anyBowler(ArrayNode overs) {
    var over = overs.get(random.nextInt(overs.size()));
    return over.get("deliveries").get(0).get("bowler").asString();
  }

  /// He bowls two overs running, and perhaps more than he may.
  boolean bowlerAgain() {
    var overs = (ArrayNode) innings().get("overs");
    if (overs.size() < 2) {
      return false;
    }
    int at = 1 + random.nextInt(overs.size() - 1);
    var last = overs.get(at - 1).get("deliveries");
    var bowler = last.get(last.size() - 1).get("bowler").asString();
    overs.get(at).get("deliveries").forEach(d -> ((ObjectNode) d).put("bowler", bowler));
    return true;
  }

  /// The next batter is not there in time: two are out on one ball.
  @SuppressWarnings("ReferenceEquality") // this very wicket, not one that reads like it
  boolean timedOut(boolean recounts) {
    var wicket = anyWicket();
    var innings = inningsOf(wicket);
    if (wicket == null || !recounts || new PlainCount(innings, 6).wickets() > 7) {
      return false;
    }
    var late = newcomer(innings.get("team").asString());
    for (var over : innings.get("overs")) {
      for (var delivery : over.get("deliveries")) {
        var wickets = delivery.path("wickets");
        if (wickets.size() > 0 && wickets.get(0) == wicket) {
          var how = random.nextBoolean() ? "timed out" : "retired out";
          ((ArrayNode) wickets).addObject().put("kind", how).put("player_out", late);
        }
      }
    }
    return true;
  }

  /// A batter goes off without a word, another bats for him, and he comes back.
  boolean offAndBack() {
    var innings = innings();
    var all = new ArrayList<ObjectNode>();
    innings.get("overs").forEach(o -> o.get("deliveries").forEach(d -> all.add((ObjectNode) d)));
    if (all.size() < 20) {
      return false;
    }
    int from = 5 + random.nextInt(all.size() - 10);
    int to = Math.min(all.size(), from + 1 + random.nextInt(6));
    for (int i = from - 1; i < to; i++) {
      if (all.get(i).has("wickets") || all.get(i).has("replacements")) {
        return false;
      }
    }
    var off = all.get(from).get(random.nextBoolean() ? "batter" : "non_striker").asString();
    var instead = newcomer(innings.get("team").asString());
    if (random.nextBoolean()) {
      all.get(from)
          .putObject("replacements")
          .putArray("role")
          .addObject()
          .put("in", instead)
          .put("out", off)
          .put("role", "batter")
          .put("reason", "injury");
    }
    for (int i = from; i < to; i++) {
      rename(all.get(i), "batter", off, instead);
      rename(all.get(i), "non_striker", off, instead);
    }
    return true;
  }

  /// One takes another's place in the field for good, in mid-over.
  boolean replacement() {
    var innings = innings();
    var teams = info().get("teams");
    boolean first = teams.get(0).asString().equals(innings.get("team").asString());
    var fielding = teams.get(first ? 1 : 0).asString();
    var overs = (ArrayNode) innings.get("overs");
    int from = random.nextInt(overs.size());
    var deliveries = overs.get(from).get("deliveries");
    var out = deliveries.get(0).get("bowler").asString();
    var in = newcomer(fielding);
    ((ObjectNode) deliveries.get(0))
        .putObject("replacements")
        .putArray("match")
        .addObject()
        .put("in", in)
        .put("out", out)
        .put("team", fielding)
        .put("reason", one(List.of("impact_player", "concussion_substitute", "unknown")));
    for (int i = from; i < overs.size(); i++) {
      overs.get(i).get("deliveries").forEach(d -> rename((ObjectNode) d, "bowler", out, in));
    }
    return true;
  }

  private static void rename(ObjectNode delivery, String who, String from, String to) {
    if (delivery.get(who).asString().equals(from)) {
      delivery.put(who, to);
    }
  }

  String newcomer(String team) {
    var name = "New Comer " + ++newcomers;
    if (info().path("players").has(team)) {
      ((ArrayNode) info().get("players").get(team)).add(name);
    }
    return name;
  }

  ObjectNode innings() {
    var all = root.get("innings");
    return (ObjectNode) all.get(random.nextInt(all.size()));
  }

  private ObjectNode delivery() {
    var overs = innings().get("overs");
    var deliveries = overs.get(random.nextInt(overs.size())).get("deliveries");
    return (ObjectNode) deliveries.get(random.nextInt(deliveries.size()));
  }

  private @Nullable ObjectNode anyWicket() {
    for (int i = 0; i < 200; i++) {
      var wickets = delivery().path("wickets");
      if (wickets.size() == 1) {
        return (ObjectNode) wickets.get(0);
      }
    }
    return null;
  }

  @SuppressWarnings("ReferenceEquality") // this very wicket, not one that reads like it
  private ObjectNode inningsOf(@Nullable ObjectNode wicket) {
    for (var innings : root.get("innings")) {
      for (var over : innings.get("overs")) {
        for (var delivery : over.get("deliveries")) {
          if (delivery.path("wickets").size() > 0 && delivery.get("wickets").get(0) == wicket) {
            return (ObjectNode) innings;
          }
        }
      }
    }
    return innings();
  }

  <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private ObjectNode info() {
    return (ObjectNode) root.get("info");
  }
}
