package dev.crease.web.charts;

import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All charts that a match has matter for. Any thread.
public final class Charts {
  private Charts() {}

  /// In the order in which they are shown.
  ///
  /// @param overs how many an innings may have; 0 where there is no limit
  /// @param perOver balls of an over
  public static List<Chart> of(Scorecard card, Odds odds, List<Hit> hits, int overs, int perOver) {
    var innings =
        Innings.of(card, perOver).stream().filter(each -> !each.course().isEmpty()).toList();
    if (innings.isEmpty()) {
      return List.of();
    }
    var charts = new ArrayList<Chart>();
    charts.add(worm(card, overs, perOver));
    charts.add(new Manhattan(innings, overs).chart());
    if (odds.known()) {
      charts.add(chance(card, odds, overs, perOver));
    }
    if (!innings.getLast().card().partnerships().isEmpty()) {
      charts.add(new Stands(innings.getLast()).chart());
    }
    wheel(card, hits, charts);
    return charts;
  }

  /// The worm alone, for beside the commentary.
  public static Chart worm(Scorecard card, int overs, int perOver) {
    var innings = Innings.of(card, perOver);
    return new Worm(innings, innings.isEmpty() ? 0 : innings.getLast().card().target(), overs)
        .chart();
  }

  /// The chances alone; there must be some.
  public static Chart chance(Scorecard card, Odds odds, int overs, int perOver) {
    var teams = card.teams().stream().map(team -> team.name()).toList();
    return new Chances(odds, Innings.of(card, perOver), teams, overs).chart();
  }

  /// Of whoever is in and has the most shots noted, or else of whoever has the most.
  private static void wheel(Scorecard card, List<Hit> hits, List<Chart> charts) {
    var score = card.score();
    hits.stream()
        .filter(hit -> hit.runs() > 0)
        .map(Hit::batter)
        .distinct()
        .max(
            Comparator.comparing(
                    (String name) ->
                        name.equals(score.striker().player())
                            || name.equals(score.nonStriker().player()))
                .thenComparingLong(
                    name -> hits.stream().filter(h -> h.batter().equals(name)).count()))
        .ifPresent(batter -> charts.add(new Wheel(batter, hits).chart()));
  }
}
