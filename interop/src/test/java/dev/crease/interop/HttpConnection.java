package dev.crease.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A connection that asks by hand, so that a test decides every byte and sees every answer. Its own
/// thread.
public final class HttpConnection implements AutoCloseable {
  private static final int SILENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  private HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /// Connects to a port of this machine.
  public static HttpConnection to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(SILENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return new HttpConnection(socket);
  }

  /// An answer's head.
  ///
  /// @param headers by lower-case name
  public record Head(int status, Map<String, String> headers) {
    /// A header's value; empty when there is none.
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /// Asks by `GET`, with headers as lines that each end in CR LF, and reads the answer's head.
  public Head get(String target, String headers) throws IOException {
    send("GET %s HTTP/1.1\r\nHost: crease\r\n%s\r\n".formatted(target, headers).getBytes(UTF_8));
    return head();
  }

  /// Sends bytes as they are.
  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// Reads an answer's head.
  public Head head() throws IOException {
    String status = line();
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Head(Integer.parseInt(status.split(" ", 3)[1]), headers);
  }

  /// Reads the body that this head announces.
  public String body(Head head) throws IOException {
    if (head.header("transfer-encoding").equals("chunked")) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
        all.writeBytes(chunk);
      }
      return all.toString(UTF_8);
    }
    String length = head.header("content-length");
    return new String(bytes(length.isEmpty() ? 0 : Integer.parseInt(length)), UTF_8);
  }

  /// Reads a chunk of a chunked body; the last one is empty.
  public byte[] chunk() throws IOException {
    byte[] chunk = bytes(Integer.parseInt(line(), 16));
    String end = line();
    if (!end.isEmpty()) {
      throw new IOException("a chunk must end with a line's end, was: " + end);
    }
    return chunk;
  }

  /// Reads a line without its end.
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = one(); b != '\n'; b = one()) {
      line.write(b);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /// Reads so many bytes.
  public byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("closed");
    }
    return bytes;
  }

  private int one() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("closed");
    }
    return b;
  }

  /// Whether the other side has closed, seen by reading on.
  public boolean ends() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
