package dev.crease.push.http;

import dev.crease.push.PushError;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns Netty's request into an [Exchange], or says what is wrong with it.
final class ExchangeReader {
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?#]*");

  private ExchangeReader() {}

  static Exchange read(FullHttpRequest request) {
    checkSyntax(request);
    QueryStringDecoder target = new QueryStringDecoder(originForm(request.uri()));
    try {
      String method = request.method().equals(HttpMethod.HEAD) ? "GET" : request.method().name();
      return new Exchange(
          method,
          target.path(),
          firstValues(target.parameters()),
          headers(request),
          ByteBufUtil.getBytes(request.content()));
    } catch (IllegalArgumentException e) {
      throw PushError.MALFORMED.raise("the address cannot be decoded: " + request.uri());
    }
  }

  /// A proxy's way to ask, `http://host/path`, without its beginning: every server takes it (RFC
  /// 9112, 3.2.2).
  private static String originForm(String target) {
    Matcher absolute = ABSOLUTE.matcher(target);
    if (!absolute.lookingAt()) {
      return target;
    }
    String rest = target.substring(absolute.end());
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  private static void checkSyntax(FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      Throwable cause = request.decoderResult().cause();
      throw switch (cause) {
        case TooLongHttpLineException _ ->
            PushError.TARGET_TOO_LONG.raise("the request line is too long");
        case TooLongHttpHeaderException _ ->
            PushError.HEADERS_TOO_BIG.raise("the headers are too big");
        case TooLongHttpContentException tooLong ->
            PushError.TOO_BIG.raise(String.valueOf(tooLong.getMessage()));
        case UnsupportedOperationException unsupported -> // an extended CONNECT
            PushError.NO_SUCH_PROTOCOL.raise(String.valueOf(unsupported.getMessage()));
        default -> PushError.MALFORMED.raise("this is not HTTP/1.1");
      };
    }
    String coding = request.headers().get(HttpHeaderNames.TRANSFER_ENCODING, "");
    if (!coding.isEmpty()) { // chunks have been put together before this
      throw PushError.NO_SUCH_PROTOCOL.raise("Transfer-Encoding must be chunked, was: " + coding);
    }
    boolean needsHost = !request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    if (needsHost && request.headers().getAll(HttpHeaderNames.HOST).size() != 1) {
      throw PushError.MALFORMED.raise("a request has one Host header (RFC 9112, 3.2)");
    }
  }

  private static Map<String, String> firstValues(Map<String, List<String>> parameters) {
    Map<String, String> first = new HashMap<>();
    parameters.forEach((name, values) -> first.put(name, values.getFirst()));
    return first;
  }

  private static Map<String, String> headers(FullHttpRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, String> header : request.headers()) {
      headers.merge(
          header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
    }
    return headers;
  }
}
