package dev.crease.web;

import dev.crease.cricket.notation.OverNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A ball as a round mark: a digit or letters that carry the meaning, a shape and colour that
/// repeat it, and the words a screen reader says. `chips.ts` does the same in the browser.
///
/// @param mark what stands in the chip: `4`, `Wd`, `W`
/// @param kind its class: `k0` dot, `k4`, `k6`, `kw` wicket, `kx` extras, empty for plain runs
/// @param words `four`, `wide`, `2 leg byes`
/// @param legal whether it counts among the balls of its over
record Chip(String mark, String kind, String words, boolean legal) {

  /// The chip of a word of over notation. An unknown word is shown as it is.
  static Chip of(String word) {
    int runs = 0;
    int wides = 0;
    boolean boundary = false;
    boolean noBall = false;
    boolean wicket = false;
    var extra = "";
    var said = new ArrayList<String>();
    for (var part : OverNotation.parts(word)) {
      int digits = 0;
      while (digits < part.length() && Character.digit(part.charAt(digits), 10) >= 0) {
        digits++;
      }
      int count = digits == 0 || digits > 2 ? 0 : Integer.parseInt(part.substring(0, digits));
      var unit = part.substring(digits);
      switch (unit) {
        case "" -> {
          runs = count;
          boundary = count == 4 || count == 6;
        }
        case "r" -> runs = count;
        case "wd" -> wides = 1;
        case "nb" -> noBall = true;
        case "b", "lb", "pen" -> {
          extra = count + unit;
          said.add(extraWords(count, unit));
        }
        case "." -> {}
        default -> wicket |= unit.startsWith("W");
      }
    }
    if (wides > 0) {
      return wide(wides + runs, wicket);
    }
    if (noBall) {
      said.addFirst("no-ball");
    }
    if (runs > 0) {
      said.add(runWords(runs, boundary));
    }
    if (wicket) {
      said.add("wicket");
    }
    var mark = wicket ? "W" : noBall ? "Nb" : "";
    var counted = mark + (runs > 0 ? Integer.toString(runs) : noBall ? "" : extra);
    var kind =
        wicket
            ? "kw"
            : noBall || !extra.isEmpty() ? "kx" : boundary ? "k" + runs : runs == 0 ? "k0" : "";
    return new Chip(
        counted.isEmpty() ? "•" : counted,
        kind,
        said.isEmpty() ? "no run" : String.join(", ", said),
        !noBall);
  }

  static List<Chip> of(List<String> words) {
    return words.stream().map(Chip::of).toList();
  }

  static int legal(List<String> words) {
    return (int) words.stream().map(Chip::of).filter(Chip::legal).count();
  }

  /// The class of the word that the chip's colour goes with, as `k4t`.
  String textKind() {
    return kind.isEmpty() || kind.equals("k0") ? "" : kind + "t";
  }

  /// The class of a ball's row in the commentary: a wicket is marked, and what is worth a look.
  String rowClass() {
    return switch (kind) {
      case "kw" -> "wk key";
      case "k4", "k6" -> "key";
      default -> "";
    };
  }

  private static Chip wide(int wides, boolean wicket) {
    var words = wides == 1 ? "wide" : wides + " wides";
    return wicket
        ? new Chip("W", "kw", words + ", wicket", false)
        : new Chip(wides == 1 ? "Wd" : wides + "wd", "kx", words, false);
  }

  private static String runWords(int runs, boolean boundary) {
    if (boundary) {
      return runs == 4 ? "four" : "six";
    }
    return Words.count(runs, "run");
  }

  private static String extraWords(int count, String unit) {
    return switch (unit) {
      case "b" -> Words.count(count, "bye");
      case "lb" -> Words.count(count, "leg bye");
      default -> Words.count(count, "penalty run");
    };
  }

  /// The class attribute: `c k4`, and more.
  String classes(String more) {
    return String.join(" ", Stream.of("c", kind, more).filter(c -> !c.isEmpty()).toList());
  }
}
