package dev.crease.web.charts;

import java.util.List;

/// One chart. A value; any thread.
///
/// @param key names it in addresses and in the page: `worm`
/// @param sentence what it shows, in words; also what a screen reader says of the picture
/// @param picture empty where the table says it better
/// @param table the same numbers
/// @param more how it is worked out, if that wants saying; may be empty
public record Chart(
    String key, String title, String sentence, Picture picture, Table table, String more) {

  /// Shapes in a box of their own units; a page stretches it to its width.
  public record Picture(int width, int height, List<Shape> shapes) {
    static final Picture NONE = new Picture(0, 0, List.of());

    public Picture {
      shapes = List.copyOf(shapes);
    }

    public boolean shown() {
      return !shapes.isEmpty();
    }
  }

  /// Names of columns, and rows whose first cell names the row.
  public record Table(List<String> columns, List<List<String>> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /// What a picture is made of. `kind` is its class in the style sheet: what it stands for, never a
  /// colour.
  public sealed interface Shape {
    /// Numbers as SVG has them.
    record Path(String kind, String d) implements Shape {}

    record Dot(String kind, String x, String y, String radius) implements Shape {}

    record Bar(String kind, String x, String y, String width, String height) implements Shape {}

    /// A text.
    ///
    /// @param anchor `start`, `middle` or `end`
    record Label(String kind, String x, String y, String anchor, String text) implements Shape {}
  }
}
