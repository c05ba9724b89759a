package dev.crease.push;

import java.time.Duration;
import java.util.List;

/// The truth: one durable log with one order, shared by many topics.
///
/// Any thread may call; `append` and the reads may block on a disk or a network, so an event loop
/// never calls them. Every implementation passes the one contract suite, `EventLogContract`.
public interface EventLog extends AutoCloseable {
  /// For how long an idempotency key is remembered after its first use.
  Duration KEY_LIFE = Duration.ofHours(24);

  /// The name of this log's life, part of every cursor. It changes only when events were lost.
  String epoch();

  /// Adds events and returns once they are durable. Followers see them in the same order.
  ///
  /// @throws Failure when the log cannot tell that they are durable; they may or may not be kept,
  ///   and a retry with the same key is safe
  AppendResult append(Append append);

  /// Up to `limit` (1 or more) events of a selection after an offset, in the log's order across its
  /// topics. Only durable events are shown. A page that would be very big, or that would take very
  /// long to find, may end before its limit, even empty, and says that there is more.
  History read(Selection selection, long after, int limit);

  /// The same of one topic.
  default History read(Topic topic, long after, int limit) {
    return read(Selection.of(topic), after, limit);
  }

  /// The last event of each topic of a selection, where it lies after an offset: up to `limit` of
  /// them, in the log's order. What lies before them is skipped, so nothing of it counts as lost.
  History latest(Selection selection, long after, int limit);

  /// The events that this key's first append to the topic added; none if the key is unknown,
  /// forgotten, or empty. Who decides before appending asks first, so that a repeated request is
  /// answered as before and not judged anew.
  List<Publication> recall(Topic topic, String key);

  /// The offset after which a selection holds exactly its last `count` events, or all it has.
  long offsetBeforeLast(Selection selection, int count);

  /// The place of the last durable event of the whole log. It may be behind what a read shows until
  /// the followers have been told.
  Cursor head();

  /// Up to `limit` topics that hold an event, whose name starts with `prefix` and comes after
  /// `after` (`""` for the first ones), sorted by name.
  List<Topic> topics(String prefix, String after, int limit);

  /// How much a topic holds after an offset.
  Tally tally(Topic topic, long after);

  /// Forgets a topic's events up to and including an offset (retention). Readers who ask for them
  /// get the gap signal; idempotency keys that named them are forgotten too.
  void discard(Topic topic, long through);

  /// From now on hands every durable event, in the log's order, to `follower`, on one thread of the
  /// log's. An event is durable before its follower sees it, and its follower has been called
  /// before its append returns.
  ///
  /// @return the place after which the follower is called; closing it ends the calls
  Tail follow(Follower follower);

  /// Waits for what was accepted, then closes. Appends after it fail.
  @Override
  void close();

  /// How much a topic holds.
  ///
  /// @param events how many events
  /// @param bytes what their JSON weighs together
  /// @param through the offset of the last of them, or the one asked from when there is none
  record Tally(long events, long bytes, long through) {
    /// Nothing yet.
    public static final Tally NOTHING = new Tally(0, 0, 0);

    /// Together with what comes after it.
    public Tally plus(Tally next) {
      return new Tally(events + next.events, bytes + next.bytes, next.through);
    }

    /// Without one of its events.
    public Tally minus(Publication event) {
      return new Tally(events - 1, bytes - event.json().length(), through);
    }
  }

  /// Who is told of new events. Called on the log's thread: it must not block, throw, or append.
  interface Follower {
    /// One or more events, in order, that became durable together.
    void appended(List<Publication> publications);
  }

  /// A follower's hold on the log.
  interface Tail extends AutoCloseable {
    /// The follower gets everything after this offset.
    long after();

    @Override
    void close();
  }

  /// The log could not do what it was asked: a disk or a network failed, it is full, or closed.
  final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Failure(String message) {
      super(message);
    }

    public Failure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
