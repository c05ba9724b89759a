package dev.crease.push.http;

import dev.crease.push.JsonBytes;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer: a status, headers, and a body that is already bytes. A value; any thread.
public final class Reply {
  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  /// Made when it is first sent; whoever comes second makes the same.
  private byte @Nullable [] http1;

  private Reply(int status, List<Header> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /// An answer without a body.
  public static Reply status(int status) {
    return new Reply(status, List.of(), new byte[0]);
  }

  /// JSON.
  public static Reply json(int status, JsonBytes json) {
    return bytes(status, "application/json", json.toBytes());
  }

  /// Text in UTF-8, of a type such as `text/html`.
  public static Reply text(int status, String type, String text) {
    return bytes(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /// Bytes of some type; not copied, so they must not change.
  public static Reply bytes(int status, String type, byte[] body) {
    return new Reply(status, List.of(new Header("content-type", type)), body);
  }

  /// The same with one more header. The name in lower case.
  public Reply with(String name, String value) {
    if (hasControls(value)) {
      throw new IllegalArgumentException("a header's value has no control characters: " + name);
    }
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, more, body);
  }

  private static boolean hasControls(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' && value.charAt(i) != '\t') {
        return true;
      }
    }
    return false;
  }

  /// The same with this value for the header, whatever it had before.
  Reply replacing(String name, String value) {
    List<Header> others = headers.stream().filter(header -> !header.name().equals(name)).toList();
    return new Reply(status, others, body).with(name, value);
  }

  /// The status.
  public int status() {
    return status;
  }

  List<Header> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /// Whether it asks for another protocol (RFC 9110, 7.8).
  boolean upgrades() {
    for (Header header : headers) {
      if (header.name().equals("upgrade")) {
        return true;
      }
    }
    return false;
  }

  /// The status line and these headers, as HTTP/1.1 has them, without the empty line at the end.
  /// They must not be changed.
  byte[] http1() {
    byte[] made = http1;
    if (made == null) {
      StringBuilder head = new StringBuilder("HTTP/1.1 ");
      head.append(HttpResponseStatus.valueOf(status)).append("\r\n");
      for (Header header : headers) {
        head.append(header.name()).append(": ").append(header.value()).append("\r\n");
      }
      made = head.toString().getBytes(StandardCharsets.ISO_8859_1);
      http1 = made;
    }
    return made;
  }

  /// The body as text.
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  record Header(String name, String value) {}
}
