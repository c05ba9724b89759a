package dev.crease.cricket;

import java.util.Locale;

/// Who won the toss and what they chose (Law 13.4, 13.5).
///
/// @param winner the team's name; empty before the toss ([#NONE])
/// @param uncontested no coin was tossed: the visitors chose, as some competitions allow
public record Toss(String winner, Choice choice, boolean uncontested) {
  /// There has been no toss.
  public static final Toss NONE = new Toss("", Choice.BAT, false);

  /// What the winner of the toss does first.
  public enum Choice {
    BAT,
    FIELD;

    /// `bat` or `field`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean made() {
    return !winner.isEmpty();
  }

  /// `England won the toss and chose to bat`; empty before the toss.
  public String text() {
    if (!made()) {
      return "";
    }
    return uncontested
        ? "%s chose to %s, no toss".formatted(winner, choice.word())
        : "%s won the toss and chose to %s".formatted(winner, choice.word());
  }
}
