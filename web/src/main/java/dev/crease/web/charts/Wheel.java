package dev.crease.web.charts;

import static dev.crease.web.charts.Frame.n;

import dev.crease.web.charts.Chart.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Where a batter hit the ball, seen from above, the bowler's end at the top.
final class Wheel {
  private static final int WIDTH = 340;
  private static final double CENTRE = 122;
  private static final double RADIUS = 112;
  private static final int UNKNOWN = 55;
  private static final int[] RUNS = {6, 4, 3, 2, 1};
  private static final String[] NAMES = {"six", "four", "three", "two", "one"};

  private final String batter;
  private final List<Hit> hits;

  Wheel(String batter, List<Hit> hits) {
    this.batter = batter;
    this.hits =
        hits.stream()
            .filter(hit -> hit.batter().equals(batter) && hit.runs() > 0)
            .sorted(Comparator.comparingInt(Hit::runs))
            .toList();
  }

  Chart chart() {
    return new Chart(
        "wagon-wheel",
        "Where " + batter + " scored",
        sentence(),
        new Chart.Picture(WIDTH, 248, shapes()),
        table(),
        "");
  }

  private List<Shape> shapes() {
    var shapes = new ArrayList<Shape>();
    shapes.add(new Shape.Dot("field", n(CENTRE), "124", n(RADIUS)));
    shapes.add(new Shape.Dot("ring", n(CENTRE), "124", "56"));
    shapes.add(new Shape.Bar("pitch", "117", "104", "10", "40"));
    for (var hit : hits) {
      spoke(shapes, hit);
    }
    double y = 96;
    for (int i = 0; i < RUNS.length; i++) {
      int runs = RUNS[i];
      long count = hits.stream().filter(hit -> hit.runs() == runs).count();
      if (count > 0) {
        shapes.add(new Shape.Path("shot r" + runs, "M250 %sH272".formatted(n(y))));
        shapes.add(
            Frame.label(
                "stand",
                280,
                y + 4,
                "start",
                Worm.count((int) count, NAMES[i]).replace("sixs", "sixes")));
        y += 24;
      }
    }
    return shapes;
  }

  private static void spoke(List<Shape> shapes, Hit hit) {
    double far = hit.runs() >= 4 ? 100 : hit.distance() < 0 ? UNKNOWN : hit.distance();
    double angle = Math.toRadians(hit.angle());
    double x = CENTRE + RADIUS * far / 100 * Math.sin(angle);
    double y = 124 - RADIUS * far / 100 * Math.cos(angle);
    shapes.add(
        new Shape.Path("shot r" + hit.runs(), "M%s 124L%s %s".formatted(n(CENTRE), n(x), n(y))));
    if (hit.runs() >= 4) {
      shapes.add(new Shape.Dot("shot r" + hit.runs(), n(x), n(y), "3.5"));
    }
  }

  private String sentence() {
    return "%s: %s, of the %s whose way was noted."
        .formatted(batter, words(), Worm.count(hits.size(), "scoring shot"));
  }

  private String words() {
    var parts = new ArrayList<String>();
    for (int i = 0; i < RUNS.length; i++) {
      int runs = RUNS[i];
      long count = hits.stream().filter(hit -> hit.runs() == runs).count();
      if (count > 0) {
        parts.add(Worm.count((int) count, NAMES[i]).replace("sixs", "sixes"));
      }
    }
    return parts.stream().collect(Collectors.joining(", "));
  }

  /// Eight parts of the field, the angles they begin at, and the runs made there.
  private Chart.Table table() {
    var names =
        List.of(
            "Straight",
            "Straight to the right",
            "Square right",
            "Behind to the right",
            "Behind",
            "Behind to the left",
            "Square left",
            "Straight to the left");
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < names.size(); i++) {
      int part = i;
      var there = hits.stream().filter(hit -> (hit.angle() + 22) % 360 / 45 == part).toList();
      rows.add(
          List.of(
              names.get(i),
              Integer.toString(there.size()),
              Integer.toString(there.stream().mapToInt(Hit::runs).sum())));
    }
    return new Chart.Table(List.of("Towards", "Shots", "Runs"), rows);
  }
}
