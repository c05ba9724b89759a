package dev.crease.cricket.advice;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.rain.Allotment;
import dev.crease.cricket.rain.RainRule;
import dev.crease.cricket.rain.ResourceTable;
import dev.crease.cricket.rain.Stop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The rain rule applied to a match: what the chase would need, where par is, and who would win if
/// play ended now. By the Standard Edition, so it says "Standard" wherever it is shown; the target
/// that the umpires announce is the record. A value; any thread.
///
/// It knows the stops from the match itself: every `revise` that takes overs from an innings is
/// one, at the balls left and the wickets lost where it was said.
///
/// @param table the resources
public record RainAdvice(ResourceTable table) {
  /// What to call a result or a target by this rule.
  public static final String METHOD = "D/L Standard";

  private static final int INNINGS = 2;

  /// The runs that win the second innings with the overs that both sides have had, or will have;
  /// empty where the rule does not apply: more than one innings a side, no limit, no chase yet.
  public OptionalInt target(Match match) {
    var sides = sides(match);
    return sides.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            rule(match).target(sides.get().runs, sides.get().first, sides.get().second));
  }

  /// The score that ties if play ends now; empty where the rule does not apply.
  public OptionalInt par(Match match) {
    var sides = sides(match);
    if (sides.isEmpty()) {
      return OptionalInt.empty();
    }
    var chase = match.innings();
    var now = sides.get();
    int left = Math.min(chase.ballsLeft(), now.left());
    int lost = Math.min(ResourceTable.WICKETS, chase.wickets());
    return OptionalInt.of(rule(match).par(now.runs, now.first, now.second, left, lost));
  }

  /// The result if play ends now for good: ahead of par wins by so many runs, level ties; no result
  /// before the least number of overs that the playing conditions want. Empty where the rule does
  /// not apply, or the match has its result.
  public Optional<Result> ifPlayEndsNow(Match match) {
    var par = par(match);
    if (par.isEmpty() || match.result().known()) {
      return Optional.empty();
    }
    var chase = match.innings();
    var format = match.format();
    if (chase.balls() < format.conditions().minimumOvers() * format.overs().balls()) {
      return Optional.of(new Result.NoResult());
    }
    int ahead = chase.runs() - par.getAsInt();
    if (ahead == 0) {
      return Optional.of(new Result.Tied(new TieBreak.Stands(), METHOD));
    }
    var winner = ahead > 0 ? match.batting() : match.fielding();
    return Optional.of(new Result.Won(winner.name(), new Margin.Runs(Math.abs(ahead)), METHOD));
  }

  private RainRule rule(Match match) {
    return new RainRule(table, match.format().conditions().g50());
  }

  /// The first innings' runs, and what both sides have had to score them with.
  private record Sides(int runs, Allotment first, Allotment second) {
    /// Balls that the second may still have, after its last stop.
    int left() {
      List<Stop> stops = second.stops();
      return stops.isEmpty() ? second.balls() : stops.getLast().ballsAfter();
    }
  }

  private static Optional<Sides> sides(Match match) {
    var all = match.allInnings();
    if (match.format().innings() != 1 || all.size() != INNINGS || all.getLast().superOver()) {
      return Optional.empty();
    }
    var first = all.getFirst();
    var second = all.getLast();
    if (!known(first) || !known(second)) {
      return Optional.empty();
    }
    var had = allotment(first);
    return had.balls() == 0
        ? Optional.empty()
        : Optional.of(new Sides(first.runs(), had, allotment(second)));
  }

  private static boolean known(Innings innings) {
    int begun = innings.allowance().begun();
    return innings.limited() && begun > 0 && begun <= ResourceTable.BALLS_MAX;
  }

  /// An innings that was closed before its overs were used lost what was left (a termination); one
  /// that was all out lost nothing.
  private static Allotment allotment(Innings innings) {
    var allowance = innings.allowance();
    var allotment = new Allotment(allowance.begun(), allowance.stops());
    if (innings.ending() != Ending.CLOSED || innings.ballsLeft() <= 0) {
      return allotment;
    }
    var stops = allowance.stops();
    int most = stops.isEmpty() ? allowance.begun() : stops.getLast().ballsAfter();
    int left = Math.min(innings.ballsLeft(), most);
    return allotment.with(Stop.forGood(left, Math.min(ResourceTable.WICKETS, innings.wickets())));
  }
}
