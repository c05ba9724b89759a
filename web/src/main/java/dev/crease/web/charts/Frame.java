package dev.crease.web.charts;

import dev.crease.web.charts.Chart.Shape;
import java.util.List;
import java.util.Locale;

/// The box that a chart is drawn in, with its scales; y starts at 0.
///
/// @param right of the plot; beyond it is room for labels at the lines' ends
record Frame(
    double left, double top, double right, double bottom, int width, double xMax, double yMax) {
  private static final double BASELINE = 4;

  double x(double value) {
    return left + (right - left) * Math.min(value, xMax) / xMax;
  }

  double y(double value) {
    return bottom - (bottom - top) * Math.min(value, yMax) / yMax;
  }

  Chart.Picture with(List<Shape> shapes) {
    return new Chart.Picture(width, (int) Math.ceil(bottom + 20), shapes);
  }

  /// A level line, and its number beside it.
  void level(List<Shape> shapes, int value) {
    shapes.add(
        new Shape.Path(
            value == 0 ? "zero" : "grid", "M%s %sH%s".formatted(n(left), n(y(value)), n(right))));
    if (value > 0) {
      shapes.add(label("axis", left - 6, y(value) + BASELINE, "end", Integer.toString(value)));
    }
  }

  void under(List<Shape> shapes, double value, String text) {
    shapes.add(label("axis", x(value), bottom + 16, "middle", text));
  }

  Shape dot(String kind, double xValue, double yValue, double radius) {
    return new Shape.Dot(kind, n(x(xValue)), n(y(yValue)), n(radius));
  }

  static Shape label(String kind, double x, double y, String anchor, String text) {
    return new Shape.Label(kind, n(x), n(y), anchor, text);
  }

  /// A number as SVG has it, to a tenth.
  static String n(double value) {
    var text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /// A step for level lines: some four of them to the top.
  static int step(double most) {
    int step = 1;
    for (int next : new int[] {2, 5, 10, 20, 25, 50, 100, 200, 500}) {
      if (most / step <= 5) {
        return step;
      }
      step = next;
    }
    return step;
  }

  /// A step for numbers under the line: 5 overs, or 10 of a long innings.
  static int overStep(double overs) {
    return overs <= 25 ? 5 : overs <= 60 ? 10 : 20;
  }
}
