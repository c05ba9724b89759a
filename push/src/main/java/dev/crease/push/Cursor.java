package dev.crease.push;

import java.util.Optional;

/// A place in the log: everything up to and including `offset` has been seen. Its text,
/// `epoch-offset`, is the event id on every transport.
///
/// Offsets rise through the whole log, not by one within a topic, and start at 1; offset 0 is the
/// place before the first event. The epoch changes only when the log itself was lost or replaced,
/// so cursors of two epochs are never compared. A value; any thread.
public record Cursor(String epoch, long offset) {
  private static final int EPOCH_CHARACTERS = 16;
  private static final int OFFSET_DIGITS = 18;

  public Cursor {
    if (!isEpoch(epoch, epoch.length())) {
      throw new IllegalArgumentException("an epoch is 1 to 16 letters and digits, was: " + epoch);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is 0 or more, was: " + offset);
    }
  }

  /// Reads `epoch-offset`, such as `k3-1042`; empty when the text does not have that form.
  public static Optional<Cursor> parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0 || !isEpoch(text, dash) || !isOffset(text, dash + 1)) {
      return Optional.empty();
    }
    long offset = Long.parseLong(text, dash + 1, text.length(), 10);
    return Optional.of(new Cursor(text.substring(0, dash), offset));
  }

  /// By hand, as in [Topic]: cursors are made and read with each request.
  private static boolean isEpoch(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (!Ascii.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return end >= 1 && end <= EPOCH_CHARACTERS;
  }

  /// One number has one text: no leading zero.
  private static boolean isOffset(String text, int begin) {
    for (int i = begin; i < text.length(); i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return false;
      }
    }
    int digits = text.length() - begin;
    return digits == 1 || (digits > 1 && digits <= OFFSET_DIGITS && text.charAt(begin) != '0');
  }

  @Override
  public String toString() {
    return epoch + "-" + offset;
  }
}
