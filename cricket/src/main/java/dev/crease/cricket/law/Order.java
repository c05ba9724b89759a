package dev.crease.cricket.law;

import dev.crease.cricket.Toss;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;

/// Whose innings is next (Laws 13.1, 13.4 and 14).
final class Order {
  private static final int UNKNOWN = -1;

  private Order() {}

  /// The side, or -1 before the toss.
  static int next(Match match, boolean superOver) {
    var all = match.allInnings();
    if (all.isEmpty()) {
      return first(match);
    }
    int last = all.getLast().side();
    if (superOver) {
      // the side that batted last bats first, in the match and in every super over after it
      return superOversPlayed(match) % 2 == 0 ? last : 1 - last;
    }
    return match.followOn() ? last : 1 - last;
  }

  private static int first(Match match) {
    int winner = match.side(match.toss().winner());
    if (winner < 0) {
      return UNKNOWN;
    }
    return match.toss().choice() == Toss.Choice.BAT ? winner : 1 - winner;
  }

  private static long superOversPlayed(Match match) {
    return match.allInnings().stream().filter(Innings::superOver).count();
  }

  /// By how much the side that batted first leads after one innings each.
  static int followOnLead(Match match) {
    var all = match.allInnings();
    return all.size() < 2 ? 0 : all.get(0).runs() - all.get(1).runs();
  }
}
