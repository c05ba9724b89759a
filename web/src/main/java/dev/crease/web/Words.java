package dev.crease.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Small words that several pages need.
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  private Words() {}

  /// `1 ball`, `2 balls`.
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /// `8.45`.
  static String rate(double rate) {
    return String.format(Locale.ROOT, "%.2f", rate);
  }

  /// `143.2`; a dash where there is nothing to divide by.
  static String ratio(double over, double under) {
    return under == 0 ? "–" : String.format(Locale.ROOT, "%.1f", over / under);
  }

  /// `16.2`, and `16` for `16.0`.
  static String overs(String overs) {
    return overs.endsWith(".0") ? overs.substring(0, overs.length() - 2) : overs;
  }

  /// The balls in `2.2` overs of so many balls each; 0 where the text is no such figure.
  static int balls(String overs, int perOver) {
    var dot = overs.indexOf('.');
    try {
      return dot < 0
          ? Integer.parseInt(overs) * perOver
          : Integer.parseInt(overs.substring(0, dot)) * perOver
              + Integer.parseInt(overs.substring(dot + 1));
    } catch (NumberFormatException notOvers) {
      return 0;
    }
  }

  /// A day or a moment in ISO 8601 as people write it; anything else as it is.
  static String start(String iso) {
    try {
      return isMoment(iso)
          ? MOMENT.format(OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC))
          : DAY.format(LocalDate.parse(iso));
    } catch (DateTimeException notIso) {
      return iso;
    }
  }

  static boolean isMoment(String iso) {
    return iso.indexOf('T') > 0;
  }

  /// `HTML's` first letter: `umpires` as `Umpires`, `tv_umpires` as `Tv umpires`.
  static String label(String name) {
    var spaced = name.replace('_', ' ');
    return spaced.isEmpty()
        ? ""
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
