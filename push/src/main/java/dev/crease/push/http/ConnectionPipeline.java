package dev.crease.push.http;

import dev.crease.push.Limits;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpContentException;
import org.jspecify.annotations.Nullable;

/// The handlers of a new connection: HTTP codec, whole requests, and the door.
final class ConnectionPipeline extends ChannelInitializer<SocketChannel> {
  /// The most bytes that one read takes, so that the requests in them, which all are decoded before
  /// reading can stop, are not many.
  static final int READ_BYTES = 16 << 10;

  /// More requests than can come in one read (`GET / HTTP/1.0` and two line ends are 18 bytes) on
  /// top of those that wait: the codec would cut the connection with answers missing.
  private static final int PIPELINE_DEPTH = READ_BYTES / 16;

  private final Door door;

  ConnectionPipeline(Door door) {
    this.door = door;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    int open = door.connections().incrementAndGet();
    channel.closeFuture().addListener(_ -> door.connections().decrementAndGet());
    Limits limits = door.limits();
    boolean mayStay = door.gate().enter(channel);
    if (!mayStay || open > limits.crowd().connections() + limits.crowd().connections() / 10) {
      channel.close(); // beyond even the room that is kept for saying so politely
      return;
    }
    HttpDoor last = new HttpDoor(door, door.room(channel), channel);
    HttpDecoderConfig config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.sizes().targetBytes())
            .setMaxHeaderSize(limits.sizes().headerBytes());
    channel
        .pipeline()
        .addLast(
            new Arrivals(last),
            new HttpServerCodec(config, limits.sizes().pipelined() + PIPELINE_DEPTH),
            new WholeRequests(limits.sizes().bodyBytes()),
            last);
  }

  /// Takes everything of HTTP out of a connection that has become a stream.
  static void stripHttp(ChannelPipeline pipeline) {
    pipeline.remove(HttpServerCodec.class);
    pipeline.remove(WholeRequests.class);
    stripDoor(pipeline);
  }

  /// Takes out what is ours; the WebSocket handshake takes out the rest.
  static void stripDoor(ChannelPipeline pipeline) {
    pipeline.remove(Arrivals.class);
    pipeline.remove(HttpDoor.class);
  }

  /// Tells the door of bytes before they are a request.
  private static final class Arrivals extends ChannelInboundHandlerAdapter {
    private final HttpDoor door;

    Arrivals(HttpDoor door) {
      this.door = door;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
      door.bytesCame();
      ctx.fireChannelRead(bytes);
    }
  }

  /// Gathers a request's body, up to a limit. A bigger one goes to the door as a request that could
  /// not be read, to be refused when its turn has come.
  private static final class WholeRequests extends HttpObjectAggregator {
    private final int mostBytes;

    WholeRequests(int mostBytes) {
      super(mostBytes);
      this.mostBytes = mostBytes;
    }

    @Override
    protected @Nullable Object newContinueResponse(
        HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
      boolean tooBig = HttpUtil.getContentLength(start, -1L) > maxContentLength;
      // the refusal of `Expect: 100-continue` waits its turn too
      return tooBig ? null : super.newContinueResponse(start, maxContentLength, pipeline);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
      if (oversized instanceof HttpRequest request) {
        FullHttpRequest refused =
            new DefaultFullHttpRequest(
                request.protocolVersion(), request.method(), request.uri(), Unpooled.EMPTY_BUFFER);
        refused.headers().set(request.headers());
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
