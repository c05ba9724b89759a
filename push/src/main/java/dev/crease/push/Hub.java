package dev.crease.push;

import dev.crease.push.stats.HubStats;
import dev.crease.push.stats.LoopStats;
import dev.crease.push.stats.PublishEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// The engine's front: publish to a topic, read a page of it, subscribe to it.
///
/// Any thread may call what blocks, but not a loop; [#subscribe] is the loop's. The hub owns
/// neither the log nor the loops it is given.
public final class Hub implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Hub.class.getName());

  /// How many reads of history may run at once; more wait, so that a crowd that comes back together
  /// cannot fill the memory with pages.
  private static final int READS_AT_ONCE = 32;

  private final EventLog log;
  private final Limits limits;
  private final Fanout fanout;
  private final Executor background;
  private final Map<Loop, LoopFeeds> loops = new ConcurrentHashMap<>();
  private final HubStats stats = new HubStats();
  private final Semaphore reads = new Semaphore(READS_AT_ONCE);

  /// @param background runs what may block; a thread per task, virtual ones in the product
  public Hub(EventLog log, Limits limits, Executor background) {
    this.log = log;
    this.limits = limits;
    this.background = background;
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

  /// What was counted so far.
  public HubStats stats() {
    return stats;
  }

  /// What the first append with this key added to the topic, if it is remembered. Blocks.
  public List<Publication> recall(Topic topic, String key) {
    return log.recall(topic, key);
  }

  /// The topics with events whose name starts with `prefix`. Blocks.
  public List<Topic> topics(String prefix) {
    return log.topics(prefix);
  }

  /// One page of a topic from a place on, of at most `limit` events. Blocks.
  public Page page(Topic topic, From from, int limit) {
    Opening opening = open(topic, from, limit);
    return new Page(opening, cursor(opening.next()));
  }

  /// The place of a topic's last event. Blocks.
  public Cursor head(Topic topic) {
    return cursor(log.read(topic, Long.MAX_VALUE, 1).head());
  }

  /// Subscribes a reader to a topic from a place on. The loop of the reader only. Close the
  /// subscription when the reader has gone.
  public Subscription subscribe(Loop loop, Topic topic, From from, Subscriber subscriber) {
    LoopFeeds feeds = loops.get(loop);
    if (feeds == null) {
      throw new IllegalStateException("this loop was not added to the hub: " + loop);
    }
    Subscription subscription = feeds.join(this, topic, subscriber);
    subscription.open(from);
    return subscription;
  }

  /// Makes a loop known before it subscribes anyone. Any thread, once per loop.
  ///
  /// @return where the loop counts what it does
  public LoopStats add(Loop loop) {
    LoopStats counts = stats.loop();
    LoopFeeds feeds = new LoopFeeds(loop, limits, counts);
    loops.put(loop, feeds);
    fanout.add(feeds);
    return counts;
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

  /// Opens history at a place, in the background, and hands it back to the loop.
  void readFrom(
      Topic topic,
      From from,
      int limit,
      Loop loop,
      Consumer<Opening> then,
      Consumer<RuntimeException> fault) {
    offLoop(
        () -> {
          Opening opening = open(topic, from, limit);
          loop.execute(() -> then.accept(opening));
        },
        loop,
        fault);
  }

  /// Reads on in history, in the background, and hands it back to the loop.
  void read(
      Topic topic,
      long after,
      int limit,
      Loop loop,
      Consumer<History> then,
      Consumer<RuntimeException> fault) {
    offLoop(
        () -> {
          History history = log.read(topic, after, limit);
          loop.execute(() -> then.accept(history));
        },
        loop,
        fault);
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

  private void offLoop(Runnable read, Loop loop, Consumer<RuntimeException> fault) {
    background.execute(
        () -> {
          reads.acquireUninterruptibly();
          try {
            read.run();
          } catch (RuntimeException failure) { // also a mistake: the reader must not wait for ever
            loop.execute(() -> fault.accept(failure));
          } finally {
            reads.release();
          }
        });
  }

  private Opening open(Topic topic, From from, int limit) {
    return switch (from) {
      case From.Earliest() -> Opening.kept(log.read(topic, 0, limit), true);
      case From.Unknown() -> Opening.kept(log.read(topic, 0, limit), false);
      case From.Latest() -> Opening.latest(log.read(topic, Long.MAX_VALUE, 1));
      case From.Last(int count) -> {
        long before = log.offsetBeforeLast(topic, count);
        yield new Opening(log.read(topic, before, limit), before, true);
      }
      case From.After(var cursor) -> openAfter(topic, cursor, limit);
    };
  }

  /// A log may show an event to readers before its head has moved, so the cursor of the last event
  /// read can be beyond the head. History is read first: what it shows is known too.
  private Opening openAfter(Topic topic, Cursor cursor, int limit) {
    if (isOurs(cursor)) {
      History history = log.read(topic, cursor.offset(), limit);
      if (cursor.offset() <= Math.max(log.head().offset(), history.head())) {
        return Opening.after(history, cursor.offset());
      }
    }
    return Opening.kept(log.read(topic, 0, limit), false);
  }

  /// Stops following the log. Subscriptions get nothing more.
  @Override
  public void close() {
    fanout.close();
  }

  /// The first stretch of history for a reader.
  ///
  /// @param history what there is after the place
  /// @param after the place itself
  /// @param recovered whether nothing is missing between what the reader asked for and that place
  record Opening(History history, long after, boolean recovered) {
    static Opening kept(History history, boolean recovered) {
      return new Opening(history, history.floor(), recovered);
    }

    static Opening latest(History history) {
      return new Opening(history, history.head(), true);
    }

    static Opening after(History history, long offset) {
      boolean complete = offset >= history.floor();
      return new Opening(history, complete ? offset : history.floor(), complete);
    }

    /// The place after its last event.
    long next() {
      return history.publications().isEmpty() ? after : history.publications().getLast().offset();
    }
  }
}
