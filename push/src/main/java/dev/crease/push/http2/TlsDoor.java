package dev.crease.push.http2;

import dev.crease.push.tls.Tls;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;

/// A connection's TLS: shakes hands within the time of a request, and then adds the handlers of the
/// version of HTTP that was agreed on (ALPN). Its loop only.
public final class TlsDoor extends ChannelInboundHandlerAdapter {
  private static final String HTTP_2 = "h2";
  private static final String HTTP_1 = "http/1.1";

  private final Versions versions;
  private final SSLEngine engine;

  private TlsDoor(Versions versions, SSLEngine engine) {
    this.versions = versions;
    this.engine = engine;
  }

  /// Puts TLS into a new connection.
  ///
  /// @param seconds how long the handshake may take
  public static void install(Tls tls, Channel channel, Versions versions, int seconds) {
    SSLEngine engine = tls.engine(HTTP_2, HTTP_1);
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeout(seconds, TimeUnit.SECONDS);
    channel.pipeline().addLast(handler, new SharedBytes(), new TlsDoor(versions, engine));
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent shaken && shaken.isSuccess()) {
      if (HTTP_2.equals(engine.getApplicationProtocol())) {
        versions.http2(ctx.channel());
      } else {
        versions.http1(ctx.channel());
      }
      ctx.pipeline().remove(this);
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  /// A failed handshake: scanners, and browsers that do not trust us. Nothing to log for each.
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  /// The bytes of events are shared by many connections, but what waits to be encrypted TLS gathers
  /// in the first of its buffers, if that has room: it must not be able to write there.
  private static final class SharedBytes extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      Object written = message instanceof ByteBuf bytes ? bytes.asReadOnly() : message;
      ctx.write(written, promise);
    }
  }
}
