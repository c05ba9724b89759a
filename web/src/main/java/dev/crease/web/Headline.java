package dev.crease.web;

/// A ball's text in three parts: `Boon to Rahimi, ` · `FOUR` · `Through extra cover.` How a batter
/// was out is left to the row's own line.
record Headline(String before, String after, String more) {
  private static final String OUT = "OUT";

  static Headline of(String text) {
    int comma = text.indexOf(", ");
    if (comma < 0) {
      return new Headline(text, "", "");
    }
    var before = text.substring(0, comma + 2);
    var rest = text.substring(comma + 2);
    if (rest.startsWith(OUT + ":")) {
      return new Headline(before, OUT, "");
    }
    int stop = rest.indexOf(". ");
    if (stop < 0) {
      var end = rest.endsWith(".") ? rest.length() - 1 : rest.length();
      return new Headline(before, rest.substring(0, end), "");
    }
    return new Headline(before, rest.substring(0, stop), rest.substring(stop + 2));
  }
}
