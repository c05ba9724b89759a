package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.PushError;
import dev.crease.push.stream.Deflate;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.WebSocketStream;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// WebSocket (RFC 6455, 4; over HTTP/2 RFC 8441): the handshake. What comes after it is a
/// [WebSocketStream]. Its loop only.
final class WebSocketHandler {
  private static final String SUBPROTOCOL = "crease.v1";
  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private WebSocketHandler() {}

  /// Shakes hands and opens the stream. The codec is gone after it.
  static void open(Door door, Channel channel, Exchange exchange, Wanted wanted, From from) {
    boolean http1 = ConnectionPipeline.isHttp1(channel.pipeline());
    if (http1 && exchange.header("sec-websocket-key").isEmpty()) {
      throw PushError.MALFORMED.raise("Sec-WebSocket-Key is missing (RFC 6455)");
    }
    Optional<Deflate> deflate = Deflate.agree(exchange.header("sec-websocket-extensions"));
    HttpResponse answer = http1 ? shake(exchange, deflate) : accept(exchange, deflate);
    LoopRoom room = door.room(channel);
    FrameDoor receiver = new FrameDoor(door, room, wanted.selection(), exchange);
    var stream = WebSocketStream.open(room, channel, deflate, receiver, door.limits());
    channel.writeAndFlush(answer, channel.voidPromise());
    ConnectionPipeline.stripHttp(channel.pipeline()); // frames that came already now go to it
    receiver.keep(stream);
    stream.attend(
        door.attendance(channel, wanted.selection(), exchange.principal()), wanted.presence());
    stream.begin(door.hub(), wanted.selection(), from);
  }

  /// The answer to an `Upgrade`.
  static HttpResponse shake(Exchange exchange, Optional<Deflate> deflate) {
    HttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
    response
        .headers()
        .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
        .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, proof(exchange.header("sec-websocket-key")));
    agree(response.headers(), exchange, deflate);
    return response;
  }

  /// The answer to an extended CONNECT of HTTP/2, which has no key (RFC 8441, 5).
  private static HttpResponse accept(Exchange exchange, Optional<Deflate> deflate) {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    agree(response.headers(), exchange, deflate);
    return response;
  }

  private static void agree(HttpHeaders headers, Exchange exchange, Optional<Deflate> deflate) {
    if (Arrays.asList(exchange.header("sec-websocket-protocol").split("\\s*,\\s*", -1))
        .contains(SUBPROTOCOL)) {
      headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL);
    }
    deflate.ifPresent(
        agreed -> headers.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, agreed.answer()));
  }

  /// RFC 6455, 4.2.2.
  private static String proof(String key) {
    try {
      byte[] text = (key.strip() + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII);
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(text);
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
