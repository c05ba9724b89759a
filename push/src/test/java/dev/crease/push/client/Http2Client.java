package dev.crease.push.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/// HTTP/2 on one connection, a stream for each call. Netty's codec as a client.
public final class Http2Client implements TransportClient {
  /// What all streams together may be sent beyond 64 KiB, so that one that is not read does not use
  /// it up.
  private static final int WINDOW_BYTES = 1 << 20;

  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel connection;
  private final String scheme;

  /// By prior knowledge.
  public Http2Client(int port) {
    scheme = "http";
    connection = connect(port, channel -> {});
  }

  /// Inside TLS.
  public Http2Client(int port, Supplier<SSLEngine> engines) {
    scheme = "https";
    connection = connect(port, each -> each.pipeline().addLast(new SslHandler(engines.get())));
  }

  private interface Preparation {
    void prepare(Channel channel);
  }

  private Channel connect(int port, Preparation first) {
    Channel connected =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    first.prepare(channel);
                    channel
                        .pipeline()
                        .addLast(
                            Http2FrameCodecBuilder.forClient()
                                .encoderIgnoreMaxHeaderListSize(true)
                                .build(),
                            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
                  }
                })
            .connect(InetAddress.getLoopbackAddress(), port)
            .syncUninterruptibly()
            .channel();
    connected.writeAndFlush(new DefaultHttp2WindowUpdateFrame(WINDOW_BYTES));
    return connected;
  }

  @Override
  public Call call(String method, String path, Map<String, String> headers, byte[] body) {
    Http2Headers head = head(method, path, headers);
    boolean more = headers.containsKey("content-length");
    if (body.length > 0 && !more) {
      head.set("content-length", String.valueOf(body.length));
    }
    StreamCall call = open(head, body.length == 0);
    if (body.length > 0) {
      call.write(body, !more);
    }
    return call;
  }

  @Override
  public Call webSocket(String path, Map<String, String> headers) {
    Http2Headers head = head("CONNECT", path, headers);
    head.set(":protocol", "websocket");
    head.set("sec-websocket-version", headers.getOrDefault("sec-websocket-version", "13"));
    return open(head, false);
  }

  private Http2Headers head(String method, String path, Map<String, String> headers) {
    Http2Headers head =
        new DefaultHttp2Headers().method(method).scheme(scheme).authority("crease").path(path);
    headers.forEach(head::set);
    return head;
  }

  private StreamCall open(Http2Headers head, boolean last) {
    Answer answer = new Answer();
    Http2StreamChannel stream =
        new Http2StreamChannelBootstrap(connection)
            .handler(answer)
            .open()
            .syncUninterruptibly()
            .getNow();
    stream.writeAndFlush(new DefaultHttp2HeadersFrame(head, last));
    return new StreamCall(stream, answer);
  }

  @Override
  public void close() {
    connection.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /// Whether this call takes what it is sent.
  public static void listen(Call call, boolean to) {
    ((StreamCall) call).listen(to);
  }

  /// Waits until the server has given this call up.
  public static void awaitReset(Call call) {
    assertThat(((StreamCall) call).answer.reset).succeedsWithin(Duration.ofSeconds(20));
  }

  private static final class Answer extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<Http2Headers> head = new CompletableFuture<>();
    private final LinkedBlockingQueue<byte[]> body = new LinkedBlockingQueue<>();
    private final CompletableFuture<Long> reset = new CompletableFuture<>();

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof Http2ResetFrame frame) {
        reset.complete(frame.errorCode());
      }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
      switch (frame) {
        case Http2HeadersFrame headers -> {
          head.complete(headers.headers());
          if (headers.isEndStream()) {
            body.add(new byte[0]);
          }
        }
        case Http2DataFrame data -> {
          if (data.content().isReadable()) {
            body.add(ByteBufUtil.getBytes(data.content()));
          }
          if (data.isEndStream()) {
            body.add(new byte[0]);
          }
        }
        default -> {}
      }
      ReferenceCountUtil.release(frame);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      head.completeExceptionally(new IOException("the stream was reset"));
      body.add(new byte[0]);
    }
  }

  private record StreamCall(Http2StreamChannel stream, Answer answer) implements Call {
    private Http2Headers head() throws IOException {
      try {
        return answer.head.get(20, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException | InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public int status() throws IOException {
      return Integer.parseInt(head().status().toString());
    }

    @Override
    public String header(String name) throws IOException {
      CharSequence value = head().get(name);
      return value == null ? "" : value.toString();
    }

    @Override
    public byte[] read() throws IOException {
      try {
        byte[] next = answer.body.poll(20, TimeUnit.SECONDS);
        if (next == null) {
          throw new IOException("nothing came for twenty seconds");
        }
        return next;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void send(byte[] bytes) {
      write(bytes, false);
    }

    private void write(byte[] bytes, boolean last) {
      stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), last));
    }

    /// Reads no more of this stream, or again: its window is the server's to keep to.
    void listen(boolean to) {
      stream.config().setAutoRead(to);
    }

    @Override
    public void close() {
      stream.close().awaitUninterruptibly();
    }
  }
}
