package dev.crease.web.charts;

import static dev.crease.web.charts.Frame.n;

import dev.crease.cricket.Scorecard;
import dev.crease.web.charts.Chart.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The partnerships of an innings: a bar each, from the first wicket on.
final class Stands {
  private static final int WIDTH = 340;
  private static final int ROW = 36;

  private final Innings innings;

  Stands(Innings innings) {
    this.innings = innings;
  }

  Chart chart() {
    return new Chart(
        "partnerships",
        "Partnerships, " + innings.team(),
        sentence(),
        new Chart.Picture(WIDTH, ROW * stands().size() + 2, shapes()),
        table(),
        "");
  }

  private List<Scorecard.Partnership> stands() {
    return innings.card().partnerships();
  }

  private List<Shape> shapes() {
    var shapes = new ArrayList<Shape>();
    int most = Math.max(1, stands().stream().mapToInt(Scorecard.Partnership::runs).max().orElse(1));
    for (int i = 0; i < stands().size(); i++) {
      var stand = stands().get(i);
      double top = i * ROW;
      shapes.add(Frame.label("axis strong", 0, top + 14, "start", stand.wicket() + "."));
      shapes.add(
          Frame.label("stand", 22, top + 14, "start", stand.first() + ", " + stand.second()));
      shapes.add(
          Frame.label(
              "stand strong",
              WIDTH,
              top + 14,
              "end",
              stand.runs() + (stand.unbroken() ? "*" : "") + " (" + stand.balls() + ")"));
      shapes.add(new Shape.Bar("whole", "22", n(top + 20), n(WIDTH - 22.0), "7"));
      if (stand.runs() > 0) {
        shapes.add(
            new Shape.Bar(
                "bar " + innings.side() + (stand.unbroken() ? "" : " past"),
                "22",
                n(top + 20),
                n((WIDTH - 22.0) * stand.runs() / most),
                "7"));
      }
    }
    return shapes;
  }

  private String sentence() {
    return stands().stream()
        .max(Comparator.comparingInt(Scorecard.Partnership::runs))
        .map(
            best ->
                "The highest stand, %d off %s, was between %s and %s."
                    .formatted(
                        best.runs(), Worm.count(best.balls(), "ball"), best.first(), best.second()))
        .orElse("");
  }

  private Chart.Table table() {
    var rows = new ArrayList<List<String>>();
    for (var stand : stands()) {
      rows.add(
          List.of(
              Integer.toString(stand.wicket()),
              stand.first() + ", " + stand.second(),
              stand.runs() + (stand.unbroken() ? ", unbroken" : ""),
              Integer.toString(stand.balls())));
    }
    return new Chart.Table(List.of("Wicket", "Batters", "Runs", "Balls"), rows);
  }
}
