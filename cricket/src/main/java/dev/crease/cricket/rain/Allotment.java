package dev.crease.cricket.rain;

import java.util.ArrayList;
import java.util.List;

/// The balls an innings was to have when it began, and the stops that took some of them, in order.
public record Allotment(int balls, List<Stop> stops) {
  public Allotment {
    stops = List.copyOf(stops);
    if (balls < 0 || balls > ResourceTable.BALLS_MAX) {
      throw new IllegalArgumentException(
          "the Standard Edition knows innings of up to %d balls, was: %d"
              .formatted(ResourceTable.BALLS_MAX, balls));
    }
    int left = balls;
    int lost = 0;
    for (var stop : stops) {
      if (stop.ballsLeft() > left || stop.wickets() < lost) {
        throw new IllegalArgumentException(
            "%s cannot follow when %d balls were left and %d wickets lost"
                .formatted(stop, left, lost));
      }
      left = stop.ballsAfter();
      lost = stop.wickets();
    }
  }

  /// Nothing was taken from it.
  public static Allotment of(int balls) {
    return new Allotment(balls, List.of());
  }

  /// The same with one more stop.
  public Allotment with(Stop stop) {
    var more = new ArrayList<>(stops);
    more.add(stop);
    return new Allotment(balls, more);
  }

  /// What the innings has to score with, in tenths of a percent: what it began with, less what each
  /// stop took.
  int resources(ResourceTable table) {
    int resources = table.tenths(balls, 0);
    for (var stop : stops) {
      resources -=
          table.tenths(stop.ballsLeft(), stop.wickets())
              - table.tenths(stop.ballsAfter(), stop.wickets());
    }
    return resources;
  }
}
