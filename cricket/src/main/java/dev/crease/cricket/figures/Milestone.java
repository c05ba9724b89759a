package dev.crease.cricket.figures;

/// Something worth a notice that a ball brought.
///
/// @param kind what it is
/// @param number 50, 100, 150 … runs; 5 or 10 wickets; 3 for a hat-trick; 0 for a duck
/// @param innings which innings, from 1
/// @param at the ball, `15.5`
/// @param who the batter, the bowler, the pair (`Rahimi, Silva`), or the team
/// @param balls balls it took: of the batter, of the pair, of the innings; 0 for a bowler
public record Milestone(Kind kind, int number, int innings, String at, String who, int balls) {

  /// What there is to notice.
  public enum Kind {
    /// A batter's 50, 100, 150, …
    BATTER("batter"),
    /// The side's 50, 100, 150, …
    TEAM("team"),
    /// A partnership's 50, 100, …
    PARTNERSHIP("partnership"),
    /// Five wickets of a bowler in an innings.
    FIVE_FOR("five-for"),
    /// Ten wickets of a bowler in a match.
    TEN_FOR("ten-for"),
    /// Three wickets of a bowler with three balls running.
    HAT_TRICK("hat-trick"),
    /// Out without a run: at the first ball it is golden, without facing one a diamond.
    DUCK("duck");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// Its name for programs.
    public String word() {
      return word;
    }
  }
}
