package dev.crease.cricket;

import java.util.List;

/// The compact score: all that a board shows, and what every event of a match carries. The
/// components are the contract's fields, one to one.
///
/// Absent is never `null`: a text is empty, a person is `NONE` ([Batter#present]), a number has the
/// value named here.
///
/// @param innings 1 for the first innings of the match, super overs counted on; 0 before the first
/// @param team the batting side's short name; empty before the first innings
/// @param overs completed overs and balls of the next: `16.2`
/// @param balls legal balls bowled in the innings
/// @param target runs that win the match; 0 where there is no target yet
/// @param need runs still needed; 0 without a target, or when it is reached
/// @param left balls left in the innings; -1 where overs are not limited
/// @param runRate runs an over, to two places; 0 before the first ball
/// @param requiredRate runs an over still needed, to two places; -1 without a target or a limit
/// @param striker who faces; `NONE` while nobody is in at that end
/// @param bowler who bowls, or bowled last until the next is named
/// @param thisOver the words of the over in progress (or just ended), in over notation
/// @param lastWicket `Silva b Wanjiru 12 (8), 127/5`; empty before the first wicket
/// @param result the result's sentence; empty until there is one
public record Score(
    int innings,
    String team,
    int runs,
    int wickets,
    String overs,
    int balls,
    int target,
    int need,
    int left,
    double runRate,
    double requiredRate,
    Batter striker,
    Batter nonStriker,
    Bowler bowler,
    Stand partnership,
    List<String> thisOver,
    String lastWicket,
    MatchStatus status,
    String result) {

  /// The score of a match in which nothing has happened.
  public static final Score NONE =
      new Score(
          0,
          "",
          0,
          0,
          "0.0",
          0,
          0,
          0,
          -1,
          0,
          -1,
          Batter.NONE,
          Batter.NONE,
          Bowler.NONE,
          Stand.NONE,
          List.of(),
          "",
          MatchStatus.UPCOMING,
          "");

  public Score {
    thisOver = List.copyOf(thisOver);
  }

  public boolean chasing() {
    return target > 0;
  }

  /// `HAR 138/5 (16.2 ov)`, and in a chase `HAR 138/5 (16.2 ov), need 34 off 22`; the result's
  /// sentence follows when there is one. Empty before the first innings.
  public String text() {
    if (innings == 0) {
      return result;
    }
    var text = "%s %s (%s ov)".formatted(team, figures(), overs);
    if (!result.isEmpty()) {
      return text + ", " + result;
    }
    if (!chasing() || need == 0 || left == 0) {
      return text;
    }
    return text
        + (left < 0 ? ", need %d".formatted(need) : ", need %d off %d".formatted(need, left));
  }

  /// `138/5`, or `241` when ten are down.
  public String figures() {
    return wickets == 10 ? Integer.toString(runs) : runs + "/" + wickets;
  }

  /// A batter who is in.
  public record Batter(String player, int runs, int balls, int fours, int sixes) {
    /// Nobody is in at that end.
    public static final Batter NONE = new Batter("", 0, 0, 0, 0);

    public boolean present() {
      return !player.isEmpty();
    }
  }

  /// The bowler and his figures, overs as `3.2`.
  public record Bowler(String player, String overs, int maidens, int runs, int wickets) {
    /// No bowler has been named.
    public static final Bowler NONE = new Bowler("", "0", 0, 0, 0);

    public boolean present() {
      return !player.isEmpty();
    }

    /// `3.2-0-24-1`.
    public String figures() {
      return "%s-%d-%d-%d".formatted(overs, maidens, runs, wickets);
    }
  }

  /// Runs (extras too) and legal balls since the last wicket or retirement.
  public record Stand(int runs, int balls) {
    /// No pair has been in.
    public static final Stand NONE = new Stand(0, 0);
  }
}
