package dev.crease.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.hub.Hub;
import dev.crease.push.memory.MemoryLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// A log that cannot be read wakes somebody, once, however many readers find it so.
class UnreadableLogTest {
  private static final String READS = "dev.crease.push.hub.HistoryReads";

  private final MemoryLog log = new MemoryLog("k3", () -> Instant.EPOCH);
  private boolean broken;

  @Test
  void whatCannotBeReadIsLoggedOnceAndSoIsThatItCanBeAgain() {
    Logger logger = Logger.getLogger(READS);
    Notes notes = new Notes();
    logger.addHandler(notes);
    HandLoop loop = new HandLoop();
    try (Hub hub = new Hub(failing(), Limits.defaults(), LatestOnly.NONE, Runnable::run)) {
      hub.add(loop);
      broken = true;
      read(hub, loop);
      read(hub, loop);
      broken = false;
      read(hub, loop);
      read(hub, loop);
    } finally {
      logger.removeHandler(notes);
    }
    assertThat(notes.said)
        .containsExactly(
            "SEVERE the log cannot be read until further notice", "INFO the log can be read again");
  }

  private static void read(Hub hub, HandLoop loop) {
    Silent reader = new Silent();
    Selection feed = Selection.of(new Topic("feeds/x"));
    loop.execute(() -> hub.subscribe(loop, feed, new From.Earliest(), reader).close());
    while (loop.runOne()) {
      // until nothing is left to do
    }
  }

  /// The log, whose reads fail while it is broken.
  private EventLog failing() {
    return (EventLog)
        Proxy.newProxyInstance(
            EventLog.class.getClassLoader(),
            new Class<?>[] {EventLog.class},
            (_, method, arguments) -> {
              if (broken && method.getName().equals("read")) {
                throw new EventLog.Failure("the disk is gone");
              }
              try {
                return method.invoke(log, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static final class Notes extends Handler {
    private final List<String> said = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      said.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /// A reader who does not mind.
  private static final class Silent implements Subscriber {
    @Override
    public int eventsAtOnce() {
      return 1;
    }

    @Override
    public int bytesAtOnce() {
      return 1;
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public boolean skipsToLatest() {
      return false;
    }

    @Override
    public void start(Start start) {}

    @Override
    public void deliver(List<Publication> publications) {}

    @Override
    public void caughtUp() {}

    @Override
    public void failed(RuntimeException cause) {}
  }
}
