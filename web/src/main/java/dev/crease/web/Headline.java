package dev.crease.web;

/// A ball's text in three parts: `Boon to Rahimi, ` · `FOUR` · `Through extra cover.`
record Headline(String before, String after, String more) {
  static Headline of(String text) {
    int comma = text.indexOf(", ");
    if (comma < 0) {
      return new Headline(text, "", "");
    }
    var before = text.substring(0, comma + 2);
    var rest = text.substring(comma + 2);
    int stop = rest.indexOf(". ");
    if (stop < 0) {
      var end = rest.endsWith(".") ? rest.length() - 1 : rest.length();
      return new Headline(before, rest.substring(0, end), "");
    }
    return new Headline(before, rest.substring(0, stop), rest.substring(stop + 2));
  }
}
