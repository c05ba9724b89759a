package dev.crease.cricket.register;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How much two names are alike, 0 to 1. Case, accents, punctuation and the order of the names do
/// not count; initials stand for the names they begin; Devanagari is read as it sounds.
final class Likeness {
  private static final double SAME_INITIALS = 0.93;
  private static final double SAME_GIVEN = 0.93;
  private static final double SAME_SURNAME = 0.80;
  private static final double NEVER_THE_SAME = 0.97;
  private static final int PREFIX = 4;
  private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{2,3}");

  private Likeness() {}

  /// @param a a name's [#words]
  static double of(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    if (a.equals(b)) {
      return 1;
    }
    double likely = Math.max(alike(join(a), join(b)), alike(sorted(a), sorted(b))) * NEVER_THE_SAME;
    if (a.getLast().equals(b.getLast())) {
      if (a.size() == 1 || b.size() == 1) {
        return Math.max(SAME_SURNAME, likely);
      }
      if (alike(a.getFirst(), b.getFirst()) >= SAME_GIVEN) {
        return likely;
      }
      return initials(a, b) ? Math.max(SAME_INITIALS, likely) : Math.min(likely, SAME_SURNAME);
    }
    return likely;
  }

  /// `J. J. Roy` as `j`, `j`, `roy`; `JJ Roy` too: two or three capitals are initials, unless the
  /// whole name is in capitals, as in `MOEEN ALI`.
  static List<String> words(String name) {
    var plain =
        Normalizer.normalize(Sounds.roman(name), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    boolean mixed = plain.codePoints().anyMatch(Character::isLowerCase);
    var spaced =
        Arrays.stream(plain.split(" ", -1))
            .map(
                word ->
                    mixed && INITIALS.matcher(word).matches()
                        ? String.join(" ", word.split("", -1))
                        : word)
            .collect(Collectors.joining(" "));
    return Arrays.stream(spaced.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// Whether each first name of the shorter could be that of the longer.
  private static boolean initials(List<String> a, List<String> b) {
    int count = Math.min(a.size(), b.size()) - 1;
    boolean anInitial = false;
    for (int i = 0; i < count; i++) {
      var one = a.get(i);
      var other = b.get(i);
      boolean shortened = one.length() == 1 || other.length() == 1;
      anInitial |= shortened;
      if (shortened ? one.charAt(0) != other.charAt(0) : !one.equals(other)) {
        return false;
      }
    }
    return anInitial || a.size() != b.size();
  }

  private static String join(List<String> words) {
    return String.join(" ", words);
  }

  private static String sorted(List<String> words) {
    return words.stream().sorted().collect(Collectors.joining(" "));
  }

  /// Jaro and Winkler's measure: letters in common, near each other, and a common beginning.
  private static double alike(String a, String b) {
    int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    boolean[] usedA = new boolean[a.length()];
    boolean[] usedB = new boolean[b.length()];
    int common = 0;
    for (int i = 0; i < a.length(); i++) {
      for (int j = Math.max(0, i - reach); j < Math.min(b.length(), i + reach + 1); j++) {
        if (!usedB[j] && !usedA[i] && a.charAt(i) == b.charAt(j)) {
          usedA[i] = true;
          usedB[j] = true;
          common++;
        }
      }
    }
    if (common == 0) {
      return 0;
    }
    double m = common;
    double jaro = (m / a.length() + m / b.length() + (m - moved(a, b, usedA, usedB)) / m) / 3;
    int prefix = 0;
    while (prefix < Math.min(PREFIX, Math.min(a.length(), b.length()))
        && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * 0.1 * (1 - jaro);
  }

  private static double moved(String a, String b, boolean[] usedA, boolean[] usedB) {
    int moved = 0;
    int j = 0;
    for (int i = 0; i < a.length(); i++) {
      if (usedA[i]) {
        while (!usedB[j]) {
          j++;
        }
        moved += a.charAt(i) == b.charAt(j) ? 0 : 1;
        j++;
      }
    }
    return moved / 2.0;
  }
}
