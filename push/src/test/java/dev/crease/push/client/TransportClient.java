package dev.crease.push.client;

import java.io.IOException;
import java.util.Map;

/// A client of one version of HTTP, as raw as a test needs it: no retries, no cookies, no hidden
/// behaviour.
public interface TransportClient extends AutoCloseable {
  /// Asks. With a `content-length` of one's own, the rest of the body is still to come.
  Call call(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException;

  /// Asks to open a WebSocket, in the way of this version.
  Call webSocket(String path, Map<String, String> headers) throws IOException;

  @Override
  void close();

  /// An answer on its way. Everything waits at most twenty seconds.
  interface Call extends AutoCloseable {
    /// The status, when the head has come; of a WebSocket that has been opened, 101 or 200.
    int status() throws IOException;

    /// A header of the head, or `""`. The name in lower case.
    String header(String name) throws IOException;

    /// The next bytes of the body; none at its end, be it a good one.
    byte[] read() throws IOException;

    /// More of what is sent, after a WebSocket has been opened.
    void send(byte[] bytes) throws IOException;

    @Override
    void close();
  }
}
