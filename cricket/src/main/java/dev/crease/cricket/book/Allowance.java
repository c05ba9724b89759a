package dev.crease.cricket.book;

import dev.crease.cricket.rain.Stop;
import java.util.ArrayList;
import java.util.List;

/// The overs and balls an innings may last, and what stops have taken from it.
///
/// @param overs whole overs; 0, with no `balls`, where there is no limit
/// @param balls balls of a part of an over besides
/// @param each balls of an over
/// @param begun balls it was to have when its first ball was bowled, as far as that is known
/// @param stops what was taken from it after that, in order
public record Allowance(int overs, int balls, int each, int begun, List<Stop> stops) {
  public Allowance {
    stops = List.copyOf(stops);
  }

  static Allowance of(int overs, int each) {
    return new Allowance(overs, 0, each, overs * each, List.of());
  }

  public boolean limited() {
    return overs > 0 || balls > 0;
  }

  /// The overs as they are written, `50` or `35.1`; empty where there is no limit.
  public String text() {
    return !limited() ? "" : balls == 0 ? Integer.toString(overs) : overs + "." + balls;
  }

  /// Balls in all.
  public int total() {
    return overs * each + balls;
  }

  /// Balls left after so many overs and balls of the next, which the umpire counts as `allowed`.
  int left(int oversDone, int legal, int allowed) {
    int miscounted = oversDone < overs ? allowed - each : 0;
    return Math.max(0, (overs - oversDone) * each + balls + miscounted - legal);
  }

  /// With a new number of overs, announced where the innings stands now.
  Allowance revised(int newOvers, int newBalls, Innings now) {
    if (!limited()) {
      return new Allowance(newOvers, newBalls, each, newOvers * each + newBalls, List.of());
    }
    var next = new Allowance(newOvers, newBalls, each, begun, stops);
    int before = stops.isEmpty() ? begun : stops.getLast().ballsAfter();
    int had = Math.min(now.ballsLeft(), before);
    int lost = had - next.left(now.overs(), now.ballsOfOver(), each);
    if (lost <= 0) {
      return now.balls() == 0 && stops.isEmpty()
          ? new Allowance(newOvers, newBalls, each, next.total(), stops)
          : next;
    }
    var more = new ArrayList<>(stops);
    more.add(new Stop(had, Math.min(10, now.wickets()), lost));
    return new Allowance(newOvers, newBalls, each, begun, more);
  }
}
