package dev.crease.cricket;

import java.util.List;
import java.util.stream.Collectors;

/// One batter leaving: how, who, by whose hand, and what decides where the others stand.
///
/// @param player who is out; empty in a command means the batter who faced
/// @param fielders who caught, threw or broke the wicket; whose catch was prevented, for
///   obstructing the field (Law 37.3)
/// @param end where the wicket was put down, for a run out (Law 38.4); where the next batter goes,
///   for obstructing the field (Law 37.5.2)
/// @param crossed whether the batters had crossed in the run in progress (Law 18.12.1.2)
public record Wicket(
    Dismissal how, String player, List<Fielder> fielders, End end, boolean crossed) {
  /// The name, in a command, of whoever is at the bowler's end.
  public static final String NON_STRIKER = "nonstriker";

  public Wicket {
    fielders = List.copyOf(fielders);
  }

  public static Wicket of(Dismissal how, String player) {
    return new Wicket(how, player, List.of(), End.UNSTATED, false);
  }

  public Wicket by(List<Fielder> hands) {
    return new Wicket(how, player, hands, end, crossed);
  }

  public Wicket of(String batter) {
    return new Wicket(how, batter, fielders, end, crossed);
  }

  /// One of the two ends, named by who stood there when the ball was bowled.
  public enum End {
    UNSTATED,
    STRIKER,
    BOWLER
  }

  /// Who caught, threw or broke the wicket.
  ///
  /// @param name empty where nobody wrote it down
  /// @param substitute a substitute fielder (Law 24.1)
  public record Fielder(String name, boolean substitute) {
    /// `Halloran`, `sub (Silva)`, `sub`.
    public String text() {
      if (!substitute) {
        return name.isEmpty() ? "?" : name;
      }
      return name.isEmpty() ? "sub" : "sub (" + name + ")";
    }
  }

  /// The card's words: `c Halloran b Boon`, `run out (Silva/Boon)`.
  public String text(String bowler) {
    var hands = fielders.stream().map(Fielder::text).collect(Collectors.joining("/"));
    return switch (how) {
      case BOWLED -> "b " + bowler;
      case CAUGHT -> "c " + (hands.isEmpty() ? "?" : hands) + " b " + bowler;
      case CAUGHT_AND_BOWLED -> "c & b " + bowler;
      case LBW -> "lbw b " + bowler;
      case STUMPED -> "st " + (hands.isEmpty() ? "?" : hands) + " b " + bowler;
      case HIT_WICKET -> "hit wicket b " + bowler;
      case RUN_OUT -> hands.isEmpty() ? "run out" : "run out (" + hands + ")";
      case HIT_THE_BALL_TWICE,
          OBSTRUCTING_THE_FIELD,
          HANDLED_THE_BALL,
          TIMED_OUT,
          RETIRED_OUT,
          RETIRED_HURT,
          RETIRED_NOT_OUT ->
          how.word();
    };
  }
}
