package dev.crease.push.hub;

import dev.crease.push.Ephemeral;
import dev.crease.push.Limits;
import dev.crease.push.Loop;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Subscriber;
import dev.crease.push.stats.LoopStats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// The feeds of one loop. Its loop only, but for [#post], which the log's thread calls, and
/// [#pass].
///
/// What the log posts while the loop is busy is taken together: one task, and one list per feed.
final class LoopFeeds {
  private final Loop loop;
  private final Hub hub;
  private final Limits.Feeds limits;
  private final int partBytes;
  private final LoopStats stats;
  private final Map<Selection, Feed> feeds = new HashMap<>();
  private final LinkedHashMap<Selection, Feed> idle = new LinkedHashMap<>();
  private final Followed followed = new Followed();
  private final List<Feed> touched = new ArrayList<>();
  private final Handover handover;
  private final Passing passing;
  private final AtomicBoolean waking = new AtomicBoolean();
  private boolean draining;
  private List<Publication> lastBatch = List.of();

  /// When the first of what waits was posted, in nanoseconds.
  private volatile long postedAt;

  LoopFeeds(Loop loop, Hub hub, Limits all) {
    this.loop = loop;
    this.hub = hub;
    limits = all.feeds();
    partBytes = all.streams().streamBytes();
    stats = loop.stats();
    handover = new Handover(limits.handoverBytes());
    int mostPassing = all.presence().ephemerals().waiting();
    passing = new Passing(loop, followed, hub.stats().presence(), mostPassing);
  }

  Loop loop() {
    return loop;
  }

  LoopStats stats() {
    return stats;
  }

  /// Hands events to the loop if a feed of theirs is here. The log's thread only, in log order.
  void post(List<Publication> batch) {
    if (!wantsOneOf(batch)) {
      return;
    }
    handover.offer(batch);
    if (waking.compareAndSet(false, true)) {
      postedAt = System.nanoTime();
      loop.execute(this::drain);
    }
  }

  /// Hands the loop an event that nobody keeps. Any thread.
  void pass(Ephemeral event) {
    passing.offer(event);
  }

  private boolean wantsOneOf(List<Publication> batch) {
    for (Publication publication : batch) {
      if (followed.wants(publication.topic())) {
        return true;
      }
    }
    return false;
  }

  private void drain() {
    if (draining || !waking.getAndSet(false)) {
      return; // it is being given, or somebody who came meanwhile has taken it
    }
    draining = true;
    try {
      take(postedAt);
    } finally {
      draining = false;
    }
  }

  private void take(long since) {
    handover.take(this::give);
    touched.forEach(this::handOn);
    touched.clear();
    stats.delivering().record(System.nanoTime() - since);
    if (handover.tookNote()) {
      long position = hub.position(); // only now: it is not before anything that was left out
      List.copyOf(feeds.values()).forEach(feed -> feed.restart(position));
    }
  }

  /// In parts, so that one who stops reading holds no more than a part of what came at once.
  private void handOn(Feed feed) {
    List<Publication> left = feed.fresh();
    while (!left.isEmpty()) {
      List<Publication> part = Publication.first(left, partBytes);
      feed.offer(shared(part));
      left = left.subList(part.size(), left.size());
    }
    feed.offered();
  }

  private void give(List<Publication> batch) {
    for (Publication publication : batch) {
      followed.give(publication, touched);
    }
  }

  /// One list for all feeds that hand on the same events, so that their bytes are made once.
  private List<Publication> shared(List<Publication> fresh) {
    if (!sameEvents(fresh, lastBatch)) {
      lastBatch = List.copyOf(fresh);
    }
    return lastBatch;
  }

  private static boolean sameEvents(List<Publication> one, List<Publication> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i).offset() != other.get(i).offset()) {
        return false;
      }
    }
    return true;
  }

  /// Gives a subscription its seat. What the feed follows is announced before the log's place is
  /// read, and the log's thread sets its place before it looks at what is followed: so an event is
  /// either at or before the new feed's floor, hence durable and readable, or it will be posted
  /// here.
  ///
  /// What was posted before comes first: a loop may read a request before it runs the task that was
  /// queued earlier, and who has published must find it there.
  Subscription join(Selection selection, Subscriber subscriber) {
    loop.assertInLoop();
    drain();
    idle.remove(selection);
    Feed feed = feeds.get(selection);
    if (feed == null) {
      feed = begin(selection);
    }
    Subscription subscription = new Subscription(hub, this, feed, subscriber);
    feed.join(subscription);
    return subscription;
  }

  private Feed begin(Selection selection) {
    followed.announce(selection);
    Feed feed = new Feed(selection, hub.position(), limits);
    followed.add(feed);
    feeds.put(selection, feed);
    return feed;
  }

  /// Takes the seat back. A feed without readers is kept for a while, so that long polls, which
  /// come and go with every event, find it warm.
  void leave(Feed feed, Subscription subscription) {
    feed.leave(subscription);
    if (feed.readers() == 0) {
      idle.put(feed.selection(), feed);
      if (idle.size() > limits.idleFeeds()) {
        Feed oldest = idle.pollFirstEntry().getValue();
        feeds.remove(oldest.selection());
        followed.remove(oldest);
      }
    }
  }
}
