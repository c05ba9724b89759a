package dev.crease.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// A way to a server that can be cut: connections are then reset wherever they are, be it in the
/// middle of an event, and new ones refused until it is mended. Any thread.
public final class Network implements AutoCloseable {
  /// As many bytes as there are.
  public static final IntSupplier WHOLE = () -> Integer.MAX_VALUE;

  private final ServerSocket door;
  private final int target;
  private final IntSupplier life;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Heads heads = new Heads();
  private volatile boolean cut;

  private Network(ServerSocket door, int target, IntSupplier life) {
    this.door = door;
    this.target = target;
    this.life = life;
  }

  /// A way to a port of this machine.
  ///
  /// @param life how many bytes each connection brings from the server before it is lost
  public static Network to(int port, IntSupplier life) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    Network network = new Network(new ServerSocket(0, 1024, here), port, life);
    Thread.ofVirtual().start(network::accept);
    return network;
  }

  /// The port to connect to instead.
  public int port() {
    return door.getLocalPort();
  }

  /// How many connections were made through it.
  public int connections() {
    return connections.get();
  }

  /// How many heads of requests have passed: ends of blocks of header lines.
  public int requests() {
    return requests.get();
  }

  /// How many connections are open.
  public int open() {
    return lines.size();
  }

  /// What was asked and answered last.
  public Heads heads() {
    return heads;
  }

  /// The first bytes of the latest connection, as text: the heads of requests and of answers, of
  /// which the last counts.
  public static final class Heads {
    private static final int MOST = 4_096;

    private final StringBuilder asked = new StringBuilder();
    private final StringBuilder answered = new StringBuilder();

    /// A header's value in the request; empty when there is none.
    public synchronized String asked(String header) {
      return value(asked.toString(), header);
    }

    /// A header's value in the answer; empty when there is none.
    public synchronized String answered(String header) {
      return value(answered.toString(), header);
    }

    private static String value(String head, String header) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(header + ":"))
          .map(line -> line.substring(header.length() + 1).strip())
          .reduce("", (_, last) -> last);
    }

    private synchronized void add(byte[] bytes, int length, boolean answer) {
      StringBuilder head = answer ? answered : asked;
      if (head.length() < MOST) {
        head.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
      }
    }

    private synchronized void begin() {
      asked.setLength(0);
      answered.setLength(0);
    }
  }

  /// How many connections it has broken.
  public int lost() {
    return lost.get();
  }

  /// Loses every connection there is, and each new one.
  public void cut() {
    cut = true;
    lines.forEach(Line::lose);
  }

  /// Lets new connections through again.
  public void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        if (cut) {
          reset(near);
        } else {
          Thread.ofVirtual().start(() -> open(near));
        }
      }
    } catch (IOException _) {
      // the door was closed
    }
  }

  private void open(Socket near) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Line line = new Line(near, far, life.getAsInt());
      lines.add(line);
      connections.incrementAndGet();
      heads.begin();
      if (cut) {
        line.lose();
      }
      Thread.ofVirtual().start(line::up);
      line.down();
      lines.remove(line);
    } catch (IOException _) {
      reset(near);
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // it has gone already
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    lines.forEach(Line::lose);
  }

  private final class Line {
    private final Socket near;
    private final Socket far;
    private int left;
    private int headEnd;

    Line(Socket near, Socket far, int life) {
      this.near = near;
      this.far = far;
      this.left = life;
    }

    void up() {
      copy(near, far, false);
    }

    void down() {
      copy(far, near, true);
    }

    private void copy(Socket from, Socket to, boolean counted) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[4096];
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          heads.add(bytes, n, counted);
          int most = counted ? Math.min(n, left) : n;
          if (!counted) {
            count(bytes, n);
          }
          out.write(bytes, 0, most);
          if (counted) {
            left -= most;
            if (left == 0) {
              lose();
            }
          }
        }
        near.close(); // an orderly end: what was written still arrives
        far.close();
      } catch (IOException _) {
        reset(near);
        reset(far);
      }
    }

    /// Counts each CR LF CR LF, be it cut in two.
    private void count(byte[] bytes, int n) {
      for (int i = 0; i < n; i++) {
        byte wanted = headEnd % 2 == 0 ? (byte) '\r' : (byte) '\n';
        headEnd = bytes[i] == wanted ? headEnd + 1 : bytes[i] == '\r' ? 1 : 0;
        if (headEnd == 4) {
          requests.incrementAndGet();
          headEnd = 0;
        }
      }
    }

    void lose() {
      lost.incrementAndGet();
      reset(near);
      reset(far);
    }
  }
}
