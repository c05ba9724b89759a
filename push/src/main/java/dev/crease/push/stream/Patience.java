package dev.crease.push.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http2.Http2StreamChannel;

/// How long a peer has taken nothing of what waits for it, on its room's clock. To be asked every
/// second while nothing more is written to it. Its loop only.
///
/// What the kernel holds for the peer does not count: only what it has no room for waits here.
public final class Patience {
  private long waiting;
  private long since;

  /// Begins now, in seconds of the room.
  public Patience(long now) {
    since = now;
  }

  /// The seconds since the peer last took something; 0 when nothing waits for it.
  public long seconds(Channel channel, long now) {
    long left = left(channel);
    if (left == 0 || left < waiting) {
      since = now;
    }
    waiting = left;
    return now - since;
  }

  /// Whether nothing waited when this was last asked.
  public boolean isIdle() {
    return waiting == 0;
  }

  private static long left(Channel channel) {
    if (channel instanceof Http2StreamChannel) {
      return leftOfStream(channel);
    }
    ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
    return out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
  }

  /// A stream of HTTP/2 has no buffer of its own, only these counts.
  private static long leftOfStream(Channel channel) {
    ChannelConfig config = channel.config();
    return channel.isWritable()
        ? config.getWriteBufferHighWaterMark() + 1 - channel.bytesBeforeUnwritable()
        : Math.max(0, config.getWriteBufferLowWaterMark() - 1 + channel.bytesBeforeWritable());
  }

  /// The peer is well.
  public void renew(long now) {
    since = now;
  }
}
