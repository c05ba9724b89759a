package dev.crease.cricket;

import java.util.List;

/// The whole card of a match, as printed: figures and words, nothing left to compute. The
/// components are the contract's fields, one to one; teams are named in full here, and by their
/// short names only in [Score].
///
/// Absent is never `null`: a text is empty, a rate is -1, a [Result] is pending, a [Toss] is not
/// made, a batter's [Out] is [Out#NOT_OUT].
///
/// @param id the match's name on this server; empty for a match read from a file
/// @param format `Test`, `ODI`, `T20`, …: [MatchFormat#name]
/// @param innings every innings begun, super overs too, in the order they were played
public record Scorecard(
    String id,
    String format,
    MatchInfo info,
    List<Team> teams,
    Toss toss,
    MatchStatus status,
    List<Innings> innings,
    Result result,
    Score score) {

  public Scorecard {
    teams = List.copyOf(teams);
    innings = List.copyOf(innings);
  }

  /// One innings.
  ///
  /// @param overs completed overs and balls of the next: `16.2`
  /// @param balls legal balls
  /// @param target runs that win it; 0 where it is not the last innings
  /// @param batting in batting order, those who are or were in
  /// @param yetToBat the others of the side
  /// @param overByOver every over begun, the unfinished one last
  public record Innings(
      String team,
      int runs,
      int wickets,
      String overs,
      int balls,
      boolean declared,
      boolean forfeited,
      boolean superOver,
      int target,
      Extras extras,
      List<Batting> batting,
      List<String> yetToBat,
      List<Bowling> bowling,
      List<Fall> fallOfWickets,
      List<Partnership> partnerships,
      List<Over> overByOver) {

    public Innings {
      batting = List.copyOf(batting);
      yetToBat = List.copyOf(yetToBat);
      bowling = List.copyOf(bowling);
      fallOfWickets = List.copyOf(fallOfWickets);
      partnerships = List.copyOf(partnerships);
      overByOver = List.copyOf(overByOver);
    }
  }

  /// One batter's line.
  ///
  /// @param strikeRate runs for a hundred balls, to two places; -1 where no ball was faced
  public record Batting(
      String player, int runs, int balls, int fours, int sixes, double strikeRate, Out out) {}

  /// How a batter left. A batter who retired hurt is here too, though he is not out: [#wicket].
  ///
  /// @param kind the Law's word: `caught`, `run out`; empty when not out
  /// @param bowler who is credited; empty where nobody is
  /// @param text as on a card: `c Halloran b Boon`, `not out`
  /// @param wicket whether a wicket fell
  public record Out(
      String kind, String bowler, List<String> fielders, String text, boolean wicket) {
    /// Still in, or in when the innings closed.
    public static final Out NOT_OUT = new Out("", "", List.of(), "not out", false);

    public Out {
      fielders = List.copyOf(fielders);
    }

    /// The batter left the wicket, out or retired.
    public boolean left() {
      return !kind.isEmpty();
    }
  }

  /// One bowler's line. `wides` and `noballs` count deliveries, not runs.
  ///
  /// @param overs `2.2`; a completed over is one, even a miscounted one
  /// @param economy runs an over, to two places; -1 where no legal ball was bowled
  public record Bowling(
      String player,
      String overs,
      int maidens,
      int runs,
      int wickets,
      int wides,
      int noballs,
      double economy) {}

  /// A wicket's place in the innings: the score after it, and `ball` as over and ball, `15.5`.
  public record Fall(int runs, int wicket, String player, String ball) {}

  /// A stand for a wicket: the runs it made, extras too, and the legal balls it lasted.
  ///
  /// @param wicket the wicket it was for, from 1
  /// @param unbroken it has not ended, or ended with the innings
  public record Partnership(
      int wicket, String first, String second, int runs, int balls, boolean unbroken) {}

  /// One over, from 1, its words in over notation.
  ///
  /// @param bowler who finished it; with several, joined by ` / `
  /// @param runs what the side gained in it, byes and penalties too
  public record Over(int over, String bowler, int runs, int wickets, List<String> balls) {
    public Over {
      balls = List.copyOf(balls);
    }
  }
}
