package dev.crease.push.stream;

import dev.crease.push.Limits;
import io.netty.channel.Channel;

/// A WebSocket that sends back every message as it came, text and binary; for test suites that
/// judge how frames are read and connections closed.
public final class EchoStream {
  private EchoStream() {}

  /// Makes the connection such a stream. Its loop only.
  public static void open(LoopRoom room, Channel channel, int mostBytes) {
    StreamHandler stream = StreamHandler.open(room, channel, new Wire.Frame(), Limits.defaults());
    stream.hearBy(new Conversation(stream, new Echo(stream), room, mostBytes, false));
  }

  private record Echo(StreamHandler stream) implements Conversation.Messages {
    @Override
    public void text(byte[] utf8) {
      stream.write(Frames.text(utf8));
    }

    @Override
    public void binary(byte[] payload) {
      var frame = Frames.text(payload);
      stream.write(frame.setByte(0, 0x82));
    }

    @Override
    public boolean hasRoom() {
      return true;
    }
  }
}
