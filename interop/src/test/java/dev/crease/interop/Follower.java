package dev.crease.interop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// A reader who resumes by the last id it has, a little later, whenever its connection is lost, and
/// stops at the event that says it is the [#LAST]. Its own thread; its figures are read when that
/// has ended.
public final class Follower implements Runnable, Way.Reader {
  /// What the data of the last event holds.
  public static final String LAST = "\"last\":true";

  private static final int POLL_MILLIS = 200;
  private static final int BACK_OFF_MILLIS = 300;

  private final Way way;
  private final int port;
  private final String path;
  private final RandomGenerator random;
  private final List<String> events = new ArrayList<>();
  private String place = "earliest";
  private boolean done;
  private int lost;
  private int gaps;

  /// @param port where the server is reached
  /// @param path the topic's address
  /// @param random how long it waits before it comes back
  public Follower(Way way, int port, String path, RandomGenerator random) {
    this.way = way;
    this.port = port;
    this.path = path;
    this.random = random;
  }

  @Override
  public void run() {
    while (!done && !Thread.currentThread().isInterrupted()) {
      try (HttpConnection http = HttpConnection.to(port)) {
        way.read(http, new Way.Place(path, place), this);
      } catch (IOException cut) {
        lost++;
        pause(1 + random.nextInt(BACK_OFF_MILLIS));
      }
    }
  }

  @Override
  public void take(Message message) {
    switch (message) {
      case Message.Event(var id, var json) -> {
        events.add(json);
        place = id;
        done = json.contains(LAST);
      }
      case Message.Start(var recovered) -> gaps += recovered ? 0 : 1;
      case Message.Control _ -> {}
    }
  }

  @Override
  public boolean hasEnough() {
    return done;
  }

  @Override
  public void nothingNew() {
    if (way == Way.POLL) {
      pause(POLL_MILLIS);
    }
  }

  /// As every client does before it asks again.
  private static void pause(int millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /// Waits until each of these threads has ended; if that is not to be, they go on no longer.
  public static void join(List<Thread> followers) throws InterruptedException {
    try {
      for (Thread follower : followers) {
        follower.join();
      }
    } finally {
      followers.forEach(Thread::interrupt);
    }
  }

  /// What came, in order, as it was on the wire.
  public List<String> events() {
    return events;
  }

  /// How often its connection was lost or could not be had.
  public int lost() {
    return lost;
  }

  /// How often it was told of a gap.
  public int gaps() {
    return gaps;
  }
}
