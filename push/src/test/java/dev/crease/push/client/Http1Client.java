package dev.crease.push.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// HTTP/1.1 on sockets, one for each call.
public final class Http1Client implements TransportClient {
  private final Sockets sockets;

  /// Over these sockets, plain or with TLS.
  public Http1Client(Sockets sockets) {
    this.sockets = sockets;
  }

  /// Opens a connection to the server.
  public interface Sockets {
    /// A new one.
    Socket open() throws IOException;
  }

  @Override
  public Call call(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("connection", "close");
    if (body.length > 0) {
      all.putIfAbsent("content-length", String.valueOf(body.length));
    }
    return send(method, path, all, body);
  }

  @Override
  public Call webSocket(String path, Map<String, String> headers) throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("connection", "Upgrade");
    all.put("upgrade", "websocket");
    all.putIfAbsent("sec-websocket-version", "13");
    all.put("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
    return send("GET", path, all, new byte[0]);
  }

  private Call send(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nhost: crease\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    Socket socket = sockets.open();
    socket.setSoTimeout(20_000);
    SocketCall call = new SocketCall(socket);
    call.send(all.toByteArray());
    return call;
  }

  @Override
  public void close() {}

  private static final class SocketCall implements Call {
    private final Socket socket;
    private final InputStream in;
    private final Map<String, String> headers = new HashMap<>();
    private int status;
    private long left = Long.MAX_VALUE;

    SocketCall(Socket socket) throws IOException {
      this.socket = socket;
      in = socket.getInputStream();
    }

    private void readHead() throws IOException {
      if (status != 0) {
        return;
      }
      String line = line();
      status = Integer.parseInt(line.split(" ", 3)[1]);
      for (line = line(); !line.isEmpty(); line = line()) {
        String[] parts = line.split(": ?", 2);
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
      }
      left = Long.parseLong(headers.getOrDefault("content-length", "" + Long.MAX_VALUE));
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("closed in the head, after: " + line);
        }
        line.append((char) next);
      }
      return line.toString().strip();
    }

    @Override
    public int status() throws IOException {
      readHead();
      return status;
    }

    @Override
    public String header(String name) throws IOException {
      readHead();
      return headers.getOrDefault(name, "");
    }

    @Override
    public byte[] read() throws IOException {
      readHead();
      byte[] some = new byte[8192];
      int count = 0;
      try {
        count = left == 0 ? -1 : in.read(some, 0, (int) Math.min(some.length, left));
      } catch (SocketException reset) {
        count = -1; // an end too
      }
      left -= Math.max(0, count);
      return Arrays.copyOf(some, Math.max(0, count));
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // it is closed, one way or the other
      }
    }
  }
}
