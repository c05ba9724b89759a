package dev.crease.push.http;

import dev.crease.push.PushError;
import dev.crease.push.access.Origins;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request as it came in: what can be told of it without knowing who sent it, or when. That is
/// found out when it is first asked for, and holds for all who send the same bytes to the same loop
/// (`KnownRequests`). Its loop only.
final class Incoming {
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?#]*");

  private final FullHttpRequest request;
  private final boolean keepAlive;
  private @Nullable Exchange exchange;
  private @Nullable Terms terms;
  private TopicDoor.@Nullable Reading reading;

  Incoming(FullHttpRequest request) {
    this.request = request;
    keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
  }

  /// Netty's request, whose references are counted.
  FullHttpRequest request() {
    return request;
  }

  /// Whether its sender would keep the connection; one that could not be read ends it.
  boolean keepAlive() {
    return keepAlive;
  }

  /// Whether only the headers of the answer are wanted.
  boolean headOnly() {
    return request.method().equals(HttpMethod.HEAD);
  }

  /// Whether it is of use when the same bytes come again: it has no body, which is gone by then,
  /// and is no handshake of a WebSocket, of which each has a key of its own.
  boolean mayRepeat() {
    HttpHeaders headers = request.headers();
    return request.decoderResult().isSuccess()
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT)
        && !headers.contains(HttpHeaderNames.UPGRADE);
  }

  /// What it asks, with nobody asking yet.
  ///
  /// @throws PushError.Raised when it is no request; again whenever it is asked
  Exchange exchange() {
    Exchange read = exchange;
    if (read == null) {
      read = read(request);
      exchange = read;
    }
    return read;
  }

  /// What its answers carry.
  Terms terms(Origins origins) {
    Terms found = terms;
    if (found == null) {
      found = Terms.of(exchange(), origins);
      terms = found;
    }
    return found;
  }

  /// The page that it asks for, if that was found out for who shows no token: then whoever sends
  /// the same asks for the same, and may.
  Optional<TopicDoor.Reading> reading() {
    return Optional.ofNullable(reading);
  }

  /// It asks for this page, whoever sends it.
  void asksFor(TopicDoor.Reading page) {
    reading = page;
  }

  private static Exchange read(FullHttpRequest request) {
    checkSyntax(request);
    String method = request.method().equals(HttpMethod.HEAD) ? "GET" : request.method().name();
    String target = originForm(request.uri());
    HttpHeaders fields = request.headers();
    UnaryOperator<String> headers = name -> joined(fields, name);
    if (isEncoded(target)) {
      QueryStringDecoder decoded = decode(target);
      UnaryOperator<String> query = name -> first(decoded, name);
      return new Exchange(
          new Exchange.Asked(
              method, decoded.path(), query, name -> all(decoded, name), headers, body(request)));
    }
    int end = target.indexOf('?');
    String path = end < 0 ? target : target.substring(0, end);
    UnaryOperator<String> query = name -> end < 0 ? "" : parameter(target, end + 1, name);
    Function<String, List<String>> queries =
        name -> end < 0 ? List.of() : parameters(target.substring(end + 1), name);
    return new Exchange(new Exchange.Asked(method, path, query, queries, headers, body(request)));
  }

  /// Whether a target must be decoded before it can be read. Few must.
  private static boolean isEncoded(String target) {
    return target.indexOf('%') >= 0
        || target.indexOf('+') >= 0
        || target.indexOf(';') >= 0
        || target.indexOf('#') >= 0;
  }

  /// A parameter's first value in a query that needs no decoding.
  private static String parameter(String target, int begin, String name) {
    int at = begin;
    while (at < target.length()) {
      int and = target.indexOf('&', at);
      int end = and < 0 ? target.length() : and;
      int value = at + name.length() + 1;
      boolean named = target.startsWith(name, at);
      if (named && value <= end && target.charAt(value - 1) == '=') {
        return target.substring(value, end);
      }
      if (named && value == end + 1) {
        return ""; // without a value
      }
      at = end + 1;
    }
    return "";
  }

  /// All values of a parameter in a query that needs no decoding.
  private static List<String> parameters(String query, String name) {
    List<String> values = new ArrayList<>();
    for (String part : query.split("&", -1)) {
      if (part.startsWith(name + "=")) {
        values.add(part.substring(name.length() + 1));
      }
    }
    return values;
  }

  private static QueryStringDecoder decode(String target) {
    QueryStringDecoder decoder = new QueryStringDecoder(target);
    try {
      String _ = decoder.path();
      int _ = decoder.parameters().size(); // decoded now, so that it is found out if it cannot be
      return decoder;
    } catch (IllegalArgumentException e) {
      throw PushError.MALFORMED.raise("the address cannot be decoded: " + target);
    }
  }

  private static String first(QueryStringDecoder query, String name) {
    List<String> values = all(query, name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static List<String> all(QueryStringDecoder query, String name) {
    return query.parameters().getOrDefault(name, List.of());
  }

  private static String joined(HttpHeaders headers, String name) {
    String first = headers.get(name);
    if (first == null) {
      return "";
    }
    Iterator<String> values = headers.valueStringIterator(name);
    String _ = values.next();
    return values.hasNext() ? String.join(", ", headers.getAll(name)) : first;
  }

  /// The content is copied: it is gone when the request was begun.
  private static Supplier<String> body(FullHttpRequest request) {
    if (!request.content().isReadable()) {
      return () -> "";
    }
    byte[] body = ByteBufUtil.getBytes(request.content());
    return () -> text(body);
  }

  /// A byte that is no UTF-8 is told, not replaced: what is published is kept as it was sent.
  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw PushError.MALFORMED.raise("the body is not UTF-8");
    }
  }

  /// A proxy's way to ask, `http://host/path`, without its beginning: every server takes it (RFC
  /// 9112, 3.2.2).
  private static String originForm(String target) {
    if (target.startsWith("/")) {
      return target;
    }
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
}
