package dev.crease.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Somebody else's program, as a process that ends with its test. What it says is kept in a file of
/// its folder. Any thread.
public final class Program implements AutoCloseable {
  private static final int READY_SECONDS = 60;
  private static final int TRY_MILLIS = 50;

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts it in a folder.
  public static Program start(Path folder, List<String> command) throws IOException {
    Path log = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // where Debian keeps daemons, be it missing from a user's path
    builder.environment().merge("PATH", ":/usr/sbin", String::concat);
    return new Program(Child.start(builder), log);
  }

  /// Waits until a port of this machine takes connections.
  ///
  /// @throws IOException when the program ends before that, with what it said
  public void awaitPort(int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TRY_MILLIS));
      }
    }
    throw new IOException("it does not listen: " + said());
  }

  /// What it has said.
  public String said() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    Child.end(process);
  }
}
