package dev.crease.push;

import java.time.Instant;

/// An event that the log has not numbered yet.
///
/// @param type what it is, 1 to 64 of `[A-Za-z0-9._:-]`
/// @param time when it was made; kept to the millisecond
/// @param data the publisher's own value
public record Draft(String type, Instant time, JsonBytes data) {
  private static final int TYPE_CHARACTERS = 64;

  public Draft {
    if (!isType(type)) {
      throw new IllegalArgumentException(
          "an event type is 1 to 64 letters, digits and . _ : -, was: " + type);
    }
  }

  /// By hand, as in [Topic]: each publish asks.
  private static boolean isType(String type) {
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      if (!Ascii.isLetterOrDigit(c) && c != '.' && c != '_' && c != ':' && c != '-') {
        return false;
      }
    }
    return !type.isEmpty() && type.length() <= TYPE_CHARACTERS;
  }
}
