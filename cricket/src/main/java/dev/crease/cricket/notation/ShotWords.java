package dev.crease.cricket.notation;

import dev.crease.cricket.Shot;

/// A shot inside a word of over notation: `shot(cover drive/60/90/off/full/138)`; stroke, angle,
/// distance, line, length, speed, a dash for what is not known.
final class ShotWords {
  private static final String OPENING = "shot(";
  private static final String DASH = "-";
  private static final int PARTS = 6;

  private ShotWords() {}

  static boolean isOne(String part) {
    return part.startsWith(OPENING);
  }

  static Shot read(String part) {
    var parts = part.substring(OPENING.length(), part.length() - 1).split("/", -1);
    if (parts.length != PARTS) {
      throw new OverNotation.Fault("shot(stroke/angle/distance/line/length/speed)", part);
    }
    try {
      return new Shot(
          text(parts[0]),
          number(parts[1], -1),
          number(parts[2], -1),
          text(parts[3]),
          text(parts[4]),
          number(parts[5], 0));
    } catch (IllegalArgumentException e) {
      throw new OverNotation.Fault("a shot (" + e.getMessage() + ")", part);
    }
  }

  private static String text(String part) {
    return part.equals(DASH) ? "" : part;
  }

  private static int number(String part, int unknown) {
    return part.equals(DASH) ? unknown : Integer.parseInt(part);
  }

  static String write(Shot shot) {
    return OPENING
        + String.join(
            "/",
            word(shot.stroke()),
            word(shot.angle(), -1),
            word(shot.distance(), -1),
            word(shot.line()),
            word(shot.length()),
            word(shot.speed(), 0))
        + ")";
  }

  private static String word(String text) {
    return text.isEmpty() ? DASH : text;
  }

  private static String word(int number, int unknown) {
    return number == unknown ? DASH : Integer.toString(number);
  }
}
