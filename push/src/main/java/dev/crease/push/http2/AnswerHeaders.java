package dev.crease.push.http2;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Map;

/// The head of an answer as HTTP/2 has it.
final class AnswerHeaders {
  private AnswerHeaders() {}

  /// The same without what only belongs to a connection of HTTP/1.1 (RFC 9113, 8.2.2). Names are in
  /// lower case already.
  static Http2Headers of(HttpResponse head) {
    Http2Headers headers = new DefaultHttp2Headers(false);
    headers.status(head.status().codeAsText());
    for (Map.Entry<String, String> header : head.headers()) {
      if (!ofConnection(header.getKey())) {
        headers.add(header.getKey(), header.getValue());
      }
    }
    return headers;
  }

  private static boolean ofConnection(String name) {
    return HttpHeaderNames.CONNECTION.contentEqualsIgnoreCase(name)
        || HttpHeaderNames.UPGRADE.contentEqualsIgnoreCase(name);
  }

  /// `100 Continue`.
  static Http2Headers goOn() {
    return new DefaultHttp2Headers(false).status(HttpResponseStatus.CONTINUE.codeAsText());
  }
}
