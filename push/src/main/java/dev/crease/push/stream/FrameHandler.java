package dev.crease.push.stream;

import dev.crease.push.JsonBytes;
import dev.crease.push.Limits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/// The frames that a WebSocket reader sends (RFC 6455). What it is sent is a [StreamHandler]'s,
/// later in the same pipeline. Its loop only.
///
/// Frames are answered one after another, so a client's messages keep their order. One that sends
/// faster than it is answered, or does not take its answers, is not read from; what one read
/// brought waits, up to a limit beyond which the connection is closed with 1008. After a close
/// frame nothing is read and nothing written.
public final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private final Limits limits;
  private final StreamHandler stream;
  private final Receiver receiver;
  private final ArrayDeque<JsonBytes> waiting = new ArrayDeque<>();
  private boolean busy;

  private FrameHandler(StreamHandler stream, Receiver receiver, Limits limits) {
    this.limits = limits;
    this.stream = stream;
    this.receiver = receiver;
  }

  /// Who answers what a reader sends.
  public interface Receiver {
    /// Makes an answer to a frame, and hands it over on the frame's loop.
    void receive(JsonBytes frame, Consumer<JsonBytes> then);
  }

  /// Puts the handler of frames before their stream.
  public static void listen(
      Channel channel, StreamHandler stream, Receiver receiver, Limits limits) {
    ChannelPipeline pipeline = channel.pipeline();
    String last = pipeline.context(stream).name();
    pipeline.addBefore(last, null, new Utf8FrameValidator());
    pipeline.addBefore(last, null, new WebSocketFrameAggregator(limits.sizes().bodyBytes()));
    pipeline.addBefore(last, null, new FrameHandler(stream, receiver, limits));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    if (stream.hasEnded()) {
      return;
    }
    switch (frame) {
      case PingWebSocketFrame ping ->
          ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case CloseWebSocketFrame close -> close(close.statusCode(), "");
      case TextWebSocketFrame text -> take(ctx, text);
      case PongWebSocketFrame _ -> {}
      default -> close(WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
    }
    readOrNot(ctx);
  }

  private void close(WebSocketCloseStatus status) {
    close(status.code(), status.reasonText());
  }

  private void close(int code, String reason) {
    waiting.clear();
    stream.end(WireForms.closeFrame(code, reason));
  }

  private void take(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
    if (waiting.size() >= limits.sizes().waitingFrames()) {
      close(WebSocketCloseStatus.POLICY_VIOLATION.code(), "too many messages at once");
      return;
    }
    waiting.add(JsonBytes.of(frame.text().replace('\n', ' ').replace('\r', ' ')));
    if (!busy) {
      next(ctx);
    }
  }

  private void readOrNot(ChannelHandlerContext ctx) {
    boolean fewWait = waiting.size() < limits.sizes().pipelined();
    boolean taken = ctx.channel().isWritable();
    ctx.channel().config().setAutoRead(fewWait && taken && !stream.hasEnded());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    readOrNot(ctx);
    ctx.fireChannelWritabilityChanged();
  }

  private void next(ChannelHandlerContext ctx) {
    JsonBytes frame = waiting.poll();
    busy = frame != null;
    if (frame == null) {
      return;
    }
    receiver.receive(
        frame,
        answer -> {
          if (!stream.hasEnded()) {
            ctx.writeAndFlush(WireForms.frame(answer.toString()));
            next(ctx);
            readOrNot(ctx);
          }
        });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof TooLongFrameException) {
      close(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    } else {
      ctx.fireExceptionCaught(cause);
    }
  }
}
