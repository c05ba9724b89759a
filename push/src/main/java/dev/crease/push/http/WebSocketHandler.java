package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.Limits;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;

/// WebSocket (RFC 6455): the handshake, and the frames a reader sends. What it is sent is a
/// [StreamHandler]'s, later in the same pipeline. Its loop only.
///
/// Frames are answered one after another, so a client's messages keep their order; one that sends
/// faster than it is answered is not read from.
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final String SUBPROTOCOL = "crease.v1";

  private final Background background;
  private final LoopRoom room;
  private final Limits limits;
  private final Function<JsonBytes, JsonBytes> receive;
  private final ArrayDeque<JsonBytes> waiting = new ArrayDeque<>();
  private boolean busy;

  private WebSocketHandler(
      Background background, LoopRoom room, Limits limits, Function<JsonBytes, JsonBytes> receive) {
    this.background = background;
    this.room = room;
    this.limits = limits;
    this.receive = receive;
  }

  /// Shakes hands and opens the stream.
  static void open(
      Door door,
      Channel channel,
      FullHttpRequest request,
      Exchange exchange,
      Topic topic,
      From from) {
    int mostBytes = door.limits().bodyBytes();
    WebSocketDecoderConfig config =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(mostBytes)
            .withUTF8Validator(false) // added below, after the handshake
            .build();
    var handshaker =
        new WebSocketServerHandshaker13(
            "ws://" + request.headers().get("host", "") + request.uri(), SUBPROTOCOL, config);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.remove(HttpDoor.class);
    Function<JsonBytes, JsonBytes> receive =
        frame -> door.topics().receive(topic, exchange.principal(), frame);
    LoopRoom room = door.room(channel);
    pipeline.addLast(
        new Utf8FrameValidator(),
        new WebSocketFrameAggregator(mostBytes),
        new WebSocketHandler(door.background(), room, door.limits(), receive));
    handshaker
        .handshake(channel, request)
        .addListener(
            shaken -> {
              if (shaken.isSuccess()) { // the HTTP codec is gone: bytes now go out as they are
                StreamHandler.open(door, channel, new FrameWire(), topic, from);
              } else {
                channel.close();
              }
            });
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    switch (frame) {
      case PingWebSocketFrame ping ->
          ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case CloseWebSocketFrame close -> echo(ctx, close);
      case TextWebSocketFrame text -> take(ctx, text);
      case PongWebSocketFrame _ -> {}
      default -> close(ctx, WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
    }
  }

  private static void echo(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
    CloseWebSocketFrame answer =
        close.statusCode() < 0
            ? new CloseWebSocketFrame()
            : new CloseWebSocketFrame(new WebSocketCloseStatus(close.statusCode(), ""));
    ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  private static void close(ChannelHandlerContext ctx, WebSocketCloseStatus status) {
    ctx.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
  }

  private void take(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
    waiting.add(JsonBytes.of(frame.text().replace('\n', ' ').replace('\r', ' ')));
    if (waiting.size() >= limits.pipelined()) {
      ctx.channel().config().setAutoRead(false);
    }
    if (!busy) {
      next(ctx);
    }
  }

  private void next(ChannelHandlerContext ctx) {
    JsonBytes frame = waiting.poll();
    busy = frame != null;
    if (frame == null) {
      return;
    }
    background.run(
        room,
        () -> receive.apply(frame),
        problem -> refused(problem),
        answer -> {
          ctx.writeAndFlush(WireForms.frame(answer.toString()));
          ctx.channel().config().setAutoRead(true);
          next(ctx);
        });
  }

  private static JsonBytes refused(PushError.Raised problem) {
    return JsonBytes.of("{\"control\":\"refused\",\"problem\":" + Problem.json(problem) + "}");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof TooLongFrameException) {
      close(ctx, WebSocketCloseStatus.MESSAGE_TOO_BIG);
    } else {
      ctx.fireExceptionCaught(cause);
    }
  }

  private record FrameWire() implements StreamHandler.Wire {
    /// A close frame with 1012, service restart (IANA's registry): the reader reconnects.
    private static final byte[] RESTART = {(byte) 0x88, 2, 0x03, (byte) 0xF4};

    @Override
    public ByteBuf events(WireForms forms, List<Publication> publications) {
      return forms.frames(publications);
    }

    @Override
    public ByteBuf control(String json) {
      return WireForms.frame(json);
    }

    @Override
    public ByteBuf close() {
      return Unpooled.wrappedBuffer(RESTART);
    }
  }
}
