package dev.crease.server.cricsheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A second count of a Cricsheet innings, as plain as can be: only sums over its deliveries, no
/// Laws, no state. What it cannot know, such as who came in and faced nothing, is not in it.
final class PlainCount {
  private final Map<String, int[]> batting = new LinkedHashMap<>();
  private final Map<String, int[]> bowling = new LinkedHashMap<>();
  private final int ballsPerOver;
  private int runs;
  private int wickets;
  private int legal;

  PlainCount(JsonNode innings, int ballsPerOver) {
    this.ballsPerOver = ballsPerOver;
    var penalty = innings.path("penalty_runs");
    runs = penalty.path("pre").asInt(0) + penalty.path("post").asInt(0);
    var overs = innings.path("overs");
    for (int i = 0; i < overs.size(); i++) {
      over(overs.get(i).path("deliveries"), i == overs.size() - 1);
    }
  }

  private void over(JsonNode deliveries, boolean last) {
    var bowlers = new LinkedHashSet<String>();
    int balls = 0;
    int conceded = 0;
    for (var delivery : deliveries) {
      var bowler = delivery.path("bowler").asString();
      bowlers.add(bowler);
      var extras = delivery.path("extras");
      boolean wide = extras.path("wides").asInt(0) > 0;
      boolean noBall = extras.path("noballs").asInt(0) > 0;
      int bat = delivery.path("runs").path("batter").asInt();
      int debit = bat + extras.path("wides").asInt(0) + extras.path("noballs").asInt(0);
      runs += delivery.path("runs").path("total").asInt();
      balls += wide || noBall ? 0 : 1;
      conceded += debit;
      var faced = batting.computeIfAbsent(delivery.path("batter").asString(), _ -> new int[2]);
      faced[0] += bat;
      faced[1] += wide ? 0 : 1;
      var line = bowling.computeIfAbsent(bowler, _ -> new int[7]);
      line[1] += wide || noBall ? 0 : 1;
      line[3] += debit;
      line[5] += wide ? 1 : 0;
      line[6] += noBall ? 1 : 0;
      wickets(delivery, line);
    }
    legal += balls;
    boolean whole = bowlers.size() == 1 && (!last || balls >= ballsPerOver);
    if (whole) {
      var line = bowling.getOrDefault(bowlers.getFirst(), new int[7]);
      line[0]++;
      line[1] -= balls;
      line[2] += conceded == 0 ? 1 : 0;
    }
  }

  private void wickets(JsonNode delivery, int[] bowler) {
    for (var wicket : delivery.path("wickets")) {
      var kind = wicket.path("kind").asString();
      boolean fell = !kind.equals("retired hurt") && !kind.equals("retired not out");
      wickets += fell ? 1 : 0;
      bowler[4] += CREDITED.contains(kind) ? 1 : 0;
    }
  }

  private static final List<String> CREDITED =
      List.of("bowled", "caught", "caught and bowled", "lbw", "stumped", "hit wicket");

  int runs() {
    return runs;
  }

  int wickets() {
    return wickets;
  }

  int legal() {
    return legal;
  }

  /// A line for each batter who faced, and each bowler: R (B); O-M-R-W wd nb.
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("%d/%d %d".formatted(runs, wickets, legal));
    batting.forEach(
        (name, b) -> {
          if (b[0] > 0 || b[1] > 0) {
            lines.add("%s %d (%d)".formatted(name, b[0], b[1]));
          }
        });
    bowling.forEach((name, b) -> lines.add(bowler(name, b)));
    return lines.stream().sorted().toList();
  }

  private String bowler(String name, int[] b) {
    int overs = b[0] + b[1] / ballsPerOver;
    int rest = b[1] % ballsPerOver;
    return "%s %d%s-%d-%d-%d %d %d"
        .formatted(name, overs, rest == 0 ? "" : "." + rest, b[2], b[3], b[4], b[5], b[6]);
  }
}
