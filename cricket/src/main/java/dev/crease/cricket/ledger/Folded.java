package dev.crease.cricket.ledger;

import dev.crease.cricket.book.Chain;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import java.util.List;
import java.util.Optional;

/// A refolding of acts, or why there is none.
record Folded(List<Step> kept, Refolding refolding, List<Decision.Refused> refusals) {
  static Folded refused(String law, String why) {
    return new Folded(
        List.of(), new Refolding(Match.NONE, 0), List.of(new Decision.Refused(law, why, true)));
  }

  /// Folds from the first act that is not where it was.
  static Folded of(Ledger ledger, List<Act> acts) {
    var steps = ledger.steps();
    int same = 0;
    while (same < steps.size()
        && same < acts.size()
        && steps.get(same).act().equals(acts.get(same))) {
      same++;
    }
    same = beforeLastBall(steps, same);
    var from = same == 0 ? ledger.start() : steps.get(same - 1).after();
    var refolding = new Refolding(from, ballPlace(steps.subList(0, same)));
    refolding.fold(acts.subList(same, acts.size()));
    return new Folded(steps.subList(0, same), refolding, refolding.refused().stream().toList());
  }

  /// Whether an innings ended with a ball depends on where the next one was bowled, which may have
  /// changed: so the last ball that is where it was is folded again too.
  private static int beforeLastBall(List<Step> steps, int same) {
    int from = same;
    while (from > 0 && !steps.get(from - 1).act().isBall()) {
      from--;
    }
    return Math.max(0, from - 1);
  }

  private static int ballPlace(List<Step> before) {
    for (var step : before.reversed()) {
      if (step.act().isBall()) {
        return step.act().place();
      }
    }
    return 0;
  }

  Optional<Decision.Refused> refused() {
    return refusals.stream().findFirst();
  }

  Ledger ledger(Ledger before, Corrections corrections) {
    Chain<Step> all = Chain.empty();
    for (var step : kept) {
      all = all.plus(step);
    }
    for (var step : refolding.steps()) {
      all = all.plus(step);
    }
    return before.with(refolding.match(), all, corrections);
  }
}
