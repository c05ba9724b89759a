package dev.crease.push.stream;

import dev.crease.push.JsonBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/// The frames a server sends (RFC 6455, 5.2): whole and unmasked. Any thread.
final class Frames {
  /// The most bytes before a payload.
  static final int MOST_OF_HEAD = 10;

  private static final int TEXT = 0x81;
  private static final int DEFLATED_TEXT = 0xc1;
  private static final int CLOSE = 0x88;
  private static final int PONG = 0x8a;
  private static final byte[] EMPTY_CLOSE = {(byte) CLOSE, 0};

  private Frames() {}

  /// A text frame.
  static ByteBuf text(byte[] utf8) {
    ByteBuf out = ByteBufAllocator.DEFAULT.directBuffer(utf8.length + MOST_OF_HEAD);
    head(out, TEXT, utf8.length);
    return out.writeBytes(utf8);
  }

  /// Adds a text frame.
  static void text(ByteBuf out, JsonBytes json) {
    head(out, TEXT, json.length());
    out.writeBytes(json.asBuffer());
  }

  /// Adds a text frame with a payload that is compressed (RFC 7692, 6).
  static void deflatedText(ByteBuf out, byte[] payload) {
    head(out, DEFLATED_TEXT, payload.length);
    out.writeBytes(payload);
  }

  static ByteBuf pong(byte[] payload) {
    ByteBuf out = Unpooled.buffer(2 + payload.length);
    head(out, PONG, payload.length);
    return out.writeBytes(payload);
  }

  /// A close frame without a code.
  static ByteBuf close() {
    return Unpooled.wrappedBuffer(EMPTY_CLOSE);
  }

  static ByteBuf close(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
    ByteBuf out = Unpooled.buffer(4 + text.length);
    head(out, CLOSE, 2 + text.length);
    return out.writeShort(code).writeBytes(text);
  }

  private static void head(ByteBuf out, int first, int length) {
    out.writeByte(first);
    if (length < 126) {
      out.writeByte(length);
    } else if (length < 1 << 16) {
      out.writeByte(126).writeShort(length);
    } else {
      out.writeByte(127).writeLong(length);
    }
  }
}
