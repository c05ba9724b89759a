package dev.crease.push;

import java.time.Instant;
import java.util.regex.Pattern;

/// An event that the log has not numbered yet.
///
/// @param type what it is, 1 to 64 of `[A-Za-z0-9._:-]`
/// @param time when it was made; kept to the millisecond
/// @param data the publisher's own value
public record Draft(String type, Instant time, JsonBytes data) {
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  public Draft {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "an event type is 1 to 64 letters, digits and . _ : -, was: " + type);
    }
  }
}
