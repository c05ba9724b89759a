package dev.crease.push.http;

import dev.crease.push.stream.LoopRoom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/// Writes the answer to one request. Its loop only.
///
/// @param keepAlive whether the connection stays open after it
/// @param headOnly whether the request was a `HEAD`, whose answer has no body
record ReplyWriter(Channel channel, LoopRoom room, boolean keepAlive, boolean headOnly) {

  /// For a request; one that could not be read ends its connection.
  static ReplyWriter to(Channel channel, LoopRoom room, FullHttpRequest request) {
    boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    return new ReplyWriter(channel, room, keepAlive, request.method().equals(HttpMethod.HEAD));
  }

  void write(Reply reply) {
    boolean bodiless = reply.status() == 204 || reply.status() == 304;
    ByteBuf body =
        headOnly || bodiless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body());
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
    for (Reply.Header header : reply.headers()) {
      response.headers().add(header.name(), header.value());
    }
    response.headers().set(HttpHeaderNames.DATE, room.date());
    if (!bodiless) {
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
    }
    HttpUtil.setKeepAlive(response, keepAlive);
    if (response.headers().contains(HttpHeaderNames.UPGRADE)) {
      response.headers().add(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    }
    if (keepAlive) {
      channel.writeAndFlush(response, channel.voidPromise());
    } else {
      channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
