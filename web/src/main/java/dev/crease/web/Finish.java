package dev.crease.web;

import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A match that is over: each side's totals, its super overs, and who did best.
final class Finish {
  private static final int BEST = 3;

  private final Scorecard card;
  private final Sides sides;

  Finish(Scorecard card) {
    this.card = card;
    this.sides = new Sides(card);
  }

  /// One side's line.
  record Row(
      String side, String team, String shortName, String figures, String overs, boolean won) {}

  /// In the order in which they batted.
  List<Row> rows() {
    return rows(false);
  }

  List<Row> superOvers() {
    return rows(true);
  }

  private List<Row> rows(boolean superOvers) {
    var innings = Sides.innings(card, superOvers);
    var rows = new ArrayList<Row>();
    for (var team : innings.stream().map(Scorecard.Innings::team).distinct().toList()) {
      var theirs = innings.stream().filter(i -> i.team().equals(team)).toList();
      rows.add(
          new Row(
              sides.colour(team),
              team,
              sides.shortName(team),
              theirs.stream().map(Sides::figures).collect(Collectors.joining(" & ")),
              theirs.size() == 1 ? Words.overs(theirs.getFirst().overs()) + " ov" : "",
              team.equals(card.result().winner())));
    }
    return rows;
  }

  /// Most runs, then fewest balls; super overs do not count.
  List<Scorecard.Batting> batters() {
    return Sides.innings(card, false).stream()
        .flatMap(innings -> innings.batting().stream())
        .filter(batting -> batting.runs() > 0)
        .sorted(
            Comparator.comparingInt(Scorecard.Batting::runs)
                .reversed()
                .thenComparingInt(Scorecard.Batting::balls))
        .limit(BEST)
        .toList();
  }

  /// Most wickets, then fewest runs.
  List<Scorecard.Bowling> bowlers() {
    return Sides.innings(card, false).stream()
        .flatMap(innings -> innings.bowling().stream())
        .filter(bowling -> bowling.wickets() > 0)
        .sorted(
            Comparator.comparingInt(Scorecard.Bowling::wickets)
                .reversed()
                .thenComparingInt(Scorecard.Bowling::runs))
        .limit(BEST)
        .toList();
  }
}
