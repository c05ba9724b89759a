package dev.crease.push.http;

import dev.crease.push.Limits;
import dev.crease.push.http1.Arrivals;
import dev.crease.push.http2.Greeting;
import dev.crease.push.http2.Http2Pipeline;
import dev.crease.push.http2.TlsDoor;
import dev.crease.push.http2.Versions;
import dev.crease.push.stats.Count;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.Outlet;
import dev.crease.push.tls.Tls;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// The handlers of a new connection. Its first bytes, or its TLS handshake, say which version of
/// HTTP it speaks; then it gets the codec, what makes whole requests, and the door.
final class ConnectionPipeline extends ChannelInitializer<SocketChannel> implements Versions {
  /// The most bytes that one read takes, so that the requests in them, which all are decoded before
  /// reading can stop, are not many.
  static final int READ_BYTES = 16 << 10;

  private final Door door;
  private final PushServer.Scheme scheme;

  ConnectionPipeline(Door door, PushServer.Scheme scheme) {
    this.door = door;
    this.scheme = scheme;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    int open = door.opened(channel);
    Limits limits = door.limits();
    boolean mayStay = door.gate().enter(channel);
    if (!mayStay || open > limits.crowd().connections() + limits.crowd().connections() / 10) {
      door.room(channel).stats().add(Count.CUT_FULL);
      channel.close(); // beyond even the room that is kept for saying so politely
      return;
    }
    Limits.Times times = limits.times();
    switch (scheme) {
      case PushServer.Scheme.Http() ->
          channel.pipeline().addLast(new Greeting(this, channel, door.room(channel), times));
      case PushServer.Scheme.Https(Tls tls) ->
          TlsDoor.install(tls, channel, this, times.requestSeconds());
    }
  }

  @Override
  public void http1(Channel channel) {
    Limits.Sizes sizes = door.limits().sizes();
    LoopRoom room = door.room(channel);
    Outlet outlet = new Outlet(channel, room.stats());
    if (scheme instanceof PushServer.Scheme.Http) {
      outlet.direct();
    }
    HttpDoor last = new HttpDoor(door, room, channel, outlet);
    HttpDecoderConfig config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(sizes.targetBytes())
            .setMaxHeaderSize(sizes.headerBytes());
    channel
        .pipeline()
        .addLast(
            new Arrivals<>(last, door.desk(room).known()),
            new HttpRequestDecoder(config),
            new HttpResponseEncoder(),
            new WholeRequests(sizes.bodyBytes()),
            last);
  }

  @Override
  public void http2(Channel channel) {
    Http2Pipeline.install(channel, door.room(channel), door.limits(), this::stream);
  }

  /// A stream of HTTP/2 costs what a connection of HTTP/1.1 does, and counts as one.
  private void stream(Channel stream) {
    int _ = door.opened(stream);
    LoopRoom room = door.room(stream);
    HttpDoor last = new HttpDoor(door, room, stream, new Outlet(stream, room.stats()));
    last.bytesCame();
    stream.pipeline().addLast(last);
  }

  /// Takes everything of HTTP/1.1 out of a connection that has become a stream. A stream of HTTP/2
  /// only loses its door.
  static void stripHttp(ChannelPipeline pipeline) {
    if (isHttp1(pipeline)) {
      pipeline.remove(HttpRequestDecoder.class);
      pipeline.remove(HttpResponseEncoder.class);
      pipeline.remove(WholeRequests.class);
      pipeline.remove(Arrivals.class);
    }
    pipeline.remove(HttpDoor.class);
  }

  static boolean isHttp1(ChannelPipeline pipeline) {
    return pipeline.get(HttpResponseEncoder.class) != null;
  }

  /// Gathers a request's body, up to a limit. A bigger one goes to the door as a request that could
  /// not be read, to be refused when its turn has come.
  ///
  /// Most requests have no body. They are spared the aggregator, which gathers none of it in a
  /// buffer of its own: a fifth of what decoding a request costs.
  private static final class WholeRequests extends HttpObjectAggregator {
    private final int mostBytes;
    private @Nullable HttpRequest bodiless;

    WholeRequests(int mostBytes) {
      super(mostBytes);
      this.mostBytes = mostBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) throws Exception {
      if (part instanceof HttpRequest other && other.protocolVersion().majorVersion() != 1) {
        other.setDecoderResult(
            DecoderResult.failure(new IllegalArgumentException("not of HTTP/1.x")));
      }
      HttpRequest begun = bodiless;
      if (begun != null) { // only its end can follow
        bodiless = null;
        ReferenceCountUtil.release(part);
        ctx.fireChannelRead(whole(begun, begun.headers()));
      } else if (part instanceof HttpRequest request && hasNoBody(request)) {
        bodiless = request;
      } else {
        super.channelRead(ctx, part);
      }
    }

    private static boolean hasNoBody(HttpRequest request) {
      return request.decoderResult().isSuccess()
          && !request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
          && !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
          && !request.headers().contains(HttpHeaderNames.EXPECT);
    }

    private static FullHttpRequest whole(HttpRequest request, HttpHeaders headers) {
      return new DefaultFullHttpRequest(
          request.protocolVersion(),
          request.method(),
          request.uri(),
          Unpooled.EMPTY_BUFFER,
          headers,
          EmptyHttpHeaders.INSTANCE);
    }

    @Override
    protected @Nullable Object newContinueResponse(
        HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
      if (start.decoderResult().isFailure()) {
        return null; // it is refused; its Content-Length may be no number
      }
      boolean tooBig = HttpUtil.getContentLength(start, -1L) > maxContentLength;
      // the refusal of `Expect: 100-continue` waits its turn too
      return tooBig ? null : super.newContinueResponse(start, maxContentLength, pipeline);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
      if (oversized instanceof HttpRequest request) {
        FullHttpRequest refused = whole(request, request.headers().copy());
        refused.setDecoderResult(
            DecoderResult.failure(
                new TooLongHttpContentException(
                    "a body is at most %d bytes".formatted(mostBytes))));
        ctx.fireChannelRead(refused);
      }
      if (oversized instanceof FullHttpRequest full) {
        full.release();
      }
    }
  }
}
