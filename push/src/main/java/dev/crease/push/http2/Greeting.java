package dev.crease.push.http2;

import dev.crease.push.Limits;
import dev.crease.push.stream.Guest;
import dev.crease.push.stream.LoopRoom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/// Waits for a connection's first bytes, which say what it speaks: HTTP/2 begins with a preface
/// (RFC 9113, 3.4), and everything else is HTTP/1.1. Then it is gone. Its loop only.
public final class Greeting extends ChannelInboundHandlerAdapter implements Guest {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Versions versions;
  private final Channel channel;
  private final LoopRoom room;
  private final Limits.Times times;
  private ByteBuf came = Unpooled.EMPTY_BUFFER;
  private long since;
  private int seat;

  /// Waits on a new connection without TLS.
  public Greeting(Versions versions, Channel channel, LoopRoom room, Limits.Times times) {
    this.versions = versions;
    this.channel = channel;
    this.room = room;
    this.times = times;
    since = room.second();
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
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (came.isReadable()) {
      came = Unpooled.wrappedBuffer(came, (ByteBuf) message);
    } else {
      came = (ByteBuf) message;
      since = room.second();
    }
    int length = Math.min(came.readableBytes(), PREFACE.length);
    boolean likeHttp2 = startsLikeHttp2(length);
    if (likeHttp2 && length < PREFACE.length) {
      return; // not enough to tell
    }
    ByteBuf first = came;
    came = Unpooled.EMPTY_BUFFER;
    if (likeHttp2) {
      versions.http2(channel);
    } else {
      versions.http1(channel);
    }
    ctx.pipeline().remove(this);
    ctx.fireChannelRead(first);
  }

  private boolean startsLikeHttp2(int length) {
    for (int i = 0; i < length; i++) {
      if (came.getByte(came.readerIndex() + i) != PREFACE[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void second(long now) {
    int allowed = came.isReadable() ? times.requestSeconds() : times.idleSeconds();
    if (now - since >= allowed) {
      cut();
    }
  }

  @Override
  public void closing(int withinSeconds) {}

  /// Nothing has been said yet, so nothing is waited for.
  @Override
  public boolean hasEnded() {
    return true;
  }

  /// There is nothing to say it in.
  @Override
  public void goodbye() {}

  @Override
  public void cut() {
    channel.close();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    room.leave(this);
    came.release();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close(); // a broken connection; there is nobody left to tell
  }
}
