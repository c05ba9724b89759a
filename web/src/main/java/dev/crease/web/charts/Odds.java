package dev.crease.web.charts;

import java.util.List;

/// How likely each side has been to win, as far as the model has an opinion. A value.
///
/// @param points after each over, and now, in the match's order; empty where there is none
public record Odds(List<Point> points) {
  /// No opinion.
  public static final Odds NONE = new Odds(List.of());

  /// One moment.
  ///
  /// @param innings from 1
  /// @param overs bowled in it, with the balls of an unfinished one as a part: 16.33
  /// @param first the chance of the side named first, in percent; the other's is the rest
  public record Point(int innings, double overs, int first) {}

  public Odds {
    points = List.copyOf(points);
  }

  public boolean known() {
    return !points.isEmpty();
  }

  /// What is thought now, of the side named first.
  public int first() {
    return points.getLast().first();
  }

  public int second() {
    return 100 - first();
  }
}
