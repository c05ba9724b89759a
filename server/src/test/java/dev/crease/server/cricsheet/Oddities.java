package dev.crease.server.cricsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/// What real files hold that most do not, put into a file at random: each keeps the file true to
/// itself. See `docs/testing.md`.
final class Oddities {
  private final Random random;
  private final ObjectNode root;
  private final List<String> done = new ArrayList<>();
  private final OddPlay play;

  Oddities(Random random, ObjectNode root) {
    this.random = random;
    this.root = root;
    this.play = new OddPlay(random, root);
  }

  /// What was done, for the test's message.
  List<String> done() {
    return done;
  }

  void some() {
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      one();
    }
  }

  private ObjectNode info() {
    return (ObjectNode) root.get("info");
  }

  private void one() {
    int which = random.nextInt(17);
    boolean happened =
        switch (which) {
          case 0 -> looseTypes();
          case 1 -> missing();
          case 2 -> unknownType();
          case 3 -> toss();
          case 4 -> play.fielders();
          case 5 -> play.reviews();
          case 6 -> play.powerplays();
          case 7 -> play.longOver();
          case 8 -> play.shortOver();
          case 9 -> play.splitOver();
          case 10 -> play.bowlerAgain();
          case 11 -> play.timedOut(recounts());
          case 12 -> play.offAndBack();
          case 13 -> play.replacement();
          case 14 -> penalty();
          case 15 -> absent();
          default -> peopleDecide();
        };
    if (happened) {
      done.add(Integer.toString(which));
    }
  }

  // the head

  private boolean looseTypes() {
    info().put("season", random.nextBoolean() ? 2019 : 0);
    info().putObject("event").put("name", "Cup").put("group", 1).put("match_number", "2");
    info().put("match_type_number", 17);
    for (var innings : root.get("innings")) {
      if (innings.path("target").path("overs").isInt()) {
        ((ObjectNode) innings.get("target"))
            .put("overs", innings.get("target").get("overs").intValue() + 0.0);
      }
    }
    return true;
  }

  private boolean missing() {
    var names =
        List.of(
            "city",
            "registry",
            "officials",
            "event",
            "venue",
            "players",
            "gender",
            "season",
            "player_of_match",
            "team_type");
    return info().remove(play.one(names)) != null;
  }

  private boolean unknownType() {
    if (!List.of("ODM", "One-day", "MDM").contains(info().get("match_type").asString())) {
      return false;
    }
    info().put("match_type", "ZZZ");
    return true;
  }

  private boolean toss() {
    if (random.nextBoolean()) {
      info().remove("toss");
    } else {
      info().putObject("toss").put("uncontested", true);
    }
    return true;
  }

  // innings and outcome

  private boolean penalty() {
    if (!recounts()) {
      return false;
    }
    play.innings()
        .putObject("penalty_runs")
        .put(play.one(List.of("pre", "post")), play.one(List.of(5, 6, 10)).intValue());
    return true;
  }

  private boolean absent() {
    var innings = play.innings();
    innings.putArray("absent_hurt").add(play.newcomer(innings.get("team").asString()));
    return true;
  }

  private boolean peopleDecide() {
    var outcome = info().putObject("outcome");
    var team = info().get("teams").get(random.nextInt(2)).asString();
    switch (random.nextInt(5)) {
      case 0 -> outcome.put("winner", team).put("method", "Awarded");
      case 1 -> outcome.put("result", "tie").put("bowl_out", team);
      case 2 -> outcome.put("result", "no result");
      case 3 -> outcome.put("winner", team);
      default -> outcome.put("result", "draw");
    }
    return true;
  }

  /// Whether the winner and margin can be found anew when totals change: a whole match of two
  /// innings that play decided.
  private boolean recounts() {
    return root.get("innings").size() == 2
        && info().has("overs")
        && info().get("outcome").has("by")
        && !info().get("outcome").has("method")
        && !root.get("innings").get(1).path("target").has("overs");
  }

  /// Writes the winner and the margin that the totals make.
  void recount() {
    if (!recounts() || done.stream().noneMatch(what -> what.equals("11") || what.equals("14"))) {
      return;
    }
    var first = new PlainCount(root.get("innings").get(0), 6);
    var second = new PlainCount(root.get("innings").get(1), 6);
    ((ObjectNode) root.get("innings").get(1)).remove("target");
    var outcome = info().putObject("outcome");
    int ahead = second.runs() - first.runs();
    if (ahead == 0) {
      outcome.put("result", "tie");
      return;
    }
    int winner = ahead > 0 ? 1 : 0;
    outcome.put("winner", root.get("innings").get(winner).get("team").asString());
    if (ahead > 0) {
      outcome.putObject("by").put("wickets", 10 - second.wickets());
    } else {
      outcome.putObject("by").put("runs", -ahead);
    }
  }
}
