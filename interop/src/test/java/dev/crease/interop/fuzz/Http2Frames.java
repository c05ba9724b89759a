package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Frames of RFC 9113 whose lengths fit, so that a fuzzer gets past the first one.
final class Http2Frames {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int STREAM = 1;
  private static final int LONGEST = 16_384;

  /// The most that seven bits say as a length by themselves (RFC 7541, 5.1).
  private static final int SEVEN_BITS = 127;

  private Http2Frames() {}

  /// Settings that change nothing.
  static void settings(ByteArrayOutputStream to) {
    frame(to, SETTINGS, 0, 0, new byte[0]);
  }

  /// Takes bytes as frames: of each, the first byte is its type, then come its flags, its stream,
  /// its length, and as much payload as there is.
  static byte[] fitting(byte[] from) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    int at = 0;
    while (at + 3 < from.length) {
      int length = Math.min(from[at + 3] & 0xff, from.length - at - 4);
      byte[] payload = Arrays.copyOfRange(from, at + 4, at + 4 + length);
      frame(frames, from[at] & 0x0f, from[at + 1], from[at + 2] & 0x0f, payload);
      at += 4 + length;
    }
    return frames.toByteArray();
  }

  /// The header block of a stream's request, from lines `name: value` whose name may begin with a
  /// colon; each field is a literal (RFC 7541, 6.2.2).
  static void headers(ByteArrayOutputStream to, String lines, boolean last) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (String line : lines.split("\n", -1)) {
      int colon = line.indexOf(':', 1);
      if (colon > 0) {
        block.write(0);
        literal(block, line.substring(0, colon));
        literal(block, line.substring(colon + 1).strip());
      }
    }
    byte[] whole = block.toByteArray();
    byte[] fits = Arrays.copyOf(whole, Math.min(whole.length, LONGEST));
    frame(to, HEADERS, END_HEADERS | (last ? END_STREAM : 0), STREAM, fits);
  }

  private static void literal(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    int length = bytes.length;
    if (length < SEVEN_BITS) {
      block.write(length);
    } else {
      block.write(SEVEN_BITS);
      for (length -= SEVEN_BITS; length >= 0x80; length >>= 7) {
        block.write(0x80 | (length & 0x7f));
      }
      block.write(length);
    }
    block.writeBytes(bytes);
  }

  /// What the stream carries, in as many frames as it takes.
  static void data(ByteArrayOutputStream to, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += LONGEST) {
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LONGEST));
      frame(to, DATA, 0, STREAM, part);
    }
  }

  private static void frame(
      ByteArrayOutputStream to, int type, int flags, int stream, byte[] payload) {
    to.write(payload.length >> 16);
    to.write(payload.length >> 8);
    to.write(payload.length);
    to.write(type);
    to.write(flags);
    to.writeBytes(new byte[] {0, 0, 0, (byte) stream});
    to.writeBytes(payload);
  }
}
