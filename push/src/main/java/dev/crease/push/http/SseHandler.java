package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.Topic;
import dev.crease.push.stream.SseWire;
import dev.crease.push.stream.StreamHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/// Server-sent events (HTML, 9.2): turns a connection into a stream of records. Its loop only.
///
/// The answer has no length and ends with the connection, so that after its headers a connection
/// needs no HTTP codec and every reader is sent the same bytes.
final class SseHandler {
  private SseHandler() {}

  /// Opens the stream. The codec is gone after it.
  static void open(Door door, Channel channel, Topic topic, From from) {
    channel.write(head());
    ConnectionPipeline.stripHttp(channel.pipeline());
    channel.write(SseWire.retry());
    channel.flush();
    StreamHandler.open(door.room(channel), channel, new SseWire(), door.limits())
        .begin(door.hub(), topic, from);
  }

  /// Sends the reader away for a while: a `503` would stop a browser's EventSource for good.
  static void refuse(Channel channel) {
    channel.write(head());
    ConnectionPipeline.stripHttp(channel.pipeline());
    channel.writeAndFlush(SseWire.longRetry()).addListener(ChannelFutureListener.CLOSE);
  }

  private static HttpResponse head() {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-cache, no-transform")
        .set("x-accel-buffering", "no")
        .set(HttpHeaderNames.VARY, TopicDoor.VARY)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return head;
  }
}
