package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.stats.Count;
import dev.crease.push.stream.SseStream;
import dev.crease.push.stream.StreamHandler;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.regex.Pattern;

/// Server-sent events (HTML, 9.2) over HTTP/1.1: the headers. What comes after them is an
/// [SseStream]. Its loop only.
///
/// The answer has no length and ends with the connection, so that after its headers a connection
/// needs no HTTP codec and every reader is sent the same bytes.
final class SseHandler {
  /// An element of `Accept-Encoding` that allows `deflate` (RFC 9110, 12.5.3).
  private static final Pattern DEFLATE =
      Pattern.compile("deflate(?:\\s*;\\s*q\\s*=\\s*(?:1(?:\\.0*)?|0?\\.0*[1-9][0-9]*))?");

  private SseHandler() {}

  /// Opens the stream. The codec is gone after it.
  static void open(
      Door door, Channel channel, Exchange exchange, Terms terms, Wanted wanted, From from) {
    boolean deflated = mayDeflate(exchange.header("accept-encoding"));
    channel.write(head(deflated, terms), channel.voidPromise());
    ConnectionPipeline.stripHttp(channel.pipeline());
    StreamHandler stream = SseStream.open(door.room(channel), channel, deflated, door.limits());
    stream.until(exchange.principal().expires());
    stream.attend(
        door.attendance(channel, wanted.selection(), exchange.principal()), wanted.presence());
    stream.begin(door.hub(), wanted.selection(), from);
  }

  /// Sends the reader away for a while: a `503` would stop a browser's EventSource for good.
  static void refuse(Door door, Channel channel, Terms terms) {
    door.room(channel).stats().add(Count.CUT_FULL);
    channel.write(head(false, terms)); // nobody is left to hear of a void promise's failure
    ConnectionPipeline.stripHttp(channel.pipeline());
    SseStream.refuse(channel);
  }

  /// Whether a reader that accepts these encodings can be sent a zlib stream.
  static boolean mayDeflate(String acceptEncoding) {
    for (String each : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      if (DEFLATE.matcher(each.strip()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static HttpResponse head(boolean deflated, Terms terms) {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-cache, no-transform")
        .set("x-accel-buffering", "no")
        .set(HttpHeaderNames.VARY, TopicDoor.VARY + ", Accept-Encoding")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (deflated) {
      head.headers().set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.DEFLATE);
    }
    for (Reply.Header header : terms.headers()) {
      head.headers().add(header.name(), header.value());
    }
    return head;
  }
}
