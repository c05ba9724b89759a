package dev.crease.cricket;

/// Runs that no batter scored (Law 18.2), counted in runs, not deliveries. Used both for one
/// delivery and for an innings.
///
/// @param penalty five-run awards to the batting side (Law 41.17)
public record Extras(int wides, int noballs, int byes, int legbyes, int penalty) {
  public static final Extras NONE = new Extras(0, 0, 0, 0, 0);

  public Extras {
    if (wides < 0 || noballs < 0 || byes < 0 || legbyes < 0 || penalty < 0) {
      throw new IllegalArgumentException("extras must not be negative");
    }
  }

  public int total() {
    return wides + noballs + byes + legbyes + penalty;
  }

  public Extras plus(Extras more) {
    return new Extras(
        wides + more.wides,
        noballs + more.noballs,
        byes + more.byes,
        legbyes + more.legbyes,
        penalty + more.penalty);
  }

  /// `b 2, lb 3, w 12`; empty when there are none.
  public String text() {
    var text = new StringBuilder();
    add(text, "b", byes);
    add(text, "lb", legbyes);
    add(text, "w", wides);
    add(text, "nb", noballs);
    add(text, "pen", penalty);
    return text.toString();
  }

  private static void add(StringBuilder text, String name, int runs) {
    if (runs > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(runs);
    }
  }
}
