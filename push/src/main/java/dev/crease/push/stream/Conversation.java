package dev.crease.push.stream;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.zip.DataFormatException;

/// What the reader of a WebSocket sends, as RFC 6455 demands it to be dealt with: pings are
/// answered, a close is answered with the same code, a broken rule closes with the code that names
/// it, and messages go to who understands them. After a close nothing is read and nothing written.
/// Its loop only.
///
/// A reader who sends faster than it is answered, or does not take its answers, is not read from.
final class Conversation implements FrameReader.Sink {
  private final StreamHandler stream;
  private final Messages messages;
  private final LoopRoom room;
  private final int mostBytes;
  private final FrameReader reader;

  /// @param mostBytes the longest message, compressed or not
  /// @param deflated whether messages may be compressed
  Conversation(
      StreamHandler stream, Messages messages, LoopRoom room, int mostBytes, boolean deflated) {
    this.stream = stream;
    this.messages = messages;
    this.room = room;
    this.mostBytes = mostBytes;
    reader = new FrameReader(this, mostBytes, deflated);
  }

  /// Who understands the messages.
  interface Messages {
    void text(byte[] utf8);

    void binary(byte[] payload);

    /// Whether more may be read.
    boolean hasRoom();
  }

  /// Bytes have come.
  void hear(ByteBuf bytes) {
    reader.read(bytes);
  }

  /// Nothing more is read.
  void stop() {
    reader.stop();
  }

  boolean hasRoom() {
    return messages.hasRoom();
  }

  @Override
  public void message(boolean text, boolean compressed, byte[] payload) {
    try {
      if (compressed) {
        inflated(text, room.wireForms().compression().inflate(payload, mostBytes));
      } else {
        understood(text, payload);
      }
    } catch (DataFormatException e) {
      wrong(CloseCode.NOT_DEFLATED);
    }
  }

  private void inflated(boolean text, Optional<byte[]> plain) {
    if (plain.isEmpty()) {
      wrong(CloseCode.TOO_BIG);
    } else if (text && !Utf8.isWhole(plain.get(), 0)) {
      wrong(CloseCode.NOT_UTF_8);
    } else {
      understood(text, plain.get());
    }
  }

  private void understood(boolean text, byte[] plain) {
    if (text) {
      messages.text(plain);
    } else {
      messages.binary(plain);
    }
  }

  @Override
  public void ping(byte[] payload) {
    stream.write(Frames.pong(payload));
  }

  @Override
  public void close(byte[] payload) {
    if (payload.length == 0) {
      stream.end(Frames.close());
      return;
    }
    int code = payload.length == 1 ? 0 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    if (!CloseCode.mayBeSent(code)) {
      wrong(CloseCode.PROTOCOL_ERROR);
    } else if (!Utf8.isWhole(payload, 2)) {
      wrong(CloseCode.NOT_UTF_8);
    } else {
      stream.end(Frames.close(code, ""));
    }
  }

  @Override
  public void wrong(CloseCode code) {
    stream.close(code);
  }
}
