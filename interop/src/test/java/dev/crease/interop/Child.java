package dev.crease.interop;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Processes that do not outlive us: whatever was started here and not ended is ended when this
/// program stops, also when it is told to in the middle of a test. Any thread.
public final class Child {
  private static final int END_SECONDS = 20;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Child::kill), "end of children"));
  }

  private Child() {}

  /// Starts one.
  ///
  /// @throws IOException when there is no such program, with what `crease test` would install
  public static Process start(ProcessBuilder builder) throws IOException {
    try {
      Process process = builder.start();
      RUNNING.add(process);
      return process;
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be started; ./crease test installs what is missing"
              .formatted(builder.command().getFirst()),
          e);
    }
  }

  /// Ends it and what it has started: asks, then insists. Ending it again is harmless.
  public static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        kill(process);
      }
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
    }
    RUNNING.remove(process);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
