package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crease.interop.Engine;
import dev.crease.push.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;

/// The server that the fuzzed bytes are sent to, over a real connection. One thread.
final class Target {
  static final Topic TOPIC = Engine.feed("fuzz");

  /// Far longer than any answer takes, also beside a busy build; no answer is a finding.
  private static final int HANG_MILLIS = 60_000;

  /// While the fuzzer rewrites all classes as they are first used.
  private static final int FIRST_MILLIS = 600_000;

  static final Engine ENGINE = start();

  private Target() {}

  private static Engine start() {
    Complaints.listen();
    try {
      Engine engine = Engine.start();
      engine.publish(TOPIC, "{\"n\":1}");
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has most of the server's code loaded before an input's time is taken. Before the first input.
  static void warmUp() {
    String last = "Host: c\r\nConnection: close\r\n\r\n";
    for (String request : List.of("GET /v1/" + TOPIC, "GET /", "POST /v1/" + TOPIC)) {
      byte[] bytes = (request + " HTTP/1.1\r\n" + last).getBytes(US_ASCII);
      talk(ENGINE.port(), FIRST_MILLIS, false, bytes);
    }
    talk(ENGINE.port(), FIRST_MILLIS, true, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
  }

  /// Sends bytes to the engine, ends the connection's sending side, and answers what came until the
  /// engine ended it too.
  static byte[] send(byte[]... parts) {
    return talk(ENGINE.port(), HANG_MILLIS, true, parts);
  }

  /// Sends a request that asks for `Connection: close`, and reads its answer.
  static byte[] ask(int port, byte[] request) {
    return talk(port, HANG_MILLIS, false, request);
  }

  private static byte[] talk(int port, int hangMillis, boolean ends, byte[]... parts) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(hangMillis);
      socket.setTcpNoDelay(true);
      for (byte[] part : parts) {
        socket.getOutputStream().write(part);
      }
      if (ends) {
        socket.shutdownOutput();
      }
      return socket.getInputStream().readAllBytes();
    } catch (SocketTimeoutException hang) {
      throw new AssertionError("the server neither answered nor closed", hang);
    } catch (SocketException reset) {
      return new byte[0]; // it may close without reading on
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Complaints.check();
    }
  }
}
