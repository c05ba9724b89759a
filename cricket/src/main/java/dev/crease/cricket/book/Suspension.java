package dev.crease.cricket.book;

import java.util.Locale;

/// Why another bowls in mid-over: what the words say of the one who was taken off.
public enum Suspension {
  /// He is hurt, or it is not said; he may bowl again.
  NONE,
  /// He may not bowl again in this innings (Laws 21.3.2, 41.6.4, 41.7.4, 41.9.3 and 41.13.4).
  INNINGS,
  /// He may not bowl again in this match (Laws 41.3.5.2, 41.7.6 and 41.8).
  MATCH;

  /// `suspended`, `excluded - running on the pitch`: for the innings; with `match` in it for the
  /// match.
  public static Suspension of(String reason) {
    var word = reason.toLowerCase(Locale.ROOT);
    if (!word.startsWith("suspended") && !word.startsWith("excluded")) {
      return NONE;
    }
    return word.contains("match") ? MATCH : INNINGS;
  }
}
