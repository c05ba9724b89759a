package dev.crease.cricket;

import java.util.regex.Pattern;

/// Where and how a ball was bowled and hit, as far as somebody noted it. It decides nothing.
///
/// @param stroke `cover drive`; empty where not known
/// @param angle where the ball went, in degrees clockwise from straight behind the bowler as the
///   striker sees it, 0 to 359; -1 where not known
/// @param distance how far, in hundredths of the way to the boundary, 0 to 100; -1 where not known
/// @param line `off`, `leg`, `straight`, …; empty where not known
/// @param length `full`, `good`, `short`, …; empty where not known
/// @param speed kilometres an hour, 1 to 199; 0 where not known
public record Shot(String stroke, int angle, int distance, String line, String length, int speed) {
  private static final Pattern WORDS = Pattern.compile("([\\p{L}\\p{N}][\\p{L}\\p{N} '-]{0,39})?");

  /// Nobody noted it.
  public static final Shot NONE = new Shot("", -1, -1, "", "", 0);

  public Shot {
    check(stroke, "a stroke");
    check(line, "a line");
    check(length, "a length");
    check(angle, -1, 359, "an angle");
    check(distance, -1, 100, "a distance");
    check(speed, 0, 199, "a speed");
  }

  private static void check(String text, String what) {
    if (!WORDS.matcher(text).matches()) {
      throw new IllegalArgumentException("%s is up to 40 letters, was: %s".formatted(what, text));
    }
  }

  private static void check(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("%s is up to %d, was: %d".formatted(what, most, value));
    }
  }

  public boolean noted() {
    return !equals(NONE);
  }
}
