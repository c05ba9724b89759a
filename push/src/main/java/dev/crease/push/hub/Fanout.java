package dev.crease.push.hub;

import dev.crease.push.Ephemeral;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Follows the log's tail and posts what is new to each loop that has readers of it: once per loop,
/// however many readers. It follows the log, never the publisher, so one machine and many run the
/// same path.
final class Fanout implements EventLog.Follower, AutoCloseable {
  private final List<LoopFeeds> loops = new CopyOnWriteArrayList<>();
  private final EventLog.Tail tail;
  private volatile long position;

  Fanout(EventLog log) {
    this.tail = log.follow(this);
    advanceTo(tail.after());
  }

  /// The log's thread only.
  @Override
  public void appended(List<Publication> publications) {
    advanceTo(publications.getLast().offset()); // before the loops are asked: see LoopFeeds.join
    for (LoopFeeds feeds : loops) {
      feeds.post(publications);
    }
  }

  /// Passes an event that nobody keeps to each loop. Any thread.
  void pass(Ephemeral event) {
    for (LoopFeeds feeds : loops) {
      feeds.pass(event);
    }
  }

  /// Rises only: the log may call before the constructor has learned where it began.
  private synchronized void advanceTo(long offset) {
    position = Math.max(position, offset);
  }

  /// Everything up to this offset has been posted or is being posted. Any thread.
  long position() {
    return position;
  }

  void add(LoopFeeds feeds) {
    loops.add(feeds);
  }

  @Override
  public void close() {
    tail.close();
  }
}
