package dev.crease.push.http;

import dev.crease.push.stats.Count;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.Outlet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Writes the answer to one request. Its loop only.
///
/// @param outlet the way past the pipeline, for what many are given
/// @param asked whether the asker would keep the connection
/// @param mayStay whether the server would; asked when the answer goes out
/// @param headOnly whether the request was a `HEAD`, whose answer has no body
record ReplyWriter(
    Channel channel,
    LoopRoom room,
    Outlet outlet,
    boolean asked,
    BooleanSupplier mayStay,
    boolean headOnly) {
  private static final byte[] NOTHING = new byte[0];

  /// A bigger body is written by itself and not copied.
  private static final int COPIED_BYTES = 16 << 10;

  /// Room for the lines that are not the reply's.
  private static final int OWN_BYTES = 128;

  /// For a request; one that could not be read ends its connection.
  static ReplyWriter to(
      Channel channel, LoopRoom room, Outlet outlet, Incoming incoming, BooleanSupplier mayStay) {
    return new ReplyWriter(
        channel, room, outlet, incoming.keepAlive(), mayStay, incoming.headOnly());
  }

  /// Whether the connection stays open after the answer.
  boolean keepAlive() {
    return asked && mayStay.getAsBoolean();
  }

  void write(Reply reply) {
    room.stats().add(Count.answers(reply.status()));
    room.stats().add(Count.SENT_BYTES, headOnly ? 0 : reply.body().length);
    ChannelHandlerContext encoder = encoder();
    boolean keepAlive = keepAlive();
    outlet.queued();
    if (encoder == null) {
      write(message(reply, keepAlive), keepAlive);
    } else {
      write(encoder, reply, keepAlive);
    }
  }

  /// One that many are given: in HTTP/1.1 the same bytes, straight to the socket, without a look at
  /// the pipeline.
  void write(Reply reply, PageReplies from) {
    if (!outlet.isDirect() || headOnly || !keepAlive() || reply.body().length > COPIED_BYTES) {
      write(reply);
      return;
    }
    room.stats().add(Count.answers(reply.status()));
    ByteBuf whole = from.whole(reply, room.date());
    int left = whole.readableBytes() - outlet.offer(whole);
    if (left > 0) {
      room.stats().add(Count.SENT_BYTES, left);
      outlet.queued();
      ByteBuf rest = whole.retainedSlice(whole.writerIndex() - left, left);
      channel
          .pipeline()
          .context(HttpResponseEncoder.class)
          .writeAndFlush(rest, channel.voidPromise());
    }
  }

  private @Nullable ChannelHandlerContext encoder() {
    return channel.pipeline().context(HttpResponseEncoder.class);
  }

  /// As a message, to a stream of HTTP/2, which makes frames of it.
  private void write(FullHttpResponse message, boolean keepAlive) {
    if (keepAlive) {
      channel.writeAndFlush(message, channel.voidPromise());
    } else {
      channel.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private FullHttpResponse message(Reply reply, boolean keepAlive) {
    boolean bodiless = isBodiless(reply);
    ByteBuf body =
        headOnly || bodiless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body());
    FullHttpResponse message =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
    for (Reply.Header header : reply.headers()) {
      message.headers().add(header.name(), header.value());
    }
    message.headers().set(HttpHeaderNames.DATE, room.date());
    if (!bodiless) {
      message.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
    }
    HttpUtil.setKeepAlive(message, keepAlive);
    if (reply.upgrades()) {
      message.headers().add(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    }
    return message;
  }

  /// In HTTP/1.1, as bytes past the encoder: one buffer, most of it copied from what the reply
  /// keeps.
  private void write(ChannelHandlerContext encoder, Reply reply, boolean keepAlive) {
    byte[] body = headOnly || isBodiless(reply) ? NOTHING : reply.body();
    boolean apart = body.length > COPIED_BYTES;
    ByteBuf out =
        encoder.alloc().directBuffer(reply.http1().length + OWN_BYTES + (apart ? 0 : body.length));
    head(out, reply, room.date(), keepAlive);
    if (apart) {
      encoder.write(out, encoder.voidPromise());
      out = Unpooled.wrappedBuffer(body);
    } else {
      out.writeBytes(body);
    }
    if (keepAlive) {
      encoder.writeAndFlush(out, encoder.voidPromise());
    } else {
      encoder.writeAndFlush(out).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /// A whole answer of HTTP/1.1 to who keeps the connection. Its memory is the collector's, so that
  /// it lasts as long as somebody's rest of it waits, and nobody has to give it back.
  static ByteBuf whole(Reply reply, String date) {
    byte[] body = isBodiless(reply) ? NOTHING : reply.body();
    int size = reply.http1().length + OWN_BYTES + body.length;
    ByteBuf out = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(size)).clear();
    head(out, reply, date, true);
    return out.writeBytes(body);
  }

  private static void head(ByteBuf out, Reply reply, String date, boolean keepAlive) {
    out.writeBytes(reply.http1());
    line(out, "date: ", date);
    if (!isBodiless(reply)) {
      line(out, "content-length: ", Integer.toString(reply.body().length));
    }
    if (!keepAlive) {
      line(out, "connection: ", "close");
    }
    if (reply.upgrades()) {
      line(out, "connection: ", "upgrade");
    }
    ByteBufUtil.writeAscii(out, "\r\n");
  }

  private static void line(ByteBuf out, String name, String value) {
    ByteBufUtil.writeAscii(out, name);
    ByteBufUtil.writeAscii(out, value);
    ByteBufUtil.writeAscii(out, "\r\n");
  }

  private static boolean isBodiless(Reply reply) {
    return reply.status() == 204 || reply.status() == 304;
  }
}
