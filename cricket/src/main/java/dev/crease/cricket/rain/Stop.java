package dev.crease.cricket.rain;

/// A stop of play that took balls from an innings.
///
/// @param ballsLeft the balls the innings still had when play stopped
/// @param wickets the wickets it had lost
/// @param ballsLost the balls it lost by the stop; all that were left, if it was never resumed
public record Stop(int ballsLeft, int wickets, int ballsLost) {
  public Stop {
    if (wickets < 0 || wickets > ResourceTable.WICKETS) {
      throw new IllegalArgumentException("wickets lost are 0 to 10, were: " + wickets);
    }
    if (ballsLost < 0 || ballsLost > ballsLeft) {
      throw new IllegalArgumentException(
          "a stop takes at most the %d balls that are left, was: %d"
              .formatted(ballsLeft, ballsLost));
    }
  }

  /// Play ended for good.
  public static Stop forGood(int ballsLeft, int wickets) {
    return new Stop(ballsLeft, wickets, ballsLeft);
  }

  /// The balls left when play went on.
  public int ballsAfter() {
    return ballsLeft - ballsLost;
  }
}
