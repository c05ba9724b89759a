package dev.crease.cricket.ledger;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Commentary;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Laws;
import dev.crease.cricket.law.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One folding of acts from some match on. Used once.
///
/// Each over keeps the balls that were bowled in it. The umpire counted them, so an over that comes
/// out longer or shorter than the rule is one that he miscounted (Law 17.5).
final class Refolding {
  private final List<Step> steps = new ArrayList<>();
  private final List<Act> fallen = new ArrayList<>();
  private Match match;
  private List<Fact> facts = new ArrayList<>();
  private int ballPlace;
  private Decision.@Nullable Refused refused;

  /// @param from the match before the first act
  /// @param ballPlace where the last ball before it was bowled; 0 for nowhere
  Refolding(Match from, int ballPlace) {
    this.match = from;
    this.ballPlace = ballPlace;
  }

  /// Folds what was said, in this order, until something in it cannot have happened.
  void fold(List<Act> acts) {
    for (int i = 0; i < acts.size() && refused == null; i++) {
      fold(acts.get(i), nextBallPlace(acts, i + 1));
    }
  }

  private static int nextBallPlace(List<Act> acts, int from) {
    for (int i = from; i < acts.size(); i++) {
      if (acts.get(i).isBall()) {
        return acts.get(i).place();
      }
    }
    return 0;
  }

  /// @param nextBall where the next ball after it was bowled; 0 if there is none
  private void fold(Act act, int nextBall) {
    var before = match;
    facts = new ArrayList<>();
    closeOver(act);
    reopenOver(act);
    endBefore(act);
    switch (Laws.settle(match, act.command())) {
      case Settled.Done done -> {
        take(done, act.command(), act.place() == nextBall);
        steps.add(new Step(act, before, facts, match));
      }
      case Settled.Impossible(var why) -> {
        if (mayFall(act.command())) {
          fallen.add(act);
          keepFacts(before);
        } else {
          refused = new Decision.Refused(why.law(), where() + why.why(), true);
        }
      }
    }
    ballPlace = act.isBall() ? act.place() : ballPlace;
  }

  /// What had to be said before an act that then fell stays with the step before it.
  private void keepFacts(Match before) {
    if (!facts.isEmpty()) {
      var last = steps.isEmpty() ? null : steps.removeLast();
      if (last != null) {
        var all = new ArrayList<>(last.facts());
        all.addAll(facts);
        steps.add(new Step(last.act(), last.before(), all, match));
      } else {
        match = before;
      }
    }
  }

  /// @param overGoesOn whether another ball was bowled in the same over, so that an innings whose
  ///   overs seem complete has not ended
  private void take(Settled.Done done, MatchCommand said, boolean overGoesOn) {
    match = done.match();
    facts.addAll(done.facts());
    for (var fact : Laws.consequences(match, said)) {
      if (overGoesOn && fact instanceof Fact.InningsEnded(var how, _) && how == Ending.OVERS) {
        return;
      }
      match = match.after(fact);
      facts.add(fact);
    }
  }

  private void say(Fact.Stated fact) {
    if (Laws.settle(match, fact) instanceof Settled.Done done) {
      take(done, fact, true);
    }
  }

  /// The next over began, so this one was complete, whatever it had.
  private void closeOver(Act act) {
    boolean goesOn = ballPlace != 0 && act.sameInnings(ballPlace);
    if (goesOn && act.place() > ballPlace && match.overBegun() && !match.innings().ended()) {
      say(new Fact.OverCounted(match.innings().ballsOfOver()));
    }
  }

  /// One more ball was bowled in an over that seems complete.
  private void reopenOver(Act act) {
    boolean sameOver = act.isBall() && act.place() == ballPlace;
    if (sameOver && match.bowler().isEmpty() && !match.innings().ended()) {
      say(new Fact.OverCounted(match.ballsOfLastOver() + 1));
    }
  }

  /// The next innings began, so this one had ended, if perhaps not as it was thought to have.
  private void endBefore(Act act) {
    boolean begins = act.command().said() instanceof Fact.InningsBegun;
    if (begins && match.innings().number() > 0 && !match.innings().ended()) {
      say(new Fact.InningsEnded(Ending.CLOSED, List.of()));
    }
  }

  /// What only answered to something that is no longer so. A ball, a toss, an innings never fall.
  private static boolean mayFall(MatchCommand command) {
    return switch (command.said()) {
      case Fact.BatterIn _,
          Fact.Resumed _,
          Fact.EndsSet _,
          Fact.Departed _,
          Fact.BowlerOn _,
          Fact.OverCounted _,
          Fact.InningsEnded _ ->
          true;
      default -> false;
    };
  }

  private String where() {
    var now = match.innings();
    return now.number() == 0 ? "" : "After %s, ".formatted(now.oversText());
  }

  List<Step> steps() {
    return steps;
  }

  Match match() {
    return match;
  }

  /// What no longer applies, in words.
  ///
  /// @param stood the ids of what applied before; what had fallen already is not said again
  List<String> fallen(Set<String> stood) {
    return fallen.stream()
        .filter(act -> stood.contains(act.id()))
        .map(act -> act.command().said())
        .filter(Fact.Stated.class::isInstance)
        .map(said -> Commentary.headline(match, match, (Fact) said) + ": no longer so")
        .toList();
  }

  Optional<Decision.Refused> refused() {
    return Optional.ofNullable(refused);
  }
}
