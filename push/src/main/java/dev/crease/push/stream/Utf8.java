package dev.crease.push.stream;

/// Checks a UTF-8 text that comes in pieces (RFC 3629, 4): no overlong forms, no surrogates,
/// nothing beyond U+10FFFF. Pure functions over a state that fits an int. Any thread.
///
/// A state is what the next bytes must be: how many are left, and the least and the most that the
/// first of them may be.
final class Utf8 {
  /// Between two characters: a text may end here.
  static final int WHOLE = 0;

  /// No further byte can mend it.
  static final int WRONG = -1;

  private Utf8() {}

  /// The state after these bytes.
  static int after(int state, byte[] bytes, int from, int to) {
    int at = from;
    int now = state;
    while (at < to && now != WRONG) {
      now = after(now, bytes[at] & 0xff);
      at++;
    }
    return now;
  }

  /// Whether all bytes from there on are a text.
  static boolean isWhole(byte[] bytes, int from) {
    return after(WHOLE, bytes, from, bytes.length) == WHOLE;
  }

  private static int after(int state, int b) {
    if (state == WHOLE) {
      return b < 0x80 ? WHOLE : lead(b);
    }
    int least = state >> 8 & 0xff;
    int most = state & 0xff;
    int left = (state >> 16) - 1;
    if (b < least || b > most) {
      return WRONG;
    }
    return left == 0 ? WHOLE : expect(left, 0x80, 0xbf);
  }

  private static int lead(int b) {
    if (b < 0xc2 || b > 0xf4) {
      return WRONG;
    }
    if (b < 0xe0) {
      return expect(1, 0x80, 0xbf);
    }
    if (b < 0xf0) {
      return expect(2, b == 0xe0 ? 0xa0 : 0x80, b == 0xed ? 0x9f : 0xbf);
    }
    return expect(3, b == 0xf0 ? 0x90 : 0x80, b == 0xf4 ? 0x8f : 0xbf);
  }

  private static int expect(int left, int least, int most) {
    return left << 16 | least << 8 | most;
  }
}
