package dev.crease.cricket.rain;

/// Targets and par scores by the Standard Edition. A value; any thread.
///
/// Where the chase has fewer resources than the first innings had, the first innings' runs are
/// scaled down by the ratio. Where it has more, it has to make, on top of them, the same share of
/// what an average innings makes (G50).
///
/// @param g50 the runs of an average 50-over innings at this level: 245 between full members and in
///   first-class cricket, 200 below, for women's and under-15 matches
public record RainRule(ResourceTable table, int g50) {
  /// G50 of full members' and first-class matches.
  public static final int G50_FIRST_CLASS = 245;

  /// G50 of all others.
  public static final int G50_OTHERS = 200;

  private static final int WHOLE_TENTHS = 1000;

  public RainRule {
    if (g50 < 1) {
      throw new IllegalArgumentException("G50 must be positive, was: " + g50);
    }
  }

  /// The runs that win the second innings.
  public int target(int firstRuns, Allotment first, Allotment second) {
    return level(firstRuns, first, second) + 1;
  }

  /// The score that ties, should play end for good at this point of the second innings.
  ///
  /// @param second its allotment and the stops so far
  /// @param ballsLeft the balls it still has
  /// @param wickets the wickets it has lost
  public int par(int firstRuns, Allotment first, Allotment second, int ballsLeft, int wickets) {
    return level(firstRuns, first, second.with(Stop.forGood(ballsLeft, wickets)));
  }

  private int level(int firstRuns, Allotment first, Allotment second) {
    int had = first.resources(table);
    int has = second.resources(table);
    if (had == 0) {
      throw new IllegalArgumentException("the first innings had no resources");
    }
    return has <= had ? firstRuns * has / had : firstRuns + (has - had) * g50 / WHOLE_TENTHS;
  }

  /// Where the chase stands against par, should play end now.
  ///
  /// @param ahead runs ahead of par, which win by so many; behind if negative, 0 is a tie
  public record Standing(int par, int ahead) {}

  /// Where `runs` at this point of the second innings stand.
  public Standing standing(
      int firstRuns, Allotment first, Allotment second, int ballsLeft, int wickets, int runs) {
    int par = par(firstRuns, first, second, ballsLeft, wickets);
    return new Standing(par, runs - par);
  }
}
