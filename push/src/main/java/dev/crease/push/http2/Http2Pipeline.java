package dev.crease.push.http2;

import dev.crease.push.Limits;
import dev.crease.push.stream.LoopRoom;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.function.Consumer;

/// The handlers of a connection of HTTP/2, and of each stream on it. Its loop only.
public final class Http2Pipeline {
  private Http2Pipeline() {}

  /// Makes the connection one of HTTP/2, whose preface has not been read yet.
  ///
  /// @param stream adds, to each new stream's pipeline, who takes its request
  public static void install(
      Channel connection, LoopRoom room, Limits limits, Consumer<Channel> stream) {
    ConnectionKeeper keeper = new ConnectionKeeper(connection, room, limits);
    connection
        .pipeline()
        .addLast(
            StrictCodec.build(limits, keeper::mayReset),
            new Http2MultiplexHandler(new StreamPipeline(limits, keeper, stream)),
            keeper);
  }

  /// A new stream: frames become messages, and messages frames.
  private static final class StreamPipeline extends ChannelInitializer<Http2StreamChannel> {
    private final Limits limits;
    private final ConnectionKeeper keeper;
    private final Consumer<Channel> stream;

    StreamPipeline(Limits limits, ConnectionKeeper keeper, Consumer<Channel> stream) {
      this.limits = limits;
      this.keeper = keeper;
      this.stream = stream;
    }

    @Override
    protected void initChannel(Http2StreamChannel channel) {
      keeper.streamOpened();
      channel.closeFuture().addListener(_ -> keeper.streamClosed());
      int high = limits.streams().sendBytes();
      channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(high / 2, high));
      channel.pipeline().addLast(new StreamMessages(limits.sizes()));
      stream.accept(channel);
    }
  }
}
