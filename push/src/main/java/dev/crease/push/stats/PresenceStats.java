package dev.crease.push.stats;

import java.util.concurrent.atomic.LongAdder;

/// What was counted of presence and of what is passed on. Any thread; what is counted where readers
/// are is in [Count].
public final class PresenceStats {
  private final LongAdder uncounted = new LongAdder();
  private final LongAdder told = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder crowdedOut = new LongAdder();
  private final LongAdder leftOut = new LongAdder();
  private volatile long people;
  private volatile long topics;

  /// So many people are in so many topics now.
  public void now(long peopleNow, long topicsNow) {
    people = peopleNow;
    topics = topicsNow;
  }

  /// A connection is in none of its topics: there are too many on its loop.
  public void uncounted() {
    uncounted.increment();
  }

  /// Readers of a topic were told who is there.
  public void told() {
    told.increment();
  }

  /// A client's event was passed on.
  public void sent() {
    sent.increment();
  }

  /// A client's event was dropped: its topic has too many.
  public void crowdedOut() {
    crowdedOut.increment();
  }

  /// An event was dropped for the readers of one loop, which is late.
  public void leftOut() {
    leftOut.increment();
  }

  /// How many people are in all topics together; one who is in two counts twice.
  public long people() {
    return people;
  }

  /// In how many topics somebody is.
  public long topics() {
    return topics;
  }

  /// How many connections were not counted.
  public long uncountedTotal() {
    return uncounted.sum();
  }

  /// How often readers of a topic were told who is there.
  public long toldTotal() {
    return told.sum();
  }

  /// How many events of clients were passed on.
  public long sentTotal() {
    return sent.sum();
  }

  /// How many events of clients their topic had no room for.
  public long crowdedOutTotal() {
    return crowdedOut.sum();
  }

  /// How many events a late loop had no room for.
  public long leftOutTotal() {
    return leftOut.sum();
  }
}
