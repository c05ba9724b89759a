package dev.crease.cricket;

import dev.crease.cricket.MatchFormat.CaughtRule;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.MatchFormat.TieRule;

/// What a competition's playing conditions add to the Laws, as data.
///
/// @param noBallRuns the penalty of a no-ball (Law 21.15 says 1; some competitions 2)
/// @param followOnLead the lead that lets a side enforce the follow-on (Law 14); 0 where none can
/// @param caught where the next batter goes after a catch (Law 18.11)
/// @param reviews unsuccessful reviews that a side may have in an innings; 0 where there are none
/// @param minimumOvers overs the side batting second must face for rain to leave a result; 0 where
///   any number will do
/// @param impactPlayers how many players a side may bring in for tactics alone
/// @param g50 what the rain rule takes for an average innings of 50 overs (`RainRule`)
public record Conditions(
    int noBallRuns,
    FreeHit freeHit,
    TieRule tie,
    int followOnLead,
    CaughtRule caught,
    int reviews,
    int minimumOvers,
    int impactPlayers,
    int g50) {
  /// The Laws alone.
  public static final Conditions NONE =
      new Conditions(1, FreeHit.NEVER, TieRule.STANDS, 0, CaughtRule.STRIKERS_END, 0, 0, 0, 245);

  private static final int G50_MAX = 500;

  public Conditions {
    if (noBallRuns < 1 || noBallRuns > 2) {
      throw new IllegalArgumentException("a no-ball must cost 1 or 2 runs, was: " + noBallRuns);
    }
    if (followOnLead < 0 || reviews < 0 || minimumOvers < 0 || impactPlayers < 0) {
      throw new IllegalArgumentException("a condition must not be below 0: " + followOnLead);
    }
    if (g50 < 1 || g50 > G50_MAX) {
      throw new IllegalArgumentException("g50 must be 1 to %d, was: %d".formatted(G50_MAX, g50));
    }
  }

  Conditions noBall(int runs, FreeHit rule) {
    return new Conditions(
        runs, rule, tie, followOnLead, caught, reviews, minimumOvers, impactPlayers, g50);
  }

  Conditions tie(TieRule rule) {
    return new Conditions(
        noBallRuns, freeHit, rule, followOnLead, caught, reviews, minimumOvers, impactPlayers, g50);
  }

  Conditions followOn(int lead) {
    return new Conditions(
        noBallRuns, freeHit, tie, lead, caught, reviews, minimumOvers, impactPlayers, g50);
  }

  Conditions caught(CaughtRule rule) {
    return new Conditions(
        noBallRuns, freeHit, tie, followOnLead, rule, reviews, minimumOvers, impactPlayers, g50);
  }

  Conditions reviews(int each) {
    return new Conditions(
        noBallRuns, freeHit, tie, followOnLead, caught, each, minimumOvers, impactPlayers, g50);
  }

  Conditions rain(int overs, int average) {
    return new Conditions(
        noBallRuns, freeHit, tie, followOnLead, caught, reviews, overs, impactPlayers, average);
  }

  Conditions impact(int players) {
    return new Conditions(
        noBallRuns, freeHit, tie, followOnLead, caught, reviews, minimumOvers, players, g50);
  }
}
