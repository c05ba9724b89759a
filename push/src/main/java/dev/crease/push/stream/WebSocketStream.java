package dev.crease.push.stream;

import dev.crease.push.Limits;
import io.netty.channel.Channel;
import java.util.Optional;

/// Opens WebSocket streams (RFC 6455) on connections that have shaken hands, over whichever version
/// of HTTP. Their loop only.
public final class WebSocketStream {
  private static final Wire PLAIN = new Wire.Frame();

  private WebSocketStream() {}

  /// Makes the connection a stream whose reader may send messages.
  ///
  /// @param deflate what was agreed on compression, if anything
  public static StreamHandler open(
      LoopRoom room, Channel channel, Optional<Deflate> deflate, Receiver receiver, Limits limits) {
    Wire wire = deflate.<Wire>map(Wire.DeflatedFrame::new).orElse(PLAIN);
    StreamHandler stream = StreamHandler.open(room, channel, wire, limits);
    Inbox inbox = new Inbox(stream, receiver, limits);
    int mostBytes = limits.sizes().bodyBytes();
    stream.hearBy(new Conversation(stream, inbox, room, mostBytes, deflate.isPresent()));
    return stream;
  }
}
