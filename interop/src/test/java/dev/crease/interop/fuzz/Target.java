package dev.crease.interop.fuzz;

import dev.crease.interop.Engine;
import dev.crease.push.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/// The server that the fuzzed bytes are sent to, over a real connection. One thread.
final class Target {
  static final Topic TOPIC = Engine.feed("fuzz");

  /// Far longer than any answer takes, also beside a busy build; no answer is a finding.
  private static final int HANG_MILLIS = 20_000;

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

  /// Sends bytes to the engine, ends the connection's sending side, and answers what came until the
  /// engine ended it too.
  static byte[] send(byte[]... parts) {
    return talk(ENGINE.port(), true, parts);
  }

  /// Sends a request that asks for `Connection: close`, and reads its answer.
  static byte[] ask(int port, byte[] request) {
    return talk(port, false, request);
  }

  private static byte[] talk(int port, boolean ends, byte[]... parts) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(HANG_MILLIS);
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
