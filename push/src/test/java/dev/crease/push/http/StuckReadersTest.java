package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Limits;
import dev.crease.push.stats.Count;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// Two thousand readers who never read, on streams of all kinds, cost a bounded amount of memory,
/// and nobody else anything; and they do not stay.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StuckReadersTest {
  private static final int READERS = 2_000;
  private static final int WINDOW_BYTES = 4 << 10;
  private static final int SILENCE_MILLIS = 60_000;
  private static final int BATCH = 100;

  /// Of a hundred kilobytes each. So many fill whatever holds something for one reader.
  private static final int TO_STICK = 10;

  /// Ten megabytes, more than a kernel would take for one reader.
  private static final int MORE = 100;

  private static final String LAST = "\"the last\"";
  private static final String UPGRADE =
      """
      Connection: Upgrade
      Upgrade: websocket
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      """
          .replace("\n", "\r\n");

  private final Random random = new Random(7);
  private final List<Socket> sockets = new ArrayList<>();

  /// The headers that ask for a stream.
  private enum Kind {
    SSE("Accept: text/event-stream\r\n"),
    DEFLATED_SSE("Accept: text/event-stream\r\nAccept-Encoding: deflate\r\n"),
    WEB_SOCKET(UPGRADE),
    DEFLATED_WEB_SOCKET(UPGRADE + "Sec-WebSocket-Extensions: permessage-deflate\r\n");

    private final String headers;

    Kind(String headers) {
      this.headers = headers;
    }
  }

  @Test
  void whatWaitsForThemIsBoundedAndTheOthersAreServed(TestReporter report) throws Exception {
    try (Bench bench = new Bench(limits(3_600))) {
      long without = heldBytes();
      List<CompletableFuture<Integer>> good =
          Stream.of(Kind.SSE, Kind.WEB_SOCKET).map(kind -> reads(bench, kind)).toList();
      stick(bench);
      long stuck = heldBytes();
      publish(bench, MORE);
      bench.publish(Bench.MATCH, LAST);
      for (CompletableFuture<Integer> reader : good) {
        assertThat(reader.get()).isEqualTo(BATCH * (TO_STICK + MORE) + 1);
      }
      assertThat(count(bench, Count.BEHIND_NOW)).as("still there").isGreaterThanOrEqualTo(READERS);
      long later = heldBytes();
      report.publishEntry(
          "KB held", "%d, then %d, then %d".formatted(without >> 10, stuck >> 10, later >> 10));
      // the log keeps these ten megabytes. A list of what each reader has missed would be 160 MB,
      // and the bytes themselves 20 GB.
      assertThat(later - stuck).as("what more events cost").isLessThan(48 << 20);
      // each: 64 KB that may wait, and 16 KB that went beyond them
      assertThat(stuck - without).as("bounded for each").isLessThan(READERS * (100L << 10));
    }
  }

  @Test
  void theyAreCutByAResetAndTheOthersAreNot() throws Exception {
    try (Bench bench = new Bench(limits(3))) {
      CompletableFuture<Integer> good = reads(bench, Kind.SSE);
      List<Socket> stuck = stick(bench);
      await(bench, Count.CUT_STUCK); // before one is read: who is read from is not stuck
      for (Socket reader : stuck) {
        assertThatThrownBy(() -> reader.getInputStream().readAllBytes())
            .isInstanceOf(SocketException.class)
            .hasMessageContaining("reset");
      }
      assertThat(count(bench, Count.CUT_STUCK)).isEqualTo(READERS);
      bench.publish(Bench.MATCH, LAST);
      assertThat(good.get()).isEqualTo(BATCH * TO_STICK + 1);
    }
  }

  private static Limits limits(int stuckSeconds) {
    Limits limits = Limits.defaults().withRing(64, 64 << 10).withPatience(60, 60, stuckSeconds);
    return limits.with(limits.shares().withPlaces(2 * READERS, 2 * READERS));
  }

  /// Has them all connected, and as many events published as make each of them wait.
  private List<Socket> stick(Bench bench) throws IOException {
    List<Socket> stuck = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      stuck.add(ask(bench, Kind.values()[i % Kind.values().length]));
    }
    publish(bench, TO_STICK);
    await(bench, Count.BEHIND_NOW, Count.CUT_STUCK);
    return stuck;
  }

  /// Until all of them are in one of these states.
  private static void await(Bench bench, Count... states) {
    long begun = System.nanoTime();
    long there = 0;
    while (there < READERS) {
      assertThat(System.nanoTime() - begun)
          .as("%d of them; of all %s", there, counts(bench))
          .isLessThan(TimeUnit.MINUTES.toNanos(1));
      LockSupport.parkNanos(1_000_000);
      there = Stream.of(states).mapToLong(state -> count(bench, state)).sum();
    }
  }

  private static String counts(Bench bench) {
    return Stream.of(Count.values())
        .map(each -> each + " " + count(bench, each))
        .collect(Collectors.joining(", "));
  }

  private static long count(Bench bench, Count what) {
    return bench.hub.stats().get(what);
  }

  /// What cannot be compressed to nothing.
  private void publish(Bench bench, int batches) {
    byte[] bytes = new byte[500];
    for (int i = 0; i < batches; i++) {
      String[] values = new String[BATCH];
      for (int j = 0; j < BATCH; j++) {
        random.nextBytes(bytes);
        values[j] = '"' + HexFormat.of().formatHex(bytes) + '"';
      }
      bench.publish(Bench.MATCH, values);
    }
  }

  /// Heap that is in use, and memory outside it.
  private static long heldBytes() {
    System.gc();
    var allocator = (ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT;
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
        + allocator.metric().usedDirectMemory();
  }

  private Socket ask(Bench bench, Kind kind) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(WINDOW_BYTES);
    socket.setSoTimeout(SILENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), bench.server.port()));
    socket
        .getOutputStream()
        .write(
            "GET /v1/matches/demo/events HTTP/1.1\r\nHost: c\r\n%s\r\n"
                .formatted(kind.headers)
                .getBytes(US_ASCII));
    readHead(socket);
    return socket;
  }

  /// So that they come one after the other: two thousand requests at once would be too many.
  private static void readHead(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("%s", head).isNotNegative();
      head.append((char) next);
    }
  }

  /// One who reads: how many events came, when the last one has.
  private CompletableFuture<Integer> reads(Bench bench, Kind kind) {
    CompletableFuture<Integer> events = new CompletableFuture<>();
    Socket socket;
    try {
      socket = ask(bench, kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                events.complete(readToLast(new BufferedInputStream(socket.getInputStream())));
              } catch (IOException e) {
                events.completeExceptionally(e);
              }
            });
    return events;
  }

  private static int readToLast(InputStream in) throws IOException {
    String id = "{\"id\":";
    int events = 0;
    StringBuilder came = new StringBuilder();
    byte[] some = new byte[16 << 10];
    boolean last = false;
    while (!last) {
      int length = in.read(some);
      if (length < 0) {
        throw new IOException("it ended after " + events);
      }
      came.append(new String(some, 0, length, ISO_8859_1));
      int from = 0;
      for (int at = came.indexOf(id); at >= 0; at = came.indexOf(id, from)) {
        events++;
        from = at + id.length();
      }
      last = came.indexOf(LAST) >= 0;
      came.delete(0, Math.max(from, came.length() - LAST.length()));
    }
    return events;
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
