package dev.crease.interop.fuzz;

import dev.crease.push.stream.LoopWatchdog;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What the server logs as a warning or worse: no input may make it say anything. A mistake on an
/// event loop, an exception that reaches a pipeline's end and a leaked buffer all come here. What
/// the watchdog says of a loop that comes late is left out: the fuzzer rewrites classes on the loop
/// as they are first used, and a loop that never comes is found by its silence. Any thread.
final class Complaints extends Handler {
  private static final Complaints ALL = new Complaints();
  private static final Logger ROOT = Logger.getLogger("");
  private static final String WATCHDOG = LoopWatchdog.class.getName();

  private final Queue<String> records = new ConcurrentLinkedQueue<>();

  private Complaints() {}

  /// Begins to listen.
  static void listen() {
    ALL.setLevel(Level.WARNING);
    ALL.setFormatter(new SimpleFormatter());
    ROOT.addHandler(ALL);
  }

  /// Fails if there was one.
  static void check() {
    String first = ALL.records.poll();
    if (first != null) {
      throw new AssertionError("the server complained: " + first);
    }
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record) && !WATCHDOG.equals(record.getLoggerName())) {
      records.add(getFormatter().format(record));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
