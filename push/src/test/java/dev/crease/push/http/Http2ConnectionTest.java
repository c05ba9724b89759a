package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// What one connection of HTTP/2 may do to us: frame by frame, since no client does this by itself.
class Http2ConnectionTest {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] NONE = {};
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int NO_ERROR = 0;
  private static final int ENHANCE_YOUR_CALM = 11;

  /// `:method: GET`, `:scheme: http`, `:path: /`, by HPACK's static table.
  private static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84};

  @Test
  void aPrefaceThatDoesNotEndIsCutOff() throws IOException {
    try (Bench bench = new Bench(Limits.defaults().withPatience(1, 60, 60));
        Socket socket = connect(bench)) {
      socket.getOutputStream().write("PRI * HT".getBytes(US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void aPrefaceInPiecesIsAPreface() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = connect(bench)) {
      socket.setTcpNoDelay(true);
      for (byte each : PREFACE) {
        socket.getOutputStream().write(each);
      }
      socket.getOutputStream().write(frame(SETTINGS, 0, 0, NONE));
      assertThat(new DataInputStream(socket.getInputStream()).readInt() & 0xff).isEqualTo(SETTINGS);
    }
  }

  @Test
  void aPrefaceWithoutSettingsIsCutOff() throws IOException {
    try (Bench bench = new Bench(Limits.defaults().withPatience(1, 60, 60));
        Socket socket = connect(bench)) {
      socket.getOutputStream().write(PREFACE);
      assertThat(goAway(socket)).isEqualTo(NO_ERROR);
    }
  }

  @Test
  void aConnectionWithoutAStreamIsClosed() throws IOException {
    try (Bench bench = new Bench(Limits.defaults().withPatience(60, 1, 60));
        Socket socket = greet(bench)) {
      assertThat(goAway(socket)).isEqualTo(NO_ERROR);
    }
  }

  @Test
  void aFloodOfPingsEndsTheConnection() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = greet(bench)) {
      flood(socket, frame(PING, 0, 0, new byte[8]), 20_000);
      assertThat(goAway(socket)).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void aFloodOfSettingsEndsTheConnection() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = greet(bench)) {
      flood(socket, frame(SETTINGS, 0, 0, NONE), 20_000);
      assertThat(goAway(socket)).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void streamsCancelledAtOnceEndTheConnection() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = greet(bench)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int stream = 1; stream < 6_000; stream += 2) {
        all.writeBytes(frame(HEADERS, END_STREAM | END_HEADERS, stream, GET));
        all.writeBytes(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
      }
      flood(socket, all.toByteArray(), 1);
      assertThat(goAway(socket)).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void headersWithoutEndEndTheConnection() throws IOException {
    try (Bench bench = new Bench(Limits.defaults());
        Socket socket = greet(bench)) {
      socket.getOutputStream().write(frame(HEADERS, END_STREAM, 1, GET));
      flood(socket, frame(CONTINUATION, 0, 1, NONE), 1_000);
      assertThat(goAway(socket)).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  private static Socket connect(Bench bench) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static Socket greet(Bench bench) throws IOException {
    Socket socket = connect(bench);
    socket.getOutputStream().write(PREFACE);
    socket.getOutputStream().write(frame(SETTINGS, 0, 0, NONE));
    return socket;
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .putInt(payload.length << 8 | type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /// Sends while the other side takes it.
  private static void flood(Socket socket, byte[] bytes, int times) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(bytes);
    }
    try {
      socket.getOutputStream().write(all.toByteArray());
    } catch (SocketException closed) {
      // which is what is wanted
    }
  }

  /// Reads to GOAWAY, and the end of the connection behind it.
  ///
  /// @return its error
  private static int goAway(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int error = -1;
    try {
      while (true) {
        int start = in.readInt();
        in.readByte();
        in.readInt();
        byte[] payload = in.readNBytes(start >>> 8);
        if ((start & 0xff) == GOAWAY) {
          error = ByteBuffer.wrap(payload).getInt(4);
        }
      }
    } catch (EOFException | SocketException end) {
      return error;
    }
  }
}
