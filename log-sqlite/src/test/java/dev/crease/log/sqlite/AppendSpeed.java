package dev.crease.log.sqlite;

import dev.crease.push.Append;
import dev.crease.push.Draft;
import dev.crease.push.Json;
import dev.crease.push.Topic;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Measures durable appends per second, one event of 300 bytes of data each, with some virtual
/// threads that each append to their own topic and wait for the answer. Not a test: run `main` with
/// a folder on the disk to be measured.
final class AppendSpeed {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long MEASURED_NANOS = 5_000_000_000L;

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true);

  private AppendSpeed() {}

  static void main(String[] args) throws Exception {
    for (int writers : new int[] {1, 10, 100, 1000}) {
      Path dir = Files.createTempDirectory(Path.of(args[0]), "append-speed");
      try (SqliteLog log =
          SqliteLog.open(dir, InstantSource.system(), RandomGenerator.getDefault())) {
        run(log, writers, WARM_UP_NANOS);
        report(log, writers);
      }
      for (String file : new String[] {SqliteLog.FILE, "lock", ""}) {
        Files.delete(dir.resolve(file));
      }
    }
  }

  private static void report(SqliteLog log, int writers) throws InterruptedException {
    long commits = log.commits();
    long begin = System.nanoTime();
    long[] micros = run(log, writers, MEASURED_NANOS);
    double seconds = (System.nanoTime() - begin) / 1e9;
    OUT.printf(
        "%4d writers: %6.0f appends/s, %5.1f per commit, p50 %.2f ms, p99 %.2f ms%n",
        writers,
        micros.length / seconds,
        (double) micros.length / (log.commits() - commits),
        micros[micros.length / 2] / 1e3,
        micros[(int) (micros.length * 0.99)] / 1e3);
  }

  /// The sorted times that the appends took.
  private static long[] run(SqliteLog log, int writers, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    long[][] times = new long[writers][];
    Thread[] threads = new Thread[writers];
    for (int i = 0; i < writers; i++) {
      int writer = i;
      threads[i] = Thread.ofVirtual().start(() -> times[writer] = append(log, writer, end));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
  }

  private static long[] append(SqliteLog log, int writer, long end) {
    Topic topic = new Topic("feeds/" + writer);
    Json data = Json.of("{\"text\":\"" + "x".repeat(289) + "\"}");
    long[] micros = new long[1024];
    int count = 0;
    for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
      log.append(Append.of(topic, List.of(new Draft("tick", Folder.NOON, data))));
      micros = count == micros.length ? Arrays.copyOf(micros, 2 * count) : micros;
      micros[count++] = (System.nanoTime() - begin) / 1000;
    }
    return Arrays.copyOf(micros, count);
  }
}
