package dev.crease.log.sqlite;

import dev.crease.push.Append;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
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
/// threads that each append to their own topic, or all to one, and wait for the answer; then pages
/// of 100 events read by as many threads. Not a test: run `main` with a folder on the disk to be
/// measured.
final class LogSpeed {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long MEASURED_NANOS = 5_000_000_000L;

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true);

  private LogSpeed() {}

  static void main(String[] args) throws Exception {
    for (int threads : new int[] {1, 64, 1000}) {
      for (int topics : threads == 1 ? new int[] {1} : new int[] {1, threads}) {
        measure(Path.of(args[0]), threads, topics);
      }
    }
  }

  private static void measure(Path under, int threads, int topics) throws Exception {
    Path dir = Files.createTempDirectory(under, "log-speed");
    try (SqliteLog log =
        SqliteLog.open(dir, InstantSource.system(), RandomGenerator.getDefault())) {
      OUT.printf("%d threads on %d topics%n", threads, topics);
      Crowd crowd = new Crowd(threads, topics);
      crowd.run(WARM_UP_NANOS, topic -> append(log, topic));
      long commits = log.commits();
      report("appends", crowd.run(MEASURED_NANOS, topic -> append(log, topic)));
      OUT.printf("%34d commits%n", log.commits() - commits);
      crowd.run(WARM_UP_NANOS, topic -> log.read(topic, 0, 100));
      report("pages", crowd.run(MEASURED_NANOS, topic -> log.read(topic, 0, 100)));
    }
    for (String file : new String[] {SqliteLog.FILE, "lock", ""}) {
      Files.delete(dir.resolve(file));
    }
  }

  private static void append(SqliteLog log, Topic topic) {
    JsonBytes data = JsonBytes.of("{\"text\":\"" + "x".repeat(289) + "\"}");
    log.append(Append.of(topic, List.of(new Draft("tick", Folder.NOON, data))));
  }

  private static void report(String what, long[] micros) {
    OUT.printf(
        "%20.0f %s/s, p50 %.2f ms, p99 %.2f ms%n",
        micros.length / (MEASURED_NANOS / 1e9),
        what,
        micros[micros.length / 2] / 1e3,
        micros[(int) (micros.length * 0.99)] / 1e3);
  }

  private record Crowd(int threads, int topics) {
    /// The sorted times that the calls took.
    long[] run(long nanos, Call call) throws InterruptedException {
      long end = System.nanoTime() + nanos;
      long[][] times = new long[threads][];
      Thread[] running = new Thread[threads];
      for (int i = 0; i < threads; i++) {
        int own = i;
        Topic topic = new Topic("feeds/" + i % topics);
        running[i] = Thread.ofVirtual().start(() -> times[own] = repeat(topic, end, call));
      }
      for (Thread thread : running) {
        thread.join();
      }
      return Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
    }
  }

  private static long[] repeat(Topic topic, long end, Call call) {
    long[] micros = new long[1024];
    int count = 0;
    for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
      call.on(topic);
      micros = count == micros.length ? Arrays.copyOf(micros, 2 * count) : micros;
      micros[count++] = (System.nanoTime() - begin) / 1000;
    }
    return Arrays.copyOf(micros, count);
  }

  private interface Call {
    void on(Topic topic);
  }
}
