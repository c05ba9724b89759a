package dev.crease.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way to a server that can lose a connection without either end being told, as a phone's network
/// does. Any thread.
final class QuietProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  private QuietProxy(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  static QuietProxy to(int port) throws IOException {
    var proxy = new QuietProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  int port() {
    return door.getLocalPort();
  }

  /// From now on nothing more comes through on the streams there are; new ones work.
  void silence() {
    lines.stream().filter(line -> line.stream).forEach(line -> line.quiet = true);
  }

  private void accept() {
    try {
      while (true) {
        var near = door.accept();
        var line = new Line(near, new Socket(InetAddress.getLoopbackAddress(), target));
        lines.add(line);
        Thread.ofVirtual().start(() -> line.copy(near, line.far));
        Thread.ofVirtual().start(() -> line.copy(line.far, near));
      }
    } catch (IOException _) {
      // the door was closed
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    lines.forEach(Line::close);
  }

  private static final class Line {
    private final Socket near;
    private final Socket far;
    private volatile boolean stream;
    private volatile boolean quiet;

    Line(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    void copy(Socket from, Socket to) {
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        var bytes = new byte[8192];
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          if (from.equals(near) && new String(bytes, 0, n, ISO_8859_1).contains("/events?")) {
            stream = true;
          }
          if (!quiet) {
            out.write(bytes, 0, n);
          }
        }
      } catch (IOException _) {
        // one end has gone: both are closed
      }
      close();
    }

    void close() {
      try (near;
          far) {
        quiet = true;
      } catch (IOException _) {
        // closed before
      }
    }
  }
}
