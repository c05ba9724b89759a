package dev.crease.cricket.rain;

import java.util.List;

/// What share of a 50-over innings' resources a side still has, by balls left and wickets lost: the
/// table of the Standard Edition. Whole numbers: tenths of a percent. A value; any thread.
public final class ResourceTable {
  /// The most balls it knows.
  public static final int BALLS_MAX = 300;

  /// How many wickets may be lost while something is left.
  public static final int WICKETS = 10;

  private final short[] tenths;

  private ResourceTable(short[] tenths) {
    this.tenths = tenths;
  }

  /// Reads lines of `balls,w0,…,w9` for 0 to 300 balls, in percent with one decimal. Lines that
  /// begin with `#` or with a letter are left out.
  ///
  /// @throws IllegalArgumentException when a figure is missing or cannot be right: resources never
  ///   grow with a wicket or shrink with a ball, and none are left without balls
  public static ResourceTable parse(String csv) {
    List<String> rows = csv.lines().filter(line -> line.matches("\\d.*")).toList();
    if (rows.size() != BALLS_MAX + 1) {
      throw new IllegalArgumentException(
          "a table has a line for each of 0 to %d balls, had: %d"
              .formatted(BALLS_MAX, rows.size()));
    }
    var table = new ResourceTable(new short[rows.size() * WICKETS]);
    for (int balls = 0; balls < rows.size(); balls++) {
      table.read(balls, rows.get(balls));
    }
    return table;
  }

  private void read(int balls, String row) {
    String[] figures = row.strip().split(",", -1);
    if (figures.length != WICKETS + 1 || !figures[0].equals(Integer.toString(balls))) {
      throw new IllegalArgumentException(
          "expected %d balls and ten figures, was: %s".formatted(balls, row));
    }
    for (int lost = 0; lost < WICKETS; lost++) {
      String figure = figures[lost + 1];
      if (!figure.matches("\\d{1,3}\\.\\d")) {
        throw new IllegalArgumentException("expected percent with one decimal, was: " + figure);
      }
      int value = Integer.parseInt(figure.replace(".", ""));
      boolean grows = lost > 0 && value > tenths(balls, lost - 1);
      boolean shrinks = balls > 0 && value < tenths(balls - 1, lost);
      if (grows || shrinks || (balls == 0 && value != 0)) {
        throw new IllegalArgumentException(
            "%d balls left and %d wickets lost cannot be %s".formatted(balls, lost, figure));
      }
      tenths[balls * WICKETS + lost] = (short) value;
    }
  }

  /// What is left, in tenths of a percent of a full 50-over innings; nothing for a side all out.
  ///
  /// @param balls 0 to 300
  /// @param wickets 0 to 10
  public int tenths(int balls, int wickets) {
    if (balls < 0 || balls > BALLS_MAX || wickets < 0 || wickets > WICKETS) {
      throw new IllegalArgumentException(
          "balls left are 0 to %d and wickets lost 0 to %d, were: %d and %d"
              .formatted(BALLS_MAX, WICKETS, balls, wickets));
    }
    return wickets == WICKETS ? 0 : tenths[balls * WICKETS + wickets];
  }
}
