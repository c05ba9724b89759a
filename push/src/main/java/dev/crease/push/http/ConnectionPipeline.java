package dev.crease.push.http;

import dev.crease.push.Limits;
import dev.crease.push.PushError;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;

/// The handlers of a new connection: HTTP codec, whole requests, and the door.
final class ConnectionPipeline extends ChannelInitializer<SocketChannel> {
  private final Door door;

  ConnectionPipeline(Door door) {
    this.door = door;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    int open = door.connections().incrementAndGet();
    channel.closeFuture().addListener(_ -> door.connections().decrementAndGet());
    Limits limits = door.limits();
    if (open > limits.connections() + limits.connections() / 10) {
      channel.close(); // beyond even the room that is kept for saying so politely
      return;
    }
    LoopRoom room = door.room(channel);
    HttpDecoderConfig config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.targetBytes())
            .setMaxHeaderSize(limits.headerBytes());
    channel
        .pipeline()
        .addLast(
            new HttpServerCodec(config),
            new WholeRequests(limits.bodyBytes(), room),
            new HttpDoor(door, room));
  }

  /// Takes everything of HTTP out of a connection that has become a stream.
  static void stripHttp(ChannelPipeline pipeline) {
    pipeline.remove(HttpServerCodec.class);
    pipeline.remove(WholeRequests.class);
    pipeline.remove(HttpDoor.class);
  }

  /// Gathers a request's body, up to a limit.
  private static final class WholeRequests extends HttpObjectAggregator {
    private final int mostBytes;
    private final LoopRoom room;

    WholeRequests(int mostBytes, LoopRoom room) {
      super(mostBytes);
      this.mostBytes = mostBytes;
      this.room = room;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
      PushError.Raised problem =
          PushError.TOO_BIG.raise("a body is at most %d bytes".formatted(mostBytes));
      boolean head =
          oversized instanceof HttpRequest request && "HEAD".equals(request.method().name());
      new ReplyWriter(ctx.channel(), room, false, head).write(Problem.reply(problem));
      if (oversized instanceof FullHttpRequest full) {
        full.release();
      }
    }
  }
}
