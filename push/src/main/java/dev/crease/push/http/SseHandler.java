package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Server-sent events (HTML, 9.2): turns a connection into a stream of records. Its loop only.
///
/// The answer has no length and ends with the connection, so that after its headers a connection
/// needs no HTTP codec and every reader is sent the same bytes.
final class SseHandler {
  private static final int RETRY_LEAST_MILLIS = 1_000;
  private static final int RETRY_MOST_MILLIS = 4_000;
  private static final int OVERLOAD_LEAST_MILLIS = 15_000;
  private static final int OVERLOAD_MOST_MILLIS = 45_000;

  private SseHandler() {}

  /// Opens the stream. The codec is gone after it.
  static void open(Door door, Channel channel, Topic topic, From from) {
    channel.write(head());
    ConnectionPipeline.stripHttp(channel.pipeline());
    channel.write(retry(RETRY_LEAST_MILLIS, RETRY_MOST_MILLIS));
    channel.flush();
    StreamHandler.open(door, channel, new SseWire()).begin(door.hub(), topic, from);
  }

  /// Sends the reader away for a while: a `503` would stop a browser's EventSource for good.
  static void refuse(Channel channel) {
    channel.write(head());
    ConnectionPipeline.stripHttp(channel.pipeline());
    channel
        .writeAndFlush(retry(OVERLOAD_LEAST_MILLIS, OVERLOAD_MOST_MILLIS))
        .addListener(ChannelFutureListener.CLOSE);
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

  /// How long the reader waits before it comes back; a time of its own, lest all come at once.
  private static ByteBuf retry(int leastMillis, int mostMillis) {
    int millis = ThreadLocalRandom.current().nextInt(leastMillis, mostMillis + 1);
    return Unpooled.copiedBuffer("retry: " + millis + "\n\n", StandardCharsets.US_ASCII);
  }

  private record SseWire() implements StreamHandler.Wire {
    @Override
    public ByteBuf events(WireForms forms, List<Publication> publications) {
      return forms.sse(publications);
    }

    @Override
    public ByteBuf control(String json) {
      return WireForms.sseControl(json);
    }

    @Override
    public ByteBuf close() {
      return Unpooled.EMPTY_BUFFER;
    }
  }
}
