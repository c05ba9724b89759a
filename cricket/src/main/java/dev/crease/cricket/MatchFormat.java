package dev.crease.cricket;

import java.time.LocalDate;

/// The rules of one match as data: what the Laws leave to the format and the playing conditions
/// fix. It is frozen in the match when the match is made, so a later edition changes nothing old.
///
/// @param name `Test`, `ODI`, `T20`, `The Hundred`, … or any other
/// @param innings innings a side
/// @param noBallRuns the penalty of a no-ball (Law 21.15 says 1; some competitions 2)
/// @param followOnLead the lead that lets a side enforce the follow-on (Law 14); 0 where none can
/// @param caught where the next batter goes after a catch (Law 18.11)
public record MatchFormat(
    String name,
    int innings,
    Overs overs,
    int noBallRuns,
    FreeHit freeHit,
    TieRule tie,
    int followOnLead,
    CaughtRule caught) {

  public static final MatchFormat TEST =
      new MatchFormat(
          "Test",
          2,
          Overs.UNLIMITED,
          1,
          FreeHit.NEVER,
          TieRule.STANDS,
          200,
          CaughtRule.STRIKERS_END);
  public static final MatchFormat MULTI_DAY = TEST.named("Multi-day").withFollowOnLead(150);
  public static final MatchFormat ODI =
      new MatchFormat(
          "ODI",
          1,
          new Overs(50, 6, 1, 10, 10),
          1,
          FreeHit.AFTER_NO_BALL,
          TieRule.SUPER_OVERS,
          0,
          CaughtRule.STRIKERS_END);
  public static final MatchFormat ONE_DAY = ODI.named("One-day").withTie(TieRule.STANDS);
  public static final MatchFormat T20 = ODI.named("T20").withOvers(new Overs(20, 6, 1, 4, 6));
  public static final MatchFormat HUNDRED =
      ODI.named("The Hundred").withOvers(new Overs(20, 5, 2, 4, 5)).withTie(TieRule.STANDS);

  private static final LocalDate CAUGHT_RULE_CHANGED = LocalDate.of(2022, 10, 1);
  private static final LocalDate BOUNDARY_COUNT_ENDED = LocalDate.of(2019, 10, 14);
  private static final LocalDate FREE_HIT_FOR_ALL = LocalDate.of(2015, 7, 5);

  public MatchFormat {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a format needs a name");
    }
    if (innings < 1 || innings > 2) {
      throw new IllegalArgumentException("innings a side must be 1 or 2, was: " + innings);
    }
    if (noBallRuns < 1 || noBallRuns > 2) {
      throw new IllegalArgumentException("a no-ball must cost 1 or 2 runs, was: " + noBallRuns);
    }
    if (followOnLead < 0) {
      throw new IllegalArgumentException("a follow-on lead must not be below 0: " + followOnLead);
    }
  }

  /// The overs of an innings.
  ///
  /// @param limit overs an innings; 0 where there is no limit
  /// @param balls legal balls an over (Law 17.1): 6, in The Hundred 5
  /// @param perEnd overs from one end before ends change: 1, in The Hundred 2
  /// @param quota the most overs one bowler may bowl; 0 where there is no limit
  /// @param powerplay the first overs, with the field restricted; 0 where there are none
  public record Overs(int limit, int balls, int perEnd, int quota, int powerplay) {
    /// Six-ball overs without end, as in a Test.
    public static final Overs UNLIMITED = new Overs(0, 6, 1, 0, 0);

    public Overs {
      if (limit < 0 || limit > 1000 || quota < 0 || powerplay < 0) {
        throw new IllegalArgumentException("overs must be 0 (no limit) to 1000, were: " + limit);
      }
      if (balls < 1 || balls > 10 || perEnd < 1 || perEnd > 10) {
        throw new IllegalArgumentException("an over must have 1 to 10 balls, had: " + balls);
      }
    }

    public boolean limited() {
      return limit > 0;
    }
  }

  /// When a no-ball gives a free hit. No Law: a playing condition.
  public enum FreeHit {
    NEVER,
    /// After every no-ball.
    AFTER_NO_BALL,
    /// After some no-balls only, so the scorer says when.
    WHEN_CALLED
  }

  /// What follows equal totals.
  public enum TieRule {
    /// The tie is the result (Law 16.5.1).
    STANDS,
    /// Super overs until one side has more.
    SUPER_OVERS,
    /// One super over; if that is tied, more boundaries win.
    SUPER_OVER_THEN_BOUNDARIES,
    /// The side that lost fewer wickets wins.
    FEWER_WICKETS,
    /// Five bowlers a side at unguarded stumps.
    BOWL_OUT
  }

  /// Where the next batter goes when the striker is caught.
  public enum CaughtRule {
    /// To the striker's end, always: Law 18.11 since 1 October 2022.
    STRIKERS_END,
    /// To the end the dismissed batter was nearer to, so it matters who had crossed.
    BY_CROSSING
  }

  public MatchFormat named(String newName) {
    return new MatchFormat(newName, innings, overs, noBallRuns, freeHit, tie, followOnLead, caught);
  }

  public MatchFormat withOvers(Overs newOvers) {
    return new MatchFormat(name, innings, newOvers, noBallRuns, freeHit, tie, followOnLead, caught);
  }

  public MatchFormat withNoBallRuns(int runs) {
    return new MatchFormat(name, innings, overs, runs, freeHit, tie, followOnLead, caught);
  }

  public MatchFormat withFreeHit(FreeHit rule) {
    return new MatchFormat(name, innings, overs, noBallRuns, rule, tie, followOnLead, caught);
  }

  public MatchFormat withTie(TieRule rule) {
    return new MatchFormat(name, innings, overs, noBallRuns, freeHit, rule, followOnLead, caught);
  }

  public MatchFormat withFollowOnLead(int lead) {
    return new MatchFormat(name, innings, overs, noBallRuns, freeHit, tie, lead, caught);
  }

  public MatchFormat withCaught(CaughtRule rule) {
    return new MatchFormat(name, innings, overs, noBallRuns, freeHit, tie, followOnLead, rule);
  }

  /// This format as it was played on a day: older editions of the Laws and of the ICC's playing
  /// conditions, where they change a score or a result.
  public MatchFormat on(LocalDate day) {
    var then = this;
    if (day.isBefore(CAUGHT_RULE_CHANGED) && !name.equals(HUNDRED.name)) {
      then = then.withCaught(CaughtRule.BY_CROSSING);
    }
    if (day.isBefore(BOUNDARY_COUNT_ENDED) && tie == TieRule.SUPER_OVERS) {
      then = then.withTie(TieRule.SUPER_OVER_THEN_BOUNDARIES);
    }
    if (day.isBefore(FREE_HIT_FOR_ALL) && freeHit == FreeHit.AFTER_NO_BALL) {
      then = then.withFreeHit(FreeHit.WHEN_CALLED);
    }
    return then;
  }
}
