package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.Topic;
import dev.crease.push.stream.Deflate;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.WebSocketStream;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// WebSocket (RFC 6455, 4): the handshake over HTTP/1.1. What comes after it is a
/// [WebSocketStream]. Its loop only.
final class WebSocketHandler {
  private static final String SUBPROTOCOL = "crease.v1";
  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private WebSocketHandler() {}

  /// Shakes hands and opens the stream. The codec is gone after it.
  static void open(Door door, Channel channel, Exchange exchange, Topic topic, From from) {
    Optional<Deflate> deflate = Deflate.agree(exchange.header("sec-websocket-extensions"));
    channel.writeAndFlush(shake(exchange, deflate), channel.voidPromise());
    LoopRoom room = door.room(channel);
    FrameDoor receiver = new FrameDoor(door, room, topic, exchange);
    var stream = WebSocketStream.open(room, channel, deflate, receiver, door.limits());
    ConnectionPipeline.stripHttp(channel.pipeline()); // frames that came already now go to it
    receiver.keep(stream);
    stream.begin(door.hub(), topic, from);
  }

  /// The answer that agrees.
  static FullHttpResponse shake(Exchange exchange, Optional<Deflate> deflate) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
    HttpHeaders headers = response.headers();
    headers
        .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
        .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, accept(exchange.header("sec-websocket-key")));
    if (Arrays.asList(exchange.header("sec-websocket-protocol").split("\\s*,\\s*", -1))
        .contains(SUBPROTOCOL)) {
      headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL);
    }
    deflate.ifPresent(
        agreed -> headers.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, agreed.answer()));
    return response;
  }

  /// RFC 6455, 4.2.2.
  private static String accept(String key) {
    try {
      byte[] text = (key.strip() + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII);
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(text);
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
