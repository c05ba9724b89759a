package dev.crease.cricket.law;

import dev.crease.cricket.book.Match;

/// How many overs a bowler may bowl (a playing condition): the format's number, and of a shortened
/// innings the same share. Where the overs do not divide, as many bowlers may bowl one more as
/// there are overs left over.
final class Quota {
  private Quota() {}

  /// Whether he has bowled all he may.
  static boolean isUsedUp(Match match, String player) {
    return match.oversOf(player) >= of(match, player);
  }

  /// Overs that he may bowl in the innings; the largest number there is where there is no limit.
  static int of(Match match, String player) {
    var overs = match.format().overs();
    if (overs.quota() == 0 || !overs.limited() || match.innings().superOver()) {
      return Integer.MAX_VALUE;
    }
    int allotted = match.innings().allowance().overs();
    if (allotted == overs.limit()) {
      return overs.quota();
    }
    int share = allotted * overs.quota() / overs.limit();
    int bowlers = Math.max(1, overs.limit() / overs.quota());
    int oneMore = allotted - share * bowlers;
    long others =
        match.fielding().players().stream()
            .filter(other -> !other.equals(player) && match.oversOf(other) > share)
            .count();
    return others < oneMore ? share + 1 : Math.max(1, share);
  }
}
