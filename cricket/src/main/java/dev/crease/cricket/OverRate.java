package dev.crease.cricket;

/// What a side pays for bowling its overs too slowly: playing conditions, no Law. The clock between
/// overs costs warnings, then runs; overs that are not bowled in time cost a fielder in the deep.
///
/// @param warnings warnings a side gets before a late over costs runs
/// @param runs what each late over costs after them; 0 where none are given
/// @param overs after how many overs the warnings are counted anew; 0 where they last the innings
/// @param fielders how many fielders more must be in the circle once the time for the overs is up;
///   0 where there is no such rule
public record OverRate(int warnings, int runs, int overs, int fielders) {
  /// Nothing is laid down.
  public static final OverRate NONE = new OverRate(0, 0, 0, 0);

  /// How a penalty of this kind is named, a warning being one of no runs; and the field that it
  /// restricts, which is said as a powerplay is.
  public static final String REASON = "over rate";

  private static final int FIELDERS_MAX = 9;

  public OverRate {
    if (warnings < 0 || runs < 0 || overs < 0 || fielders < 0 || fielders > FIELDERS_MAX) {
      throw new IllegalArgumentException(
          "warnings, runs and overs must not be below 0, and fielders 0 to %d: %d, %d, %d, %d"
              .formatted(FIELDERS_MAX, warnings, runs, overs, fielders));
    }
  }

  OverRate withWarnings(int count) {
    return new OverRate(count, runs, overs, fielders);
  }

  OverRate withRuns(int each) {
    return new OverRate(warnings, each, overs, fielders);
  }

  OverRate withOvers(int count) {
    return new OverRate(warnings, runs, count, fielders);
  }

  OverRate withFielders(int more) {
    return new OverRate(warnings, runs, overs, more);
  }
}
