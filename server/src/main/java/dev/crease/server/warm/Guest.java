package dev.crease.server.warm;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection of the crowd, over a plain socket: a client library would have to be compiled
/// too. One thread.
final class Guest implements AutoCloseable {
  /// How long an answer may take, in milliseconds.
  private static final int PATIENCE_MILLIS = 2_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  Guest(InetSocketAddress server) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server, PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 1_024);
  }

  /// Sends a request.
  void ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
  }

  /// Reads an answer and, where it says how long it is, its body.
  Answer answer() throws IOException {
    String status = line();
    String tag = "";
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
      String value = header.substring(name.length() + 1).strip();
      switch (name) {
        case "content-length" -> length = Integer.parseInt(value);
        case "etag" -> tag = value;
        default -> {}
      }
    }
    in.skipNBytes(status.contains(" 304 ") ? 0 : length);
    return new Answer(Integer.parseInt(status, 9, 12, 10), tag);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed within an answer");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /// Reads what has come.
  void listen() throws IOException {
    in.skipNBytes(in.available());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// A request without a body.
  static byte[] get(String target, String headers) {
    return "GET %s HTTP/1.1\r\nHost: warm\r\n%s\r\n"
        .formatted(target, headers)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// An answer's status, and its entity tag, `""` if it has none.
  record Answer(int status, String tag) {}
}
