package dev.crease.cricket;

/// What is seldom to be said of a ball.
///
/// @param shortRuns runs that were run short by mistake: not scored, but the batters ran them (Law
///   18.4)
/// @param deliberate whether they ran short on purpose (Law 18.5): no run of the ball is scored,
///   and the fielding side is awarded five
/// @param place whether the ball is one of the over, when it is neither a wide nor a no-ball
/// @param shot where and how it was hit
public record BallDetail(int shortRuns, boolean deliberate, InOver place, Shot shot) {
  /// Nothing of the kind.
  public static final BallDetail NONE = new BallDetail(0, false, InOver.COUNTS, Shot.NONE);

  private static final int SHORT_RUNS_MAX = 9;

  public BallDetail {
    if (shortRuns < 0 || shortRuns > SHORT_RUNS_MAX) {
      throw new IllegalArgumentException(
          "short runs must be 0 to %d, were: %d".formatted(SHORT_RUNS_MAX, shortRuns));
    }
    shortRuns = deliberate ? 0 : shortRuns;
  }

  public BallDetail withShortRuns(int count) {
    return new BallDetail(count, deliberate, place, shot);
  }

  public BallDetail runShortOnPurpose() {
    return new BallDetail(shortRuns, true, place, shot);
  }

  public BallDetail at(InOver newPlace) {
    return new BallDetail(shortRuns, deliberate, newPlace, shot);
  }

  public BallDetail hit(Shot newShot) {
    return new BallDetail(shortRuns, deliberate, place, newShot);
  }

  /// Whether a ball counts as one of the over, and if not, by which Law (17.3.2).
  public enum InOver {
    /// It does.
    COUNTS("", ""),
    /// Dead before the striker could play it (Law 20.4.2).
    DEAD("dead", "20.4.2"),
    /// A fielder came back without leave and touched it.
    FIELDER_RETURNED("24.4", "24.4"),
    /// It was fielded by other means than the person.
    ILLEGAL_FIELDING("28.2", "28.2"),
    /// A fielder tried to distract the striker.
    DISTRACTION("41.4", "41.4"),
    /// A fielder deceived, distracted or obstructed a batter.
    OBSTRUCTION("41.5", "41.5");

    private final String word;
    private final String law;

    InOver(String word, String law) {
      this.word = word;
      this.law = law;
    }

    /// `dead`, or the Law's number; empty where it counts.
    public String word() {
      return word;
    }

    /// The Law by which it does not count; empty where it does.
    public String law() {
      return law;
    }
  }
}
