package dev.crease.web.charts;

import static dev.crease.web.charts.Frame.n;

import dev.crease.cricket.figures.Course;
import dev.crease.web.charts.Chart.Shape;
import java.util.ArrayList;
import java.util.List;

/// Runs against overs, a line for each innings.
final class Worm {
  private static final int WIDTH = 340;
  private static final double APART = 14;
  private static final double TINY = 0.01;

  private final List<Innings> innings;
  private final int target;
  private final Frame frame;

  /// @param overs how many an innings may have; 0 where there is no limit
  Worm(List<Innings> innings, int target, int overs) {
    this.innings = innings;
    this.target = target;
    double most = Math.max(target, innings.stream().mapToInt(i -> i.card().runs()).max().orElse(0));
    double longest = innings.stream().mapToDouble(Innings::overs).max().orElse(0);
    this.frame =
        new Frame(
            34, 18, WIDTH - 58, 178, WIDTH, Math.max(1, Math.max(overs, longest)), most * 1.05 + 1);
  }

  Chart chart() {
    return new Chart(
        "worm",
        "Worm",
        sentence(),
        frame.with(shapes()),
        Innings.table(innings, p -> p.total() + "/" + p.down()),
        "");
  }

  private List<Shape> shapes() {
    var shapes = new ArrayList<Shape>();
    int step = Frame.step(frame.yMax());
    for (int runs = 0; runs <= frame.yMax(); runs += step) {
      frame.level(shapes, runs);
    }
    int overs = Frame.overStep(frame.xMax());
    for (int over = overs; over <= frame.xMax() + TINY; over += overs) {
      frame.under(shapes, over, Integer.toString(over));
    }
    if (target > 0) {
      shapes.add(
          new Shape.Path(
              "target",
              "M%s %sH%s".formatted(n(frame.left()), n(frame.y(target)), n(frame.right()))));
      shapes.add(
          Frame.label(
              "axis strong", frame.left() + 4, frame.y(target) - 5, "start", "Target " + target));
    }
    double taken = -APART;
    for (var each : innings) {
      line(shapes, each);
      taken = end(shapes, each, taken);
    }
    return shapes;
  }

  private void line(List<Shape> shapes, Innings each) {
    var path = new StringBuilder("M").append(n(frame.x(0))).append(' ').append(n(frame.y(0)));
    for (var point : each.course()) {
      var at = Math.min(point.over(), each.overs());
      path.append('L').append(n(frame.x(at))).append(' ').append(n(frame.y(point.total())));
    }
    shapes.add(new Shape.Path("line " + each.side() + (each.now() ? " now" : ""), path.toString()));
    for (var fall : each.card().fallOfWickets()) {
      shapes.add(frame.dot("fall " + each.side(), each.place(fall.ball()), fall.runs(), 4));
    }
    if (each.now()) {
      shapes.add(frame.dot("head " + each.side(), each.overs(), each.card().runs(), 5));
    }
  }

  /// The label at a line's end, moved off the one before it.
  private double end(List<Shape> shapes, Innings each, double taken) {
    double x = frame.x(each.overs()) + 9;
    double y = frame.y(each.card().runs()) + 4;
    boolean close = Math.abs(y - taken) < APART;
    double at = close ? taken + APART : y;
    shapes.add(
        Frame.label(
            "name " + each.side(), x, at, "start", each.shortName() + " " + each.card().runs()));
    return at;
  }

  private String sentence() {
    if (innings.isEmpty()) {
      return "";
    }
    var last = innings.getLast();
    var other = innings.size() < 2 ? last : innings.get(innings.size() - 2);
    var then = other.after(last.whole());
    var here = last.after(last.whole());
    if (innings.size() < 2 || target == 0 || then.isEmpty() || here.isEmpty()) {
      return "%s are %s after %s overs."
          .formatted(last.team(), last.figures(), last.card().overs());
    }
    return compared(last, here.get(), other, then.get());
  }

  private static String compared(
      Innings last, Course.Point here, Innings other, Course.Point then) {
    int ahead = here.total() - then.total();
    int more = then.down() - here.down();
    var runs =
        ahead == 0
            ? "level on runs"
            : count(Math.abs(ahead), "run") + (ahead > 0 ? " ahead" : " behind");
    var wickets =
        more == 0
            ? ""
            : ", with "
                + count(Math.abs(more), "wicket")
                + (more > 0 ? " more" : " fewer")
                + " in hand";
    return "After %s %s were %d/%d. %s, %d/%d then, were %s%s."
        .formatted(
            count(here.over(), "over"),
            other.team(),
            then.total(),
            then.down(),
            last.team(),
            here.total(),
            here.down(),
            runs,
            wickets);
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
