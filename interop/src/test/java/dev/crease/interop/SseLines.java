package dev.crease.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The lines of an event stream, be it in chunks, as a proxy may send it. Its own thread.
final class SseLines {
  private final HttpConnection http;
  private final boolean chunked;
  private byte[] chunk = new byte[0];
  private int at;

  SseLines(HttpConnection http, boolean chunked) {
    this.http = http;
    this.chunked = chunked;
  }

  /// The next line without its end.
  String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b = one(); b != '\n'; b = one()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private byte one() throws IOException {
    if (!chunked) {
      return http.bytes(1)[0];
    }
    if (at == chunk.length) {
      chunk = http.chunk();
      at = 0;
      if (chunk.length == 0) {
        throw new IOException("the stream has ended");
      }
    }
    return chunk[at++];
  }
}
