package dev.crease.push.stream;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// Reads the frames that a WebSocket client sends (RFC 6455, 5) out of bytes that come as they
/// come: unmasks, joins fragments, checks what the RFC demands, and stops for good at the first
/// fault. Its loop only.
///
/// Between messages it holds no memory of its own; a message takes as much as has really come.
///
/// ```
///  |F|R|R|R| op-  |M| length      | length, if 126 (2 bytes)  | mask    | payload
///  |I|1|2|3| code |A| (7)         | or 127 (8 bytes)          | 4 bytes |
/// ```
final class FrameReader {
  private static final byte[] NONE = {};
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int MOST_OF_CONTROL = 125;
  private static final int FIRST_ROOM = 256;

  private enum Awaiting {
    FIRST_BYTE,
    SECOND_BYTE,
    LENGTH,
    MASK,
    PAYLOAD,
    NOTHING
  }

  private final Sink sink;
  private final int mostBytes;
  private final boolean deflated;

  private Awaiting awaiting = Awaiting.FIRST_BYTE;

  /// The frame that is being read: its first byte, bytes of length or mask to come, the payload's
  /// length, how much of it has come.
  private int first;

  private int left;
  private long length;
  private int mask;
  private int came;

  /// The message that is being read: its kind, 0 if there is none, and its bytes.
  private int message;

  private boolean compressed;
  private byte[] bytes = NONE;
  private int size;
  private int utf8 = Utf8.WHOLE;
  private byte[] control = NONE;

  /// @param mostBytes the longest message
  /// @param deflated whether messages may be compressed
  FrameReader(Sink sink, int mostBytes, boolean deflated) {
    this.sink = sink;
    this.mostBytes = mostBytes;
    this.deflated = deflated;
  }

  /// Who is told.
  interface Sink {
    /// A whole message; its text is UTF-8 unless it is compressed.
    void message(boolean text, boolean compressed, byte[] payload);

    void ping(byte[] payload);

    /// The peer closes, with a payload as it came.
    void close(byte[] payload);

    /// The peer broke a rule. Nothing more is read.
    void wrong(CloseCode code);
  }

  /// Reads all there is.
  void read(ByteBuf in) {
    while (in.isReadable() && awaiting != Awaiting.NOTHING) {
      switch (awaiting) {
        case FIRST_BYTE -> begin(in.readByte());
        case SECOND_BYTE -> measure(in.readByte());
        case LENGTH -> lengthen(in.readByte());
        case MASK -> mask(in.readByte());
        case PAYLOAD -> payload(in);
        case NOTHING -> {}
      }
    }
  }

  /// Reads nothing more.
  void stop() {
    awaiting = Awaiting.NOTHING;
    bytes = NONE;
  }

  private void begin(byte b) {
    first = b;
    boolean fine =
        switch (opcode()) {
          case CONTINUATION -> message != 0 && reserved() == 0;
          case TEXT, BINARY -> message == 0 && (reserved() == 0 || (reserved() == 4 && deflated));
          case CLOSE, PING, PONG -> isFinal() && reserved() == 0;
          default -> false;
        };
    if (fine) {
      awaiting = Awaiting.SECOND_BYTE;
    } else {
      fail(CloseCode.PROTOCOL_ERROR);
    }
  }

  private void measure(byte b) {
    int said = b & 0x7f;
    if (b >= 0 || (isControl() && said > MOST_OF_CONTROL)) {
      fail(CloseCode.PROTOCOL_ERROR); // unmasked, or too long for a control frame
    } else if (said < 126) {
      length = said;
      measured();
    } else {
      length = 0;
      left = said == 126 ? 2 : 8;
      awaiting = Awaiting.LENGTH;
    }
  }

  private void lengthen(byte b) {
    length = length << 8 | (b & 0xff);
    if (--left > 0) {
      return;
    }
    if (length < 126) { // also what is negative; a length has no leading zeros
      fail(CloseCode.PROTOCOL_ERROR);
    } else {
      measured();
    }
  }

  private void measured() {
    if (!isControl() && size + length > mostBytes) {
      fail(CloseCode.TOO_BIG);
      return;
    }
    if (opcode() == TEXT || opcode() == BINARY) {
      message = opcode();
      compressed = reserved() == 4;
    }
    came = 0;
    left = 4;
    awaiting = Awaiting.MASK;
  }

  private void mask(byte b) {
    mask = mask << 8 | (b & 0xff);
    if (--left == 0) {
      awaiting = Awaiting.PAYLOAD;
      if (isControl()) {
        control = length == 0 ? NONE : new byte[(int) length];
      }
      if (length == 0) {
        complete();
      }
    }
  }

  private void payload(ByteBuf in) {
    int count = (int) Math.min(in.readableBytes(), length - came);
    if (isControl()) {
      unmask(in, control, came, count);
    } else {
      reserve(count);
      unmask(in, bytes, size, count);
      if (message == TEXT && !compressed) {
        utf8 = Utf8.after(utf8, bytes, size, size + count);
      }
      size += count;
    }
    came += count;
    if (utf8 == Utf8.WRONG) {
      fail(CloseCode.NOT_UTF_8);
    } else if (came == length) {
      complete();
    }
  }

  private void reserve(int count) {
    if (size + count > bytes.length) {
      int twice = Math.max(FIRST_ROOM, Math.min(2 * bytes.length, mostBytes));
      boolean last = isFinal() && came + count == length; // so this is all of it
      bytes = Arrays.copyOf(bytes, last ? size + count : Math.max(twice, size + count));
    }
  }

  private void unmask(ByteBuf in, byte[] target, int at, int count) {
    in.readBytes(target, at, count);
    for (int i = 0; i < count; i++) {
      target[at + i] ^= (byte) (mask >> (24 - 8 * (came + i & 3)));
    }
  }

  private void complete() {
    awaiting = Awaiting.FIRST_BYTE;
    switch (opcode()) {
      case PING -> sink.ping(control);
      case CLOSE -> {
        stop();
        sink.close(control);
      }
      case PONG -> {}
      default -> {
        if (isFinal()) {
          completeMessage();
        }
      }
    }
    control = NONE;
  }

  private void completeMessage() {
    if (utf8 != Utf8.WHOLE) {
      fail(CloseCode.NOT_UTF_8);
      return;
    }
    byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    boolean text = message == TEXT;
    message = 0;
    bytes = NONE;
    size = 0;
    sink.message(text, compressed, whole);
  }

  private void fail(CloseCode code) {
    stop();
    sink.wrong(code);
  }

  private int opcode() {
    return first & 0xf;
  }

  private boolean isFinal() {
    return (first & 0x80) != 0;
  }

  private int reserved() {
    return first >> 4 & 7;
  }

  private boolean isControl() {
    return opcode() >= CLOSE;
  }
}
