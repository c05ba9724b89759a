package dev.crease.push;

import dev.crease.push.stats.LoopStats;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// The feeds of one loop. Its loop only, but for [#post], which the log's thread calls.
///
/// What the log posts while the loop is busy is taken together: one task, and one list per feed.
final class LoopFeeds {
  private final Loop loop;
  private final Limits limits;
  private final LoopStats stats;
  private final Map<Topic, TopicFeed> feeds = new HashMap<>();
  private final LinkedHashMap<Topic, TopicFeed> idle = new LinkedHashMap<>();

  /// The topics that have a feed here; read by the log's thread to spare the loop the others.
  private final Set<Topic> wanted = ConcurrentHashMap.newKeySet();

  private final Queue<List<Publication>> posted = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean waking = new AtomicBoolean();

  /// When the first of what waits was posted, in nanoseconds.
  private volatile long postedAt;

  LoopFeeds(Loop loop, Limits limits, LoopStats stats) {
    this.loop = loop;
    this.limits = limits;
    this.stats = stats;
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
    posted.add(batch);
    if (waking.compareAndSet(false, true)) {
      postedAt = System.nanoTime();
      loop.execute(this::drain);
    }
  }

  private boolean wantsOneOf(List<Publication> batch) {
    for (Publication publication : batch) {
      if (wanted.contains(publication.topic())) {
        return true;
      }
    }
    return false;
  }

  private void drain() {
    long since = postedAt;
    waking.set(false);
    Set<TopicFeed> touched = new LinkedHashSet<>();
    for (var batch = posted.poll(); batch != null; batch = posted.poll()) {
      for (Publication publication : batch) {
        TopicFeed feed = feeds.get(publication.topic());
        if (feed != null) {
          feed.add(publication);
          touched.add(feed);
        }
      }
    }
    touched.forEach(TopicFeed::flush);
    stats.delivering().record(System.nanoTime() - since);
  }

  /// Gives a subscription its seat. The topic is announced as wanted before the log's place is
  /// read, and the log's thread sets its place before it looks at what is wanted: so an event is
  /// either at or before the new feed's floor, hence durable and readable, or it will be posted
  /// here.
  Subscription join(Hub hub, Topic topic, Subscriber subscriber) {
    loop.assertInLoop();
    idle.remove(topic);
    TopicFeed feed = feeds.get(topic);
    if (feed == null) {
      wanted.add(topic);
      feed = new TopicFeed(topic, hub.position(), limits);
      feeds.put(topic, feed);
    }
    Subscription subscription = new Subscription(hub, this, feed, subscriber);
    feed.join(subscription);
    return subscription;
  }

  /// Takes the seat back. A feed without readers is kept for a while, so that long polls, which
  /// come and go with every event, find it warm.
  void leave(TopicFeed feed, Subscription subscription) {
    feed.leave(subscription);
    if (feed.readers() == 0) {
      idle.put(feed.topic(), feed);
      if (idle.size() > limits.feeds().idleFeeds()) {
        Topic oldest = idle.firstEntry().getKey();
        idle.remove(oldest);
        feeds.remove(oldest);
        wanted.remove(oldest);
      }
    }
  }
}
