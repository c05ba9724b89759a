package dev.crease.push.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;

/// What a stream asks of its socket. A stream within another connection, such as one of HTTP/2, has
/// no socket of its own, and these do what can be done. Its loop only.
final class Sockets {
  /// How long a stream that has ended waits for its peer to close, in seconds.
  static final int CLOSING_SECONDS = 3;

  /// Closes what we send, and leaves the rest to the peer: closing with unread bytes at hand would
  /// make the kernel send a reset, which may overtake the last words.
  static final ChannelFutureListener CLOSE_WHEN_READ =
      written -> {
        Channel channel = written.channel();
        boolean bare = channel.pipeline().first() instanceof StreamHandler;
        if (written.isSuccess() && bare && channel instanceof DuplexChannel duplex) {
          duplex.shutdownOutput();
        } else {
          channel.close();
        }
      };

  private Sockets() {}

  /// Bounds what the kernel holds for a peer that does not read: without this it is up to 4 MB, and
  /// 4.1 MB were measured for each.
  static void makeSmall(Channel channel, int kernelBytes) {
    channel.config().setOption(ChannelOption.SO_SNDBUF, kernelBytes);
  }

  /// Closes at once, with a reset (RFC 9293, 3.6): what the kernel still holds for a peer that does
  /// not read would stay for many minutes otherwise.
  static void reset(Channel channel) {
    if (channel.isActive()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    channel.close();
  }
}
