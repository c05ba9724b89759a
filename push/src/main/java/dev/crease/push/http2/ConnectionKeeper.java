package dev.crease.push.http2;

import dev.crease.push.Limits;
import dev.crease.push.stream.Guest;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.Patience;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;

/// Watches over one connection of HTTP/2, the streams of which watch over themselves: ends it when
/// its preface does not come, when it has been without a stream for long, when its peer takes
/// nothing, or floods it with PING and SETTINGS. Its loop only.
final class ConnectionKeeper extends ChannelInboundHandlerAdapter implements Guest {
  private final Channel channel;
  private final LoopRoom room;
  private final Limits limits;
  private final Patience patience;
  private int streams;
  private boolean greeted;
  private boolean leaving;
  private long since;
  private int seat;
  private final Budget controls;
  private final Budget resets;

  ConnectionKeeper(Channel channel, LoopRoom room, Limits limits) {
    this.channel = channel;
    this.room = room;
    this.limits = limits;
    since = room.second();
    controls = new Budget(limits.http2().controls(), 1);
    resets = new Budget(limits.http2().resets(), limits.http2().resetSeconds());
    patience = new Patience(since);
  }

  @Override
  public int seat() {
    return seat;
  }

  @Override
  public void sit(int taken) {
    seat = taken;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    room.enter(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    room.leave(this);
  }

  /// What belongs to no stream: the codec has already answered it.
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    try {
      switch (frame) {
        case Http2SettingsFrame _ -> {
          greeted = true; // a preface ends with its first SETTINGS
          count();
        }
        case Http2PingFrame _ -> count();
        default -> {}
      }
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void count() {
    if (!controls.take(room.second())) {
      leave(Http2Error.ENHANCE_YOUR_CALM, "too many PING or SETTINGS frames");
    }
  }

  void streamOpened() {
    streams++;
  }

  void streamClosed() {
    streams--;
  }

  /// Whether we may reset one more stream.
  boolean mayReset() {
    return resets.take(room.second());
  }

  /// A peer who does not take what it is sent is not read from either: else the answers to its
  /// PINGs would pile up.
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    channel.config().setAutoRead(channel.isWritable());
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void second(long now) {
    if (patience.seconds(channel, now) >= limits.times().stuckSeconds()) {
      cut();
    } else if (streams > 0) {
      since = now;
    } else if (now - since >= allowed()) {
      leave(Http2Error.NO_ERROR, "");
    }
  }

  private int allowed() {
    return greeted && !leaving ? limits.times().idleSeconds() : limits.times().requestSeconds();
  }

  /// No new streams; those that are open say their own goodbye.
  @Override
  public void closing(int withinSeconds) {
    leaving = true;
    since = room.second();
    channel.writeAndFlush(goAway(Http2Error.NO_ERROR, ""), channel.voidPromise());
  }

  @Override
  public void goodbye() {
    if (!leaving) {
      closing(0);
    }
  }

  @Override
  public boolean hasEnded() {
    return leaving && streams == 0;
  }

  private void leave(Http2Error error, String why) {
    channel.writeAndFlush(goAway(error, why)).addListener(ChannelFutureListener.CLOSE);
  }

  private static DefaultHttp2GoAwayFrame goAway(Http2Error error, String why) {
    ByteBuf reason = ByteBufUtil.writeAscii(ByteBufAllocator.DEFAULT, why);
    return new DefaultHttp2GoAwayFrame(error, reason);
  }

  @Override
  public void cut() {
    channel.close();
  }

  /// What breaks the protocol the codec answers, with GOAWAY, after this; else the connection is
  /// broken and there is nobody left to tell.
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
      ctx.close();
    }
  }

  /// So many in so many seconds.
  private static final class Budget {
    private final int most;
    private final int seconds;
    private long since;
    private int taken;

    Budget(int most, int seconds) {
      this.most = most;
      this.seconds = seconds;
    }

    boolean take(long now) {
      if (now - since >= seconds) {
        since = now;
        taken = 0;
      }
      taken++;
      return taken <= most;
    }
  }
}
