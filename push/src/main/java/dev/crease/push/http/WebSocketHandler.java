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
/// Frames are answered one after another, so a client's messages keep their order. One that sends
/// faster than it is answered, or does not take its answers, is not read from; what one read
/// brought waits, up to a limit beyond which the connection is closed with 1008. After a close
/// frame nothing is read and nothing written.
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final String SUBPROTOCOL = "crease.v1";

  private final Background background;
  private final LoopRoom room;
  private final Limits limits;
  private final StreamHandler stream;
  private final Function<JsonBytes, JsonBytes> receive;
  private final ArrayDeque<JsonBytes> waiting = new ArrayDeque<>();
  private boolean busy;

  private WebSocketHandler(
      Door door, LoopRoom room, StreamHandler stream, Function<JsonBytes, JsonBytes> receive) {
    this.background = door.background();
    this.room = room;
    this.limits = door.limits();
    this.stream = stream;
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
    int mostBytes = door.limits().sizes().bodyBytes();
    WebSocketDecoderConfig config =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(mostBytes)
            .withUTF8Validator(false) // added below, after the handshake
            .build();
    var handshaker =
        new WebSocketServerHandshaker13(
            "ws://" + request.headers().get("host", "") + request.uri(), SUBPROTOCOL, config);
    ChannelPipeline pipeline = channel.pipeline();
    ConnectionPipeline.stripDoor(pipeline);
    Function<JsonBytes, JsonBytes> receive =
        frame -> door.topics().receive(topic, exchange.principal(), frame);
    StreamHandler stream = StreamHandler.open(door, channel, new FrameWire());
    String last = pipeline.context(stream).name();
    pipeline.addBefore(last, null, new Utf8FrameValidator());
    pipeline.addBefore(last, null, new WebSocketFrameAggregator(mostBytes));
    pipeline.addBefore(last, null, new WebSocketHandler(door, door.room(channel), stream, receive));
    handshaker
        .handshake(channel, request)
        .addListener(
            shaken -> {
              if (shaken.isSuccess()) { // the HTTP codec is gone: bytes now go out as they are
                stream.begin(door.hub(), topic, from);
              } else {
                channel.close();
              }
            });
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
    background.run(
        room,
        () -> receive.apply(frame),
        problem -> refused(problem),
        answer -> {
          if (!stream.hasEnded()) {
            ctx.writeAndFlush(WireForms.frame(answer.toString()));
            next(ctx);
            readOrNot(ctx);
          }
        });
  }

  private static JsonBytes refused(PushError.Raised problem) {
    return JsonBytes.of("{\"control\":\"refused\",\"problem\":" + Problem.json(problem) + "}");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof TooLongFrameException) {
      close(WebSocketCloseStatus.MESSAGE_TOO_BIG);
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
