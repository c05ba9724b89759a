package dev.crease.push.http2;

import io.netty.channel.Channel;

/// What becomes of a connection once it is known which version of HTTP it speaks. Its loop only.
public interface Versions {
  /// It speaks HTTP/1.1: the handlers for it are added at the end of its pipeline.
  void http1(Channel channel);

  /// The same for HTTP/2.
  void http2(Channel channel);
}
