package dev.crease.cricket;

import dev.crease.cricket.Conditions.FollowOn;
import java.time.LocalDate;

/// The rules of one match as data: what the Laws leave to the format and the playing conditions
/// fix. It is frozen in the match when the match is made, so a later edition changes nothing old.
///
/// @param name `Test`, `ODI`, `T20`, `The Hundred`, … or any other
/// @param innings innings a side
/// @param edition which edition of the Laws it is played under
public record MatchFormat(
    String name, int innings, Overs overs, Conditions conditions, Edition edition) {

  public static final MatchFormat TEST =
      new MatchFormat(
          "Test",
          2,
          Overs.UNLIMITED,
          Conditions.NONE.followOn(FollowOn.of(5)).reviews(3).overRate(new OverRate(2, 5, 80, 0)),
          Edition.LAWS_2026);
  public static final MatchFormat MULTI_DAY =
      new MatchFormat(
          "Multi-day",
          2,
          Overs.UNLIMITED,
          Conditions.NONE.followOn(FollowOn.of(4)),
          Edition.LAWS_2026);
  public static final MatchFormat ODI =
      new MatchFormat(
          "ODI",
          1,
          new Overs(50, 6, 1, 10, 10),
          Conditions.NONE
              .noBall(1, FreeHit.AFTER_NO_BALL)
              .tie(TieRule.SUPER_OVERS)
              .reviews(2)
              .rain(20, 245)
              .overRate(new OverRate(2, 5, 0, 1)),
          Edition.LAWS_2026);
  public static final MatchFormat ONE_DAY =
      ODI.named("One-day")
          .with(
              ODI.conditions.tie(TieRule.STANDS).reviews(0).rain(10, 245).overRate(OverRate.NONE));
  public static final MatchFormat T20 =
      ODI.named("T20").withOvers(new Overs(20, 6, 1, 4, 6)).with(ODI.conditions.rain(5, 245));
  public static final MatchFormat HUNDRED =
      ODI.named("The Hundred")
          .withOvers(new Overs(20, 5, 2, 4, 5))
          .with(
              ODI.conditions
                  .tie(TieRule.STANDS)
                  .reviews(1)
                  .rain(5, 245)
                  .overRate(new OverRate(0, 0, 0, 1)));

  public MatchFormat {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a format needs a name");
    }
    if (innings < 1 || innings > 2) {
      throw new IllegalArgumentException("innings a side must be 1 or 2, was: " + innings);
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

  public int noBallRuns() {
    return conditions.noBallRuns();
  }

  public FreeHit freeHit() {
    return conditions.freeHit();
  }

  public TieRule tie() {
    return conditions.tie();
  }

  /// The lead that lets a side enforce the follow-on when no day was lost before play began.
  public int followOnLead() {
    return conditions.followOn().lead();
  }

  public CaughtRule caught() {
    return conditions.caught();
  }

  public MatchFormat named(String newName) {
    return new MatchFormat(newName, innings, overs, conditions, edition);
  }

  public MatchFormat withInnings(int aSide) {
    return new MatchFormat(name, aSide, overs, conditions, edition);
  }

  public MatchFormat withOvers(Overs newOvers) {
    return new MatchFormat(name, innings, newOvers, conditions, edition);
  }

  public MatchFormat with(Conditions newConditions) {
    return new MatchFormat(name, innings, overs, newConditions, edition);
  }

  public MatchFormat under(Edition newEdition) {
    return new MatchFormat(name, innings, overs, conditions, newEdition);
  }

  public MatchFormat withNoBallRuns(int runs) {
    return with(conditions.noBall(runs, freeHit()));
  }

  public MatchFormat withFreeHit(FreeHit rule) {
    return with(conditions.noBall(noBallRuns(), rule));
  }

  public MatchFormat withTie(TieRule rule) {
    return with(conditions.tie(rule));
  }

  public MatchFormat withFollowOnLead(int lead) {
    return with(conditions.followOn(conditions.followOn().leading(lead)));
  }

  public MatchFormat withCaught(CaughtRule rule) {
    return with(conditions.caught(rule));
  }

  /// This format as it was played on a day: the edition of the Laws, and older playing conditions
  /// where they change a score or a result.
  public MatchFormat on(LocalDate day) {
    return PlayingConditions.on(this, day);
  }
}
