package dev.crease.interop.fuzz;

import java.io.ByteArrayOutputStream;

/// Frames of RFC 6455 whose lengths fit, so that a fuzzer gets past the first one.
final class Frames {
  private static final int LONGEST = 125;

  private Frames() {}

  /// Takes bytes, from an index on, as frames: the first byte of each is its first byte on the
  /// wire, the second its length, then comes as much payload as there is. The mask is zero.
  static byte[] masked(byte[] from, int start) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    int at = start;
    while (at + 1 < from.length) {
      int first = from[at];
      int length = Math.min(Math.min(from[at + 1] & 0x7f, LONGEST), from.length - at - 2);
      frames.write(first);
      frames.write(0x80 | length);
      frames.writeBytes(new byte[4]);
      frames.write(from, at + 2, length);
      at += 2 + length;
    }
    return frames.toByteArray();
  }
}
