package dev.crease.cricket;

/// Why an innings is over (Laws 13.3, 15 and 16).
public enum Ending {
  /// It is not over.
  NOT_YET("not yet"),
  /// Ten wickets, or nobody left who can bat (Law 13.3.1).
  ALL_OUT("all out"),
  /// The overs of the format are used up.
  OVERS("overs"),
  /// The side that bats last has the runs to win (Law 16.6).
  TARGET("target"),
  /// Law 15.1.
  DECLARED("declared"),
  /// Law 15.2.
  FORFEITED("forfeited"),
  /// Time, weather, or the match was given up.
  CLOSED("closed");

  private final String word;

  Ending(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
