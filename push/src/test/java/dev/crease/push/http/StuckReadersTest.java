package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Readers who never read cost a bounded amount of memory, and nobody else anything.
class StuckReadersTest {
  private static final int READERS = 200;
  private static final int MEGABYTES = 12; // more than a kernel would take for one of them
  private static final String FILLER = "{\"x\":\"" + "x".repeat(1_000) + "\"}";

  @Test
  void whatWaitsForThemIsBoundedAndTheOthersAreServed() throws IOException {
    List<Socket> stuck = new ArrayList<>();
    try (Bench bench = new Bench(Limits.defaults().withRing(64, 64 << 10))) {
      for (int i = 0; i < READERS; i++) {
        stuck.add(ask(bench));
      }
      long before = direct();
      try (Socket good = ask(bench)) {
        for (int i = 0; i < 10 * MEGABYTES; i++) {
          bench.publish(Bench.MATCH, Collections.nCopies(100, FILLER).toArray(String[]::new));
        }
        readTo(good, "id: k3-" + 1_000 * MEGABYTES + "\n");
      }
      // each would hold 12 MB, or 4 MB in the kernel; what they hold together is mostly shared
      long held = direct() - before;
      assertThat(held).isLessThan(READERS * (128L << 10));
    } finally {
      for (Socket socket : stuck) {
        socket.close();
      }
    }
  }

  private static long direct() {
    var allocator = (ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT;
    return allocator.metric().usedDirectMemory();
  }

  private static Socket ask(Bench bench) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server.port());
    socket.setSoTimeout(20_000);
    String request =
        "GET /v1/matches/demo/events HTTP/1.1\r\nHost: c\r\nAccept: text/event-stream\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    readTo(socket, "\"start\"");
    return socket;
  }

  private static void readTo(Socket socket, String text) throws IOException {
    StringBuilder tail = new StringBuilder();
    byte[] some = new byte[8_192];
    while (tail.indexOf(text) < 0) {
      int count = socket.getInputStream().read(some);
      assertThat(count).as("closed after: " + tail).isNotNegative();
      tail.append(new String(some, 0, count, US_ASCII));
      tail.delete(0, Math.max(0, tail.length() - 9_000));
    }
  }
}
