package dev.crease.cricket.figures;

import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.List;

/// How innings went, over by over: a Manhattan (the runs of each over) and a worm (their sum), as
/// numbers.
public final class Course {
  private Course() {}

  /// One over of one innings.
  ///
  /// @param over from 1
  /// @param runs the over's
  /// @param wickets the over's
  /// @param total the innings' runs after it
  /// @param down the innings' wickets after it
  public record Point(int over, int runs, int wickets, int total, int down) {}

  /// Two innings of the same match, at the same over.
  ///
  /// @param first runs of the first after that many overs; -1 where it had ended
  /// @param second the other's
  public record Pair(int over, int first, int second) {
    /// By how much the second is ahead; meaningless unless both are there.
    public int lead() {
      return second - first;
    }

    public boolean both() {
      return first >= 0 && second >= 0;
    }
  }

  /// The innings' overs. Runs that were awarded apart from any over are in none of them.
  public static List<Point> of(Scorecard.Innings innings) {
    var points = new ArrayList<Point>();
    int total = 0;
    int down = 0;
    for (var over : innings.overByOver()) {
      total += over.runs();
      down += over.wickets();
      points.add(new Point(over.over(), over.runs(), over.wickets(), total, down));
    }
    return points;
  }

  /// Two innings side by side.
  public static List<Pair> compare(Scorecard.Innings first, Scorecard.Innings second) {
    var one = of(first);
    var other = of(second);
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      pairs.add(
          new Pair(
              i + 1,
              i < one.size() ? one.get(i).total() : -1,
              i < other.size() ? other.get(i).total() : -1));
    }
    return pairs;
  }
}
