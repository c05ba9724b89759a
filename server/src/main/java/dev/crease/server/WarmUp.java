package dev.crease.server;

import dev.crease.push.EventLog;
import dev.crease.push.Limits;
import dev.crease.push.TopicPattern;
import dev.crease.server.warm.Crowd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes the process fast before readers are sent to it: on a thread of its own, a crowd visits a
/// twin of the server, which has a folder in the temporary directory and a port of this machine to
/// itself. What the JVM compiles for the twin it runs for the server: the first 10,000 readers
/// after a start cost 80 µs each instead of 324. What was tried: `docs/decisions/021-warm-up.md`.
///
/// The server answers whoever comes meanwhile. A warm-up that fails is told, and the server is
/// ready without it.
final class WarmUp implements AutoCloseable {
  private static final Logger LOG = System.getLogger(WarmUp.class.getName());
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private final Duration most;
  private final Runnable ready;
  private final Thread thread;
  private volatile boolean wanted = true;

  /// @param most how long it may take
  /// @param ready told on its thread when it is over, however it went
  WarmUp(Duration most, Runnable ready) {
    this.most = most;
    this.ready = ready;
    thread = Thread.ofPlatform().name("warm-up").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      rehearse();
    } catch (IOException | UncheckedIOException | EventLog.Failure failure) {
      LOG.log(Level.WARNING, "the warm-up ended early: " + failure.getMessage());
    } finally {
      ready.run();
    }
  }

  private void rehearse() throws IOException {
    Path folder = Files.createTempDirectory("crease-warm-up-");
    long begun = System.nanoTime();
    try (OpenParts parts = new OpenParts()) {
      CreaseServer twin = CreaseServer.twin(ServerConfig.in(folder).with(unlimited()), parts);
      String token = twin.token("warm-up", List.of(new TopicPattern("feeds/*")), TOKEN_LIFE);
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), twin.port());
      int rounds = new Crowd(address, token).visit(most, () -> wanted);
      long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      LOG.log(Level.INFO, "warm after %d rounds, %d ms".formatted(rounds, millis));
    } finally {
      delete(folder);
    }
  }

  private static Limits unlimited() {
    Limits limits = Limits.defaults();
    return limits.with(limits.shares().withPublishes(new Limits.Rate(1_000_000, 1)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// Ends it within a round, and waits for that.
  @Override
  public void close() {
    wanted = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
