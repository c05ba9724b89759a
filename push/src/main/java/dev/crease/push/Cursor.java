package dev.crease.push;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the log: everything up to and including `offset` has been seen. Its text,
/// `epoch-offset`, is the event id on every transport.
///
/// Offsets rise through the whole log, not by one within a topic, and start at 1; offset 0 is the
/// place before the first event. The epoch changes only when the log itself was lost or replaced,
/// so cursors of two epochs are never compared. A value; any thread.
public record Cursor(String epoch, long offset) {
  private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9]{1,16}");
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]{1,16})-(0|[1-9][0-9]{0,17})");

  public Cursor {
    if (!EPOCH.matcher(epoch).matches()) {
      throw new IllegalArgumentException("an epoch is 1 to 16 letters and digits, was: " + epoch);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is 0 or more, was: " + offset);
    }
  }

  /// Reads `epoch-offset`, such as `k3-1042`; empty when the text does not have that form.
  public static Optional<Cursor> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new Cursor(parts.group(1), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return epoch + "-" + offset;
  }
}
