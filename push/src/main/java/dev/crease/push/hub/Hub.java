package dev.crease.push.hub;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Ephemeral;
import dev.crease.push.EventLog;
import dev.crease.push.From;
import dev.crease.push.History;
import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.Loop;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Subscriber;
import dev.crease.push.Topic;
import dev.crease.push.stats.HubStats;
import dev.crease.push.stats.PublishEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The engine's front: publish to a topic, read a page of it, subscribe to it.
///
/// Any thread may call what blocks, but not a loop; [#subscribe] is the loop's. The hub owns
/// neither the log nor the loops it is given.
public final class Hub implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Hub.class.getName());

  private final EventLog log;
  private final Limits limits;
  private final Fanout fanout;
  private final LatestOnly latestOnly;
  private final HistoryReads histories;
  private final Map<Loop, LoopFeeds> loops = new ConcurrentHashMap<>();
  private final HubStats stats = new HubStats();

  /// @param latestOnly the topics whose events are superseded by the next
  /// @param background runs what may block; a thread per task, virtual ones in the product
  public Hub(EventLog log, Limits limits, LatestOnly latestOnly, Executor background) {
    this.log = log;
    this.limits = limits;
    this.latestOnly = latestOnly;
    this.histories = new HistoryReads(log, latestOnly, background);
    this.fanout = new Fanout(log);
  }

  /// Appends and returns once durable. Readers are told by the log's tail, not by this call.
  ///
  /// @throws EventLog.Failure when the log cannot promise it
  public AppendResult publish(Append append) {
    PublishEvent event = PublishEvent.begun();
    long start = System.nanoTime();
    AppendResult result;
    try {
      result = log.append(append);
    } catch (EventLog.Failure failure) {
      stats.failed();
      throw failure;
    }
    if (result instanceof AppendResult.Appended(var publications)) {
      stats.published(publications.size(), System.nanoTime() - start);
      if (event.shouldCommit()) {
        Publication last = publications.getLast();
        long size = Publication.size(publications);
        event.commit(last.topic().name(), last.offset(), publications.size(), size);
      }
    }
    return result;
  }

  /// Passes an event that nobody keeps to those who follow its topic now. It is lost for readers
  /// who are behind, and on loops that are late. Any thread; does not block.
  public void pass(Ephemeral event) {
    fanout.pass(event);
  }

  /// What was counted so far.
  public HubStats stats() {
    return stats;
  }

  /// What the first append with this key added to the topic, if it is remembered. Blocks.
  public List<Publication> recall(Topic topic, String key) {
    return log.recall(topic, key);
  }

  /// Up to `limit` topics with events whose name starts with `prefix` and comes after `after` (`""`
  /// for the first). Blocks.
  public List<Topic> topics(String prefix, String after, int limit) {
    return log.topics(prefix, after, limit);
  }

  /// One page of a topic from a place on, of at most `limit` events. Blocks.
  public Page page(Topic topic, From from, int limit) {
    return page(Selection.of(topic), from, limit);
  }

  /// One page of a selection of topics, in the log's order. Blocks.
  public Page page(Selection selection, From from, int limit) {
    var opening = histories.open(new HistoryReads.Wish(selection, limit, false), from);
    History history = opening.history();
    Cursor next = cursor(history.through());
    return new Page(history.publications(), next, history.more(), opening.recovered());
  }

  /// The place of a topic's last event. Blocks.
  public Cursor head(Topic topic) {
    return head(Selection.of(topic));
  }

  /// The place of the last event of a selection of topics. Blocks.
  public Cursor head(Selection selection) {
    return cursor(log.read(selection, Long.MAX_VALUE, 1).head());
  }

  /// Subscribes a reader to a selection of topics from a place on. The loop of the reader only.
  /// Close the subscription when the reader has gone.
  public Subscription subscribe(Loop loop, Selection selection, From from, Subscriber subscriber) {
    LoopFeeds feeds = loops.get(loop);
    if (feeds == null) {
      throw new IllegalArgumentException("the loop was not added to this hub");
    }
    Subscription subscription = feeds.join(selection, subscriber);
    subscription.open(from);
    return subscription;
  }

  /// Makes a loop known before it subscribes anyone. Any thread, once per loop.
  public void add(Loop loop) {
    LoopFeeds feeds = new LoopFeeds(loop, this, limits);
    loops.put(loop, feeds);
    fanout.add(feeds);
    stats.add(loop.stats());
  }

  /// This log's cursor for an offset.
  public Cursor cursor(long offset) {
    return new Cursor(log.epoch(), offset);
  }

  boolean isOurs(Cursor cursor) {
    return cursor.epoch().equals(log.epoch());
  }

  long position() {
    return fanout.position();
  }

  HistoryReads histories() {
    return histories;
  }

  LatestOnly latestOnly() {
    return latestOnly;
  }

  /// A reader failed for a reason that is not the log's: ours to mend. Counted, and told of the
  /// first, second, fourth, eighth time.
  void mistake(RuntimeException mistake) {
    stats.mistaken();
    long count = stats.mistakes();
    if (Long.bitCount(count) == 1) {
      LOG.log(Level.ERROR, "a reader failed, the %d. time".formatted(count), mistake);
    }
  }

  /// Stops following the log. Subscriptions get nothing more.
  @Override
  public void close() {
    fanout.close();
  }
}
