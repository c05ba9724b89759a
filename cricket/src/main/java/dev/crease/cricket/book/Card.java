package dev.crease.cricket.book;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.List;

/// Makes the scorecard of a match.
final class Card {
  private Card() {}

  static Scorecard of(Match match) {
    return new Scorecard(
        match.id(),
        match.format().name(),
        match.info(),
        match.teams(),
        match.toss(),
        match.status(),
        match.allInnings().stream().map(innings -> innings(match, innings)).toList(),
        match.result(),
        match.score());
  }

  private static Scorecard.Innings innings(Match match, Innings innings) {
    int each = match.format().overs().balls();
    var team = match.teams().get(innings.side());
    var batters = innings.batters();
    return new Scorecard.Innings(
        team.name(),
        innings.runs(),
        innings.wickets(),
        innings.oversText(),
        innings.balls(),
        innings.ending() == Ending.DECLARED,
        innings.ending() == Ending.FORFEITED,
        innings.superOver(),
        innings.target(),
        innings.extras(),
        batters.all().stream().map(BattingLine::card).toList(),
        team.players().stream()
            .filter(player -> batters.order(player) == Batters.NOBODY)
            .filter(player -> !innings.absent().contains(player) && !match.replaced(player))
            .toList(),
        innings.bowlers().all().stream().map(figures -> figures.card(each)).toList(),
        innings.falls().toList(),
        stands(innings),
        overs(innings, match.format().noBallRuns()));
  }

  private static List<Scorecard.Partnership> stands(Innings innings) {
    var stands = new ArrayList<>(innings.stands().toList());
    if (innings.batters().bothIn()) {
      stands.add(innings.stand());
    }
    return stands;
  }

  private static List<Scorecard.Over> overs(Innings innings, int noBallRuns) {
    var overs = new ArrayList<Scorecard.Over>();
    for (var over : innings.done().toList()) {
      overs.add(over.card(overs.size() + 1, noBallRuns));
    }
    if (innings.over().begun()) {
      overs.add(innings.over().card(overs.size() + 1, noBallRuns));
    }
    return overs;
  }
}
