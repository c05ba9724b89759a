package dev.crease.push.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;

/// One reader's zlib stream (RFC 1950), the coding that HTTP calls `deflate`. Its body is made of
/// stretches that all readers share; its own are only the place of its checksum, which is worked
/// out from theirs without the bytes, and what is said to this reader alone. Its loop only.
final class ZlibStream {
  private static final int HEAD = 0x789c; // a window of 32 KiB, no dictionary (RFC 1950, 2.2)
  private static final int LAST_BLOCK = 0x0300; // final, fixed codes, empty (RFC 1951, 3.2.3)
  private static final long ADLER_BASE = 65_521; // RFC 1950, 8.2
  private static final int MOST_STORED = 0xffff;

  private int adler = 1;

  /// The first bytes.
  static ByteBuf head() {
    return Unpooled.buffer(2).writeShort(HEAD);
  }

  /// The bytes of a stretch, whose plain text is now part of the checksum.
  ByteBuf next(WireForms.Stretch stretch) {
    adler = joined(adler, stretch.plainAdler(), stretch.plainLength());
    return stretch.bytes();
  }

  /// A short text as it is, in a stored block.
  ByteBuf stored(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MOST_STORED) {
      throw new IllegalArgumentException("a stored block is at most 65535 bytes");
    }
    Adler32 sum = new Adler32();
    sum.update(utf8);
    adler = joined(adler, (int) sum.getValue(), utf8.length);
    return Unpooled.buffer(5 + utf8.length)
        .writeByte(0)
        .writeShortLE(utf8.length)
        .writeShortLE(~utf8.length)
        .writeBytes(utf8);
  }

  /// The last bytes: the stream is complete.
  ByteBuf end() {
    return Unpooled.buffer(6).writeShort(LAST_BLOCK).writeInt(adler);
  }

  /// The checksum of two texts, one after the other, from theirs: `a` is the sum of the bytes plus
  /// 1, `b` the sum of all values of `a`.
  static int joined(int first, int second, int secondLength) {
    long a1 = first & 0xffffL;
    long b1 = (first & 0xffffffffL) >>> 16;
    long a2 = second & 0xffffL;
    long b2 = (second & 0xffffffffL) >>> 16;
    long a = (a1 + a2 + ADLER_BASE - 1) % ADLER_BASE;
    long b = (b1 + b2 + (secondLength % ADLER_BASE) * (a1 + ADLER_BASE - 1)) % ADLER_BASE;
    return (int) (b << 16 | a);
  }
}
