package dev.crease.push.http;

import dev.crease.push.stream.EchoStream;
import dev.crease.push.stream.LoopRoom;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// A server whose every address is an [EchoStream], with our handshake and our frames, for the
/// Autobahn test suite. `main` takes the port.
public final class EchoServer implements AutoCloseable {
  private static final int MOST_BYTES = 32 << 20; // the suite's section 9 sends 16 MiB

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel listener;

  public EchoServer(int port) {
    LoopRoom room = new LoopRoom(loops.next());
    room.start();
    listener =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connections(room))
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .syncUninterruptibly()
            .channel();
  }

  public static void main(String[] args) {
    EchoServer server = new EchoServer(Integer.parseInt(args[0]));
    server.listener.closeFuture().syncUninterruptibly();
  }

  /// The port that was taken.
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
    loops.shutdownGracefully();
  }

  private static final class Connections extends ChannelInitializer<Channel> {
    private final LoopRoom room;

    Connections(LoopRoom room) {
      this.room = room;
    }

    @Override
    protected void initChannel(Channel channel) {
      HttpServerCodec codec = new HttpServerCodec();
      channel.pipeline().addLast(codec, new HttpObjectAggregator(1024), new Handshake(room, codec));
    }
  }

  private static final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final LoopRoom room;
    private final HttpServerCodec codec;

    Handshake(LoopRoom room, HttpServerCodec codec) {
      this.room = room;
      this.codec = codec;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
      Channel channel = ctx.channel();
      channel.writeAndFlush(
          WebSocketHandler.shake(new Incoming(request).exchange(), Optional.empty()));
      EchoStream.open(room, channel, MOST_BYTES);
      channel.pipeline().remove(codec);
      channel.pipeline().remove(HttpObjectAggregator.class);
      channel.pipeline().remove(this);
    }
  }
}
