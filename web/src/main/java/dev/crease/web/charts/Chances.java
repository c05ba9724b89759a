package dev.crease.web.charts;

import static dev.crease.web.charts.Frame.n;

import dev.crease.web.charts.Chart.Shape;
import java.util.ArrayList;
import java.util.List;

/// How a side's chance to win went, over by over.
final class Chances {
  private static final int WIDTH = 340;
  private static final int HALF = 50;
  private static final String HOW =
      "From the balls and wickets left and the runs needed, for two average sides, by how matches like"
          + " this one went. It knows nothing of who is batting, and it is not a forecast.";

  private final Odds odds;
  private final List<Innings> innings;
  private final List<String> teams;
  private final Frame frame;
  private final double firstLength;

  Chances(Odds odds, List<Innings> innings, List<String> teams, int overs) {
    this.odds = odds;
    this.innings = innings;
    this.teams = teams;
    this.firstLength =
        innings.isEmpty() ? overs : Math.max(1, Math.ceil(innings.getFirst().overs()));
    double second = innings.size() > 1 ? Math.max(overs, innings.get(1).overs()) : 0;
    this.frame =
        new Frame(
            34,
            12,
            WIDTH - 66,
            120,
            WIDTH,
            Math.max(1, Math.max(overs, firstLength) + second),
            100);
  }

  Chart chart() {
    return new Chart(
        "chance", "Who wins from here?", sentence(), frame.with(shapes()), table(), HOW);
  }

  private double x(Odds.Point point) {
    return point.innings() == 1 ? point.overs() : firstLength + point.overs();
  }

  private List<Shape> shapes() {
    var shapes = new ArrayList<Shape>();
    frame.level(shapes, 0);
    frame.level(shapes, 100);
    shapes.add(
        new Shape.Path(
            "half", "M%s %sH%s".formatted(n(frame.left()), n(frame.y(HALF)), n(frame.right()))));
    shapes.add(Frame.label("axis", frame.left() - 6, frame.y(HALF) + 4, "end", "50"));
    if (innings.size() > 1) {
      double x = frame.x(firstLength);
      shapes.add(
          new Shape.Path("grid", "M%s %sV%s".formatted(n(x), n(frame.top()), n(frame.bottom()))));
      frame.under(shapes, firstLength, "chase");
    }
    var path = new StringBuilder("M").append(n(frame.x(0))).append(' ').append(n(frame.y(HALF)));
    for (var point : odds.points()) {
      path.append('L').append(n(frame.x(x(point)))).append(' ').append(n(frame.y(point.first())));
    }
    shapes.add(new Shape.Path("line a now", path.toString()));
    var last = odds.points().getLast();
    shapes.add(frame.dot("head a", x(last), last.first(), 5));
    shapes.add(
        Frame.label(
            "name a",
            frame.x(x(last)) + 9,
            frame.y(Math.clamp(last.first(), 6, 92)) + 4,
            "start",
            last.first() + "%"));
    return shapes;
  }

  private String sentence() {
    return "%s %d%%, %s %d%%."
        .formatted(teams.getFirst(), odds.first(), teams.getLast(), odds.second());
  }

  private Chart.Table table() {
    var rows = new ArrayList<List<String>>();
    for (var point : odds.points()) {
      var team =
          innings.size() < point.innings() ? "" : innings.get(point.innings() - 1).shortName();
      rows.add(
          List.of(
              team + " " + n(Math.floor(point.overs())) + balls(point),
              point.first() + "%",
              100 - point.first() + "%"));
    }
    return new Chart.Table(List.of("After over", teams.getFirst(), teams.getLast()), rows);
  }

  private String balls(Odds.Point point) {
    int perOver = innings.isEmpty() ? 6 : innings.getFirst().perOver();
    long balls = Math.round((point.overs() - Math.floor(point.overs())) * perOver);
    return balls == 0 ? "" : "." + balls;
  }
}
