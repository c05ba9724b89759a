package dev.crease.push.http2;

import dev.crease.push.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts one request together: its headers, then its body up to a limit. One that is too big, or
/// asks for what we have not, comes out as a request that could not be read, with the reason as its
/// decoder result's cause. Its loop only.
///
/// A WebSocket's extended CONNECT (RFC 8441) comes out as the `GET` with `Upgrade` that it is in
/// HTTP/1.1: no peer can send that header itself, it is malformed in HTTP/2.
final class RequestReader {
  /// One request a stream: it ends with its answer.
  private static final HttpVersion HTTP_2 = new HttpVersion("HTTP", 2, 0, false);

  private final Limits.Sizes sizes;
  private @Nullable FullHttpRequest request;
  private boolean begun;
  private boolean whole;
  private boolean tunnel;

  RequestReader(Limits.Sizes sizes) {
    this.sizes = sizes;
  }

  boolean begun() {
    return begun;
  }

  /// Whether the request is one to open a tunnel: what comes after it is not its body.
  boolean tunnel() {
    return tunnel;
  }

  /// The headers, which the codec has looked at one by one.
  ///
  /// @param last whether no body follows
  /// @return whether the peer waits to hear that it may send the body
  /// @throws IllegalArgumentException when together they make no request (RFC 9113, 8.3.1)
  boolean begin(Http2Headers headers, boolean last) {
    begun = true;
    tunnel = headers.contains(Http2Headers.PseudoHeaderName.PROTOCOL.value());
    FullHttpRequest read = head(headers);
    request = read;
    whole = last || tunnel;
    if (read.uri().length() > sizes.targetBytes()) {
      refuse(read, new TooLongHttpLineException("the path is too long"));
    } else if (read.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) > sizes.bodyBytes()) {
      refuse(read, tooBig());
    }
    return !whole
        && read.headers().containsValue(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE, true);
  }

  private FullHttpRequest head(Http2Headers headers) {
    HttpMethod method = HttpMethod.valueOf(String.valueOf(headers.method()));
    String protocol = text(headers.get(Http2Headers.PseudoHeaderName.PROTOCOL.value()));
    boolean connect = method.equals(HttpMethod.CONNECT);
    if (tunnel && !connect) {
      throw new IllegalArgumentException(":protocol is for CONNECT (RFC 8441, 4)");
    }
    String path = text(connect && !tunnel ? headers.authority() : headers.path());
    if (!path.startsWith("/") && !connect && !path.equals("*")) {
      throw new IllegalArgumentException(":path begins with / (RFC 9113, 8.3.1)");
    }
    FullHttpRequest read =
        new DefaultFullHttpRequest(
            HTTP_2, tunnel ? HttpMethod.GET : method, path, Unpooled.buffer(0, sizes.bodyBytes()));
    copy(headers, read);
    if (protocol.equals("websocket")) {
      read.headers().set(HttpHeaderNames.UPGRADE, protocol);
    } else if (tunnel) {
      refuse(read, new UnsupportedOperationException(":protocol must be websocket (RFC 8441)"));
    }
    return read;
  }

  private static void copy(Http2Headers headers, FullHttpRequest read) {
    for (Map.Entry<CharSequence, CharSequence> header : headers) {
      if (!Http2Headers.PseudoHeaderName.hasPseudoHeaderFormat(header.getKey())) {
        read.headers().add(header.getKey(), header.getValue());
      }
    }
    CharSequence authority = headers.authority();
    if (authority != null) {
      read.headers().set(HttpHeaderNames.HOST, authority); // it counts more (RFC 9113, 8.3.1)
    }
    String cookies = String.join("; ", read.headers().getAll(HttpHeaderNames.COOKIE));
    if (!cookies.isEmpty()) {
      read.headers().set(HttpHeaderNames.COOKIE, cookies); // crumbs (RFC 9113, 8.2.3)
    }
  }

  private static String text(@Nullable CharSequence value) {
    return value == null ? "" : value.toString();
  }

  /// More of the body.
  void add(ByteBuf bytes, boolean last) {
    FullHttpRequest reading = request;
    if (reading == null) {
      return; // refused already
    }
    if (reading.content().readableBytes() + bytes.readableBytes() > sizes.bodyBytes()) {
      refuse(reading, tooBig());
      return;
    }
    reading.content().writeBytes(bytes);
    whole = last;
  }

  private TooLongHttpContentException tooBig() {
    return new TooLongHttpContentException(
        "a body is at most %d bytes".formatted(sizes.bodyBytes()));
  }

  private void refuse(FullHttpRequest read, Throwable why) {
    read.setDecoderResult(DecoderResult.failure(why));
    whole = true;
  }

  /// The request, when all of it has come; once.
  Optional<FullHttpRequest> whole() {
    FullHttpRequest read = request;
    if (read == null || !whole) {
      return Optional.empty();
    }
    request = null;
    return Optional.of(read);
  }

  void release() {
    FullHttpRequest read = request;
    if (read != null) {
      read.release();
      request = null;
    }
  }
}
