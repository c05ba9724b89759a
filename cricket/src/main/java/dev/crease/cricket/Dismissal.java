package dev.crease.cricket;

/// How a batter can leave the wicket: Laws 32 to 40, and retirement (Law 25.4). Its [#word] is the
/// one that scorecards and files use.
public enum Dismissal {
  /// Law 32.
  BOWLED("bowled", "32"),
  /// Law 33.
  CAUGHT("caught", "33"),
  /// Law 33, by the bowler himself.
  CAUGHT_AND_BOWLED("caught and bowled", "33"),
  /// Law 34.
  HIT_THE_BALL_TWICE("hit the ball twice", "34"),
  /// Law 35.
  HIT_WICKET("hit wicket", "35"),
  /// Law 36.
  LBW("lbw", "36"),
  /// Law 37.
  OBSTRUCTING_THE_FIELD("obstructing the field", "37"),
  /// A Law of its own until 2017, now part of Law 37.
  HANDLED_THE_BALL("handled the ball", "37"),
  /// Law 38.
  RUN_OUT("run out", "38"),
  /// Law 39.
  STUMPED("stumped", "39"),
  /// Law 40.
  TIMED_OUT("timed out", "40"),
  /// Law 25.4.3: without cause, and out.
  RETIRED_OUT("retired out", "25.4"),
  /// Law 25.4.2: ill or hurt, not out, may come back.
  RETIRED_HURT("retired hurt", "25.4"),
  /// Law 25.4.2: any other unavoidable cause, not out, may come back.
  RETIRED_NOT_OUT("retired not out", "25.4");

  private final String word;
  private final String law;

  Dismissal(String word, String law) {
    this.word = word;
    this.law = law;
  }

  /// The number of its Law.
  public String law() {
    return law;
  }

  public String word() {
    return word;
  }

  /// Whether a wicket falls. Retired hurt and retired not out are no wickets.
  public boolean isWicket() {
    return this != RETIRED_HURT && this != RETIRED_NOT_OUT;
  }

  /// Whether the bowler is credited with it (Laws 32 to 36 and 39).
  public boolean creditsBowler() {
    return switch (this) {
      case BOWLED, CAUGHT, CAUGHT_AND_BOWLED, LBW, STUMPED, HIT_WICKET -> true;
      case HIT_THE_BALL_TWICE,
          OBSTRUCTING_THE_FIELD,
          HANDLED_THE_BALL,
          RUN_OUT,
          TIMED_OUT,
          RETIRED_OUT,
          RETIRED_HURT,
          RETIRED_NOT_OUT ->
          false;
    };
  }

  /// Whether it can happen off a no-ball (Law 21.17). Leaving the field is no matter of the ball.
  public boolean canBeOffNoBall() {
    return switch (this) {
      case RUN_OUT, OBSTRUCTING_THE_FIELD, HANDLED_THE_BALL, HIT_THE_BALL_TWICE -> true;
      case TIMED_OUT, RETIRED_OUT, RETIRED_HURT, RETIRED_NOT_OUT -> true;
      case BOWLED, CAUGHT, CAUGHT_AND_BOWLED, LBW, STUMPED, HIT_WICKET -> false;
    };
  }

  /// Whether it can happen off a wide (Law 22.9).
  public boolean canBeOffWide() {
    return switch (this) {
      case STUMPED, HIT_WICKET, RUN_OUT, OBSTRUCTING_THE_FIELD, HANDLED_THE_BALL -> true;
      case TIMED_OUT, RETIRED_OUT, RETIRED_HURT, RETIRED_NOT_OUT -> true;
      case BOWLED, CAUGHT, CAUGHT_AND_BOWLED, LBW, HIT_THE_BALL_TWICE -> false;
    };
  }

  /// Whether only the batter who faced can be out this way.
  public boolean strikerOnly() {
    return switch (this) {
      case BOWLED, CAUGHT, CAUGHT_AND_BOWLED, LBW, STUMPED, HIT_WICKET, HIT_THE_BALL_TWICE -> true;
      case RUN_OUT,
          OBSTRUCTING_THE_FIELD,
          HANDLED_THE_BALL,
          TIMED_OUT,
          RETIRED_OUT,
          RETIRED_HURT,
          RETIRED_NOT_OUT ->
          false;
    };
  }

  /// Whether it needs no ball: the batter left, or never came.
  public boolean needsNoBall() {
    return switch (this) {
      case TIMED_OUT, RETIRED_OUT, RETIRED_HURT, RETIRED_NOT_OUT -> true;
      case BOWLED, CAUGHT, CAUGHT_AND_BOWLED, LBW, STUMPED, HIT_WICKET, HIT_THE_BALL_TWICE -> false;
      case RUN_OUT, OBSTRUCTING_THE_FIELD, HANDLED_THE_BALL -> false;
    };
  }
}
