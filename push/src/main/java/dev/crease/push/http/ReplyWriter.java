package dev.crease.push.http;

import dev.crease.push.stats.Count;
import dev.crease.push.stream.LoopRoom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.function.BooleanSupplier;

/// Writes the answer to one request. Its loop only.
///
/// @param asked whether the asker would keep the connection
/// @param mayStay whether the server would; asked when the answer goes out
/// @param headOnly whether the request was a `HEAD`, whose answer has no body
record ReplyWriter(
    Channel channel, LoopRoom room, boolean asked, BooleanSupplier mayStay, boolean headOnly) {
  private static final byte[] NOTHING = new byte[0];

  /// A bigger body is written by itself and not copied.
  private static final int COPIED_BYTES = 16 << 10;

  /// Room for the lines that are not the reply's.
  private static final int OWN_BYTES = 128;

  /// For a request; one that could not be read ends its connection.
  static ReplyWriter to(
      Channel channel, LoopRoom room, FullHttpRequest request, BooleanSupplier mayStay) {
    boolean asked = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    return new ReplyWriter(channel, room, asked, mayStay, request.method().equals(HttpMethod.HEAD));
  }

  /// Whether the connection stays open after the answer.
  boolean keepAlive() {
    return asked && mayStay.getAsBoolean();
  }

  void write(Reply reply) {
    room.stats().add(Count.answers(reply.status()));
    room.stats().add(Count.SENT_BYTES, headOnly ? 0 : reply.body().length);
    ChannelHandlerContext encoder = channel.pipeline().context(HttpResponseEncoder.class);
    boolean keepAlive = keepAlive();
    if (encoder == null) {
      write(message(reply, keepAlive), keepAlive);
    } else {
      write(encoder, reply, keepAlive);
    }
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
  /// keeps, and many get the same reply.
  private void write(ChannelHandlerContext encoder, Reply reply, boolean keepAlive) {
    boolean bodiless = isBodiless(reply);
    byte[] head = reply.http1();
    byte[] body = headOnly || bodiless ? NOTHING : reply.body();
    boolean apart = body.length > COPIED_BYTES;
    ByteBuf out = encoder.alloc().directBuffer(head.length + OWN_BYTES + (apart ? 0 : body.length));
    out.writeBytes(head);
    line(out, "date: ", room.date());
    if (!bodiless) {
      line(out, "content-length: ", Integer.toString(reply.body().length));
    }
    if (!keepAlive) {
      line(out, "connection: ", "close");
    }
    if (reply.upgrades()) {
      line(out, "connection: ", "upgrade");
    }
    ByteBufUtil.writeAscii(out, "\r\n");
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

  private static void line(ByteBuf out, String name, String value) {
    ByteBufUtil.writeAscii(out, name);
    ByteBufUtil.writeAscii(out, value);
    ByteBufUtil.writeAscii(out, "\r\n");
  }

  private static boolean isBodiless(Reply reply) {
    return reply.status() == 204 || reply.status() == 304;
  }
}
