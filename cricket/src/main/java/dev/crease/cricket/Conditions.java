package dev.crease.cricket;

import dev.crease.cricket.MatchFormat.CaughtRule;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.MatchFormat.TieRule;

/// What a competition's playing conditions add to the Laws, as data.
///
/// @param noBallRuns the penalty of a no-ball (Law 21.15 says 1; some competitions 2)
/// @param followOn the lead that lets a side enforce the follow-on (Law 14)
/// @param caught where the next batter goes after a catch (Law 18.11)
/// @param reviews unsuccessful reviews that a side may have in an innings; 0 where there are none
/// @param minimumOvers overs the side batting second must face for rain to leave a result; 0 where
///   any number will do
/// @param impactPlayers how many players a side may bring in for tactics alone
/// @param g50 what the rain rule takes for an average innings of 50 overs (`RainRule`)
/// @param overRate what a slow over rate costs
public record Conditions(
    int noBallRuns,
    FreeHit freeHit,
    TieRule tie,
    FollowOn followOn,
    CaughtRule caught,
    int reviews,
    int minimumOvers,
    int impactPlayers,
    int g50,
    OverRate overRate) {
  /// The Laws alone.
  public static final Conditions NONE =
      new Conditions(
          1,
          FreeHit.NEVER,
          TieRule.STANDS,
          FollowOn.NONE,
          CaughtRule.STRIKERS_END,
          0,
          0,
          0,
          245,
          OverRate.NONE);

  private static final int G50_MAX = 500;

  public Conditions {
    if (noBallRuns < 1 || noBallRuns > 2) {
      throw new IllegalArgumentException("a no-ball must cost 1 or 2 runs, was: " + noBallRuns);
    }
    if (reviews < 0 || minimumOvers < 0 || impactPlayers < 0) {
      throw new IllegalArgumentException(
          "reviews, minimum overs and impact players must not be below 0: %d, %d, %d"
              .formatted(reviews, minimumOvers, impactPlayers));
    }
    if (g50 < 1 || g50 > G50_MAX) {
      throw new IllegalArgumentException("g50 must be 1 to %d, was: %d".formatted(G50_MAX, g50));
    }
  }

  Conditions noBall(int runs, FreeHit rule) {
    return new Conditions(
        runs, rule, tie, followOn, caught, reviews, minimumOvers, impactPlayers, g50, overRate);
  }

  Conditions tie(TieRule rule) {
    return new Conditions(
        noBallRuns,
        freeHit,
        rule,
        followOn,
        caught,
        reviews,
        minimumOvers,
        impactPlayers,
        g50,
        overRate);
  }

  Conditions followOn(FollowOn rule) {
    return new Conditions(
        noBallRuns,
        freeHit,
        tie,
        rule,
        caught,
        reviews,
        minimumOvers,
        impactPlayers,
        g50,
        overRate);
  }

  Conditions caught(CaughtRule rule) {
    return new Conditions(
        noBallRuns,
        freeHit,
        tie,
        followOn,
        rule,
        reviews,
        minimumOvers,
        impactPlayers,
        g50,
        overRate);
  }

  Conditions reviews(int each) {
    return new Conditions(
        noBallRuns,
        freeHit,
        tie,
        followOn,
        caught,
        each,
        minimumOvers,
        impactPlayers,
        g50,
        overRate);
  }

  Conditions rain(int overs, int average) {
    return new Conditions(
        noBallRuns,
        freeHit,
        tie,
        followOn,
        caught,
        reviews,
        overs,
        impactPlayers,
        average,
        overRate);
  }

  Conditions impact(int players) {
    return new Conditions(
        noBallRuns, freeHit, tie, followOn, caught, reviews, minimumOvers, players, g50, overRate);
  }

  Conditions overRate(OverRate rule) {
    return new Conditions(
        noBallRuns,
        freeHit,
        tie,
        followOn,
        caught,
        reviews,
        minimumOvers,
        impactPlayers,
        g50,
        rule);
  }

  /// What a side must lead by to enforce the follow-on (Law 14).
  ///
  /// @param days days the match is to last; 0 where that is not known, so that none can be lost
  /// @param lead the lead it takes when all of them are there; 0 where there is no follow-on
  public record FollowOn(int days, int lead) {
    /// No side follows on.
    public static final FollowOn NONE = new FollowOn(0, 0);

    private static final int DAYS_MAX = 10;

    public FollowOn {
      if (days < 0 || days > DAYS_MAX) {
        throw new IllegalArgumentException(
            "days must be 0 to %d, were: %d".formatted(DAYS_MAX, days));
      }
      if (lead < 0) {
        throw new IllegalArgumentException("a lead must not be below 0, was: " + lead);
      }
    }

    /// As the Laws have it for a match of so many days (Law 14.1.1 and 14.1.2).
    public static FollowOn of(int days) {
      return new FollowOn(days, lawful(days));
    }

    /// The same days and another lead, as a competition may have it.
    public FollowOn leading(int newLead) {
      return new FollowOn(days, newLead);
    }

    /// The lead it takes where whole days were lost before play began: then the days that are left
    /// count (Law 14.1.3). A competition's own lead holds while it is the smaller one.
    public int leadAfter(int daysLost) {
      return days == 0 || daysLost == 0 ? lead : Math.min(lead, lawful(days - daysLost));
    }

    private static int lawful(int days) {
      if (days >= 5) {
        return 200;
      }
      if (days >= 3) {
        return 150;
      }
      return days == 2 ? 100 : 75;
    }
  }
}
