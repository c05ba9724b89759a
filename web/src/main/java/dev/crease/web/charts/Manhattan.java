package dev.crease.web.charts;

import static dev.crease.web.charts.Frame.n;

import dev.crease.cricket.figures.Course;
import dev.crease.web.charts.Chart.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The runs of each over, a bar for each innings beside the other's.
final class Manhattan {
  private static final int WIDTH = 340;
  private static final int LEAST_MAX = 12;
  private static final double DOT = 3.2;

  private final List<Innings> innings;
  private final Frame frame;
  private final double slot;

  Manhattan(List<Innings> innings, int overs) {
    this.innings =
        innings.size() > 2 ? innings.subList(innings.size() - 2, innings.size()) : innings;
    int most = LEAST_MAX;
    int longest = overs;
    for (var each : this.innings) {
      longest = Math.max(longest, each.course().size());
      for (var point : each.course()) {
        most = Math.max(most, point.runs());
      }
    }
    this.frame = new Frame(28, 22, WIDTH - 4, 158, WIDTH, Math.max(1, longest), most);
    this.slot = (frame.right() - frame.left()) / frame.xMax();
  }

  Chart chart() {
    return new Chart(
        "manhattan",
        "Runs per over",
        sentence(),
        frame.with(shapes()),
        Innings.table(innings, Manhattan::words),
        "");
  }

  private List<Shape> shapes() {
    var shapes = new ArrayList<Shape>();
    int step = Frame.step(frame.yMax());
    for (int runs = 0; runs <= frame.yMax(); runs += Math.max(step, 2)) {
      frame.level(shapes, runs);
    }
    int overs = Frame.overStep(frame.xMax());
    for (int over = overs; over <= frame.xMax(); over += overs) {
      frame.under(shapes, over - 0.5, Integer.toString(over));
    }
    for (int i = 0; i < innings.size(); i++) {
      for (var point : innings.get(i).course()) {
        bar(shapes, innings.get(i), i, point);
      }
    }
    return shapes;
  }

  private void bar(List<Shape> shapes, Innings each, int place, Course.Point point) {
    double width = slot * 0.8 / innings.size();
    double x = frame.left() + slot * (point.over() - 1) + slot * 0.1 + place * width;
    double y = frame.y(point.runs());
    var kind =
        "bar "
            + each.side()
            + (each.now() || !innings.getFirst().team().equals(each.team()) || innings.size() == 1
                ? ""
                : " open");
    if (point.runs() > 0) {
      double inset = width > 4 ? 0.5 : 0;
      shapes.add(
          new Shape.Bar(
              kind,
              n(x + inset),
              n(y),
              n(Math.max(0.8, width - 2 * inset)),
              n(frame.bottom() - y)));
    }
    for (int wicket = 0; wicket < point.wickets(); wicket++) {
      shapes.add(
          new Shape.Dot(
              "wicket",
              n(x + width / 2),
              n(y - 5 - wicket * 2.2 * DOT),
              n(Math.min(DOT, slot / 2))));
    }
  }

  private String sentence() {
    var best =
        innings.stream()
            .flatMap(
                each ->
                    each.course().stream()
                        .max(Comparator.comparingInt(Course.Point::runs))
                        .map(
                            p ->
                                "%s took %s off over %d"
                                    .formatted(each.team(), Worm.count(p.runs(), "run"), p.over()))
                        .stream())
            .collect(Collectors.joining("; "));
    return best.isEmpty() ? "" : "The most in an over: " + best + ".";
  }

  private static String words(Course.Point point) {
    return point.runs()
        + (point.wickets() == 0 ? "" : ", " + Worm.count(point.wickets(), "wicket"));
  }

  /// Which side is which, for the legend.
  List<Innings> sides() {
    return innings;
  }
}
