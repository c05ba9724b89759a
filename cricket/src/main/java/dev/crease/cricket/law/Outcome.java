package dev.crease.cricket.law;

import dev.crease.cricket.Ending;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import java.util.List;
import java.util.Optional;

/// The result that play itself gives (Law 16), once an innings has ended. What only people can
/// decide (no result, a draw called off early, an award, a bowl-out) they must declare.
final class Outcome {
  private Outcome() {}

  static Optional<Result> of(Match match) {
    var all = match.allInnings();
    var main = all.stream().filter(innings -> !innings.superOver()).toList();
    if (main.size() < all.size()) {
      return afterSuperOvers(match, all.subList(main.size(), all.size()));
    }
    if (main.size() == 2 * match.format().innings()) {
      return afterLast(match, main);
    }
    return main.size() == 3 ? byAnInnings(match, main) : Optional.empty();
  }

  /// Law 16.6.1: three innings played, and the side that has batted twice is still behind.
  private static Optional<Result> byAnInnings(Match match, List<Innings> main) {
    int twice = main.getLast().side();
    int lead = runs(main, 1 - twice) - runs(main, twice);
    long batted = main.stream().filter(innings -> innings.side() == twice).count();
    if (main.getLast().ending() == Ending.CLOSED || batted < 2 || lead <= 0) {
      return Optional.empty();
    }
    return won(match, 1 - twice, new Margin.InningsAndRuns(lead));
  }

  private static Optional<Result> afterLast(Match match, List<Innings> main) {
    var last = main.getLast();
    if (last.ending() == Ending.CLOSED && (last.target() == 0 || match.method().isEmpty())) {
      return match.format().innings() == 2 && last.target() > 0
          ? Optional.of(new Result.Drawn())
          : Optional.empty();
    }
    if (tooShort(match, last)) {
      return Optional.of(new Result.NoResult());
    }
    int ahead = last.runs() - (last.target() - 1);
    if (ahead == 0) {
      return level(match, main);
    }
    if (ahead < 0) {
      return won(match, 1 - last.side(), new Margin.Runs(-ahead));
    }
    return won(match, last.side(), margin(match, last, ahead));
  }

  /// Law 16.6 and 16.7: by wickets if the runs were made, by penalty runs if these alone made the
  /// difference after the last ball, and by runs where rain ended a chase that was ahead.
  private static Margin margin(Match match, Innings last, int ahead) {
    if (last.ending() == Ending.TARGET) {
      return new Margin.Wickets(10 - last.wickets());
    }
    boolean byPenalty = match.method().isEmpty() && last.extras().penalty() >= ahead;
    return byPenalty ? new Margin.PenaltyRuns() : new Margin.Runs(ahead);
  }

  /// Playing conditions: rain that ends the match before the side batting second has faced the
  /// least number of overs leaves no result, unless it is all out or has won.
  private static boolean tooShort(Match match, Innings last) {
    var overs = match.format().overs();
    int least = match.format().conditions().minimumOvers();
    boolean cut = last.ending() == Ending.OVERS || last.ending() == Ending.CLOSED;
    return cut
        && !match.method().isEmpty()
        && overs.limit() >= least
        && last.balls() < least * overs.balls();
  }

  /// Equal totals: Law 16.5.1, unless the playing conditions go on.
  private static Optional<Result> level(Match match, List<Innings> main) {
    return switch (match.format().tie()) {
      case STANDS -> tied(match, new TieBreak.Stands());
      case FEWER_WICKETS -> {
        int fewer = Integer.signum(wickets(main, 1) - wickets(main, 0));
        yield fewer == 0
            ? tied(match, new TieBreak.Stands())
            : won(match, fewer > 0 ? 0 : 1, new Margin.FewerWickets());
      }
      case SUPER_OVERS, SUPER_OVER_THEN_BOUNDARIES, BOWL_OUT -> Optional.empty();
    };
  }

  private static Optional<Result> afterSuperOvers(Match match, List<Innings> overs) {
    if (overs.size() % 2 == 1) {
      return Optional.empty();
    }
    var second = overs.getLast();
    var first = overs.get(overs.size() - 2);
    if (second.runs() != first.runs()) {
      int side = second.runs() > first.runs() ? second.side() : first.side();
      return tied(match, new TieBreak.SuperOver(name(match, side), overs.size() / 2));
    }
    return match.format().tie() == TieRule.SUPER_OVER_THEN_BOUNDARIES
        ? byBoundaries(match)
        : Optional.empty();
  }

  /// Boundaries of the match and its super over together, as the ICC counted them until 2019.
  private static Optional<Result> byBoundaries(Match match) {
    int[] hit = new int[2];
    for (var innings : match.allInnings()) {
      hit[innings.side()] += innings.boundaries();
    }
    int most = hit[0] > hit[1] ? 0 : 1;
    return hit[0] == hit[1]
        ? Optional.empty()
        : tied(match, new TieBreak.BoundaryCount(name(match, most), hit[most], hit[1 - most]));
  }

  private static Optional<Result> won(Match match, int side, Margin margin) {
    return Optional.of(new Result.Won(name(match, side), margin, match.method()));
  }

  private static Optional<Result> tied(Match match, TieBreak tieBreak) {
    return Optional.of(new Result.Tied(tieBreak, match.method()));
  }

  private static String name(Match match, int side) {
    return match.teams().get(side).name();
  }

  private static int runs(List<Innings> all, int side) {
    return all.stream().filter(i -> i.side() == side).mapToInt(Innings::runs).sum();
  }

  private static int wickets(List<Innings> all, int side) {
    return all.stream().filter(i -> i.side() == side).mapToInt(Innings::wickets).sum();
  }
}
