package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.stream.FrameHandler;
import dev.crease.push.stream.FrameWire;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.StreamHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;

/// WebSocket (RFC 6455): the handshake. What comes after it is a [StreamHandler]'s and a
/// [FrameHandler]'s. Its loop only.
final class WebSocketHandler {
  private static final String SUBPROTOCOL = "crease.v1";

  private WebSocketHandler() {}

  /// Shakes hands and opens the stream.
  static void open(
      Door door,
      Channel channel,
      FullHttpRequest request,
      Exchange exchange,
      Topic topic,
      From from) {
    WebSocketDecoderConfig config =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(door.limits().sizes().bodyBytes())
            .withUTF8Validator(false) // the stream's own, after the handshake
            .build();
    var handshaker =
        new WebSocketServerHandshaker13(
            "ws://" + request.headers().get("host", "") + request.uri(), SUBPROTOCOL, config);
    ChannelPipeline pipeline = channel.pipeline();
    ConnectionPipeline.stripDoor(pipeline);
    LoopRoom room = door.room(channel);
    StreamHandler stream = StreamHandler.open(room, channel, new FrameWire(), door.limits());
    FrameHandler.Receiver receiver =
        (frame, then) ->
            door.background()
                .run(
                    room,
                    () -> door.topics().receive(topic, exchange.principal(), frame),
                    WebSocketHandler::refused,
                    then);
    FrameHandler.listen(channel, stream, receiver, door.limits());
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

  private static JsonBytes refused(PushError.Raised problem) {
    return JsonBytes.of("{\"control\":\"refused\",\"problem\":" + Problem.json(problem) + "}");
  }
}
