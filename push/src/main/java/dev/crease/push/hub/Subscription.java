package dev.crease.push.hub;

import dev.crease.push.Cursor;
import dev.crease.push.Ephemeral;
import dev.crease.push.EventLog;
import dev.crease.push.From;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Subscriber;
import dev.crease.push.TopicPattern;
import dev.crease.push.stats.Count;
import java.util.List;

/// One reader's way through a selection of topics: joins history to live with no gap and no repeat.
/// Its loop only.
///
/// It takes its seat in the feed first and reads history second, so whatever happens in between is
/// in the feed's ring or in the log. It holds no events of its own, only the offset it has reached:
/// a reader who cannot take more costs nothing until [#resume].
///
/// ```
///   OPENING --history--> READING --ring covers--> LIVE --not ready--> BEHIND
///                           ^                                            |
///                           +-------------- resume: ring or log ---------+
/// ```
public final class Subscription implements AutoCloseable {
  private enum State {
    OPENING,
    READING,
    LIVE,
    BEHIND,
    CLOSED
  }

  private final Hub hub;
  private final LoopFeeds feeds;
  private final Feed feed;
  private final Subscriber subscriber;
  private State state = State.OPENING;
  private long place;

  /// What was lost beyond the place when it was read last: the reader knows of that.
  private long lostBeyond;

  private boolean wasCaughtUp;

  /// Where the feed keeps this subscription; the feed's own.
  int seat;

  Subscription(Hub hub, LoopFeeds feeds, Feed feed, Subscriber subscriber) {
    this.hub = hub;
    this.feeds = feeds;
    this.feed = feed;
    this.subscriber = subscriber;
  }

  /// Begins at `from`. Called once, after the feed has given it a seat.
  void open(From from) {
    guarded(() -> begin(from));
  }

  /// Whatever goes wrong in here is this reader's alone, and its end: events it did not take would
  /// be a gap that nobody has told it of.
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException mistake) {
      fail(mistake);
    }
  }

  private void begin(From from) {
    if (feed.headKnown()) {
      switch (from) {
        case From.Latest() -> {
          startAt(feed.head(), true);
          return;
        }
        case From.After(var cursor) -> {
          if (hub.isOurs(cursor)
              && feed.covers(cursor.offset())
              && cursor.offset() <= hub.position()) {
            startAt(cursor.offset(), true);
            return;
          }
        }
        case From.Earliest _, From.Last _, From.Unknown _ -> {}
      }
    }
    int restarts = feed.restarts();
    hub.histories()
        .open(
            wish(),
            from,
            feeds.loop(),
            opening -> guarded(() -> opened(opening, restarts)),
            this::fail);
  }

  private HistoryReads.Wish wish() {
    return new HistoryReads.Wish(
        feed.selection(), subscriber.eventsAtOnce(), subscriber.skipsToLatest());
  }

  private void opened(HistoryReads.Opening opening, int restarts) {
    if (state == State.CLOSED) {
      return;
    }
    place = opening.after();
    feed.learn(opening.history(), restarts);
    start(opening.recovered(), hub.cursor(opening.history().head()));
    take(opening.history());
  }

  private void startAt(long offset, boolean recovered) {
    place = offset;
    start(recovered, hub.cursor(feed.head()));
    advance();
  }

  private void start(boolean recovered, Cursor head) {
    if (!recovered) {
      feeds.stats().add(Count.GAPS);
    }
    subscriber.start(new Subscriber.Start(recovered, head, skipped()));
  }

  private List<TopicPattern> skipped() {
    return subscriber.skipsToLatest()
        ? hub.latestOnly().of(feed.selection()).patterns()
        : List.of();
  }

  /// Looks at what [#offer] will need; the answer means nothing.
  int look() {
    return (state == State.LIVE ? 1 : 0) + subscriber.look();
  }

  /// Live events, from the feed.
  void offer(List<Publication> batch) {
    if (state != State.LIVE) {
      return; // it will come to them from its place
    }
    try {
      take(batch);
    } catch (RuntimeException mistake) {
      fail(mistake);
    }
  }

  /// An event that nobody keeps: for a reader who has everything else, and can take it now.
  void pass(Ephemeral event) {
    if (state == State.CLOSED || !subscriber.wants(event)) {
      return;
    }
    if (state != State.LIVE || !subscriber.ready()) {
      feeds.stats().add(Count.EPHEMERAL_DROPS);
      return;
    }
    try {
      subscriber.pass(event);
      feeds.stats().add(Count.EPHEMERAL_DELIVERIES);
    } catch (RuntimeException mistake) {
      fail(mistake);
    }
  }

  private void take(List<Publication> batch) {
    List<Publication> fresh = batch.getFirst().offset() > place ? batch : after(place, batch);
    if (fresh.isEmpty()) {
      return;
    }
    if (subscriber.ready()) {
      deliver(fresh);
    } else {
      fallBehind();
    }
  }

  /// A log may show an event to those who read it before it tells those who follow it, so history
  /// can be ahead of the feed.
  private static List<Publication> after(long offset, List<Publication> batch) {
    return batch.stream().filter(publication -> publication.offset() > offset).toList();
  }

  /// Something was not offered to the feed; it is in the log.
  void reread() {
    if (state == State.LIVE) {
      guarded(this::advance);
    }
  }

  /// Whether the reader has everything there is, as far as this loop knows.
  public boolean isLive() {
    return state == State.LIVE;
  }

  /// The subscriber can take more again.
  public void resume() {
    feeds.loop().assertInLoop();
    if (state == State.BEHIND) {
      feeds.stats().add(Count.BEHIND_NOW, -1);
      guarded(this::advance);
    }
  }

  private void fallBehind() {
    state = State.BEHIND;
    feeds.stats().add(Count.FELL_BEHIND);
    feeds.stats().add(Count.BEHIND_NOW);
  }

  /// Goes on from its place, some events at a time for as long as the subscriber is ready.
  private void advance() {
    state = State.READING;
    while (feed.covers(place)) {
      List<Publication> waiting = waitingInRing();
      if (waiting.isEmpty()) {
        state = State.LIVE;
        lostBeyond = 0;
        sayCaughtUp();
        return;
      }
      if (!subscriber.ready()) {
        fallBehind();
        return;
      }
      deliver(waiting);
      if (state == State.CLOSED || subscriber.hasEnough()) {
        return;
      }
      lostBeyond = 0; // from here on the reader had everything, so whatever goes is news
    }
    readOn();
  }

  private List<Publication> waitingInRing() {
    int most = subscriber.eventsAtOnce();
    int bytes = subscriber.bytesAtOnce();
    return subscriber.skipsToLatest() && !hub.latestOnly().patterns().isEmpty()
        ? Publication.first(feed.latestAfter(place, most, hub.latestOnly()), bytes)
        : feed.after(place, most, bytes);
  }

  private void readOn() {
    if (!subscriber.ready()) {
      fallBehind();
      return;
    }
    hub.histories()
        .read(wish(), place, feeds.loop(), history -> guarded(() -> read(history)), this::fail);
  }

  private void read(History history) {
    if (state == State.CLOSED) {
      return;
    }
    if (history.lost().after() > lostBeyond) { // retention overtook a slow reader
      start(false, hub.cursor(history.head()));
    }
    take(history);
  }

  private void take(History history) {
    // of a reader who has lost something it is known only for the end how much
    long atOnce = history.lost().after() > 0 ? Long.MAX_VALUE : subscriber.bytesAtOnce();
    List<Publication> left = history.publications();
    while (!left.isEmpty()) {
      List<Publication> part = Publication.first(left, atOnce);
      deliver(part);
      left = left.subList(part.size(), left.size());
      if (state == State.CLOSED) {
        return;
      }
      if (!left.isEmpty() && !subscriber.ready()) {
        lostBeyond = 0;
        fallBehind();
        return;
      }
    }
    place = history.through();
    lostBeyond = history.lost().through();
    advance();
  }

  /// The place moves only once the events were taken.
  private void deliver(List<Publication> publications) {
    subscriber.deliver(publications);
    feeds.stats().add(Count.DELIVERIES, publications.size());
    place = publications.getLast().offset();
  }

  private void sayCaughtUp() {
    if (!wasCaughtUp) {
      wasCaughtUp = true;
      subscriber.caughtUp();
    }
  }

  private void fail(RuntimeException cause) {
    if (!(cause instanceof EventLog.Failure)) {
      hub.mistake(cause);
    }
    if (state == State.CLOSED) {
      return;
    }
    close();
    try {
      subscriber.failed(cause);
    } catch (RuntimeException another) {
      hub.mistake(another); // it could not even take its leave; the others go on
    }
  }

  /// The last event of its topics as far as this loop knows.
  public Cursor head() {
    return hub.cursor(Math.max(place, feed.headKnown() ? feed.head() : 0));
  }

  /// Leaves; nothing more is delivered. Closing twice is harmless.
  @Override
  public void close() {
    feeds.loop().assertInLoop();
    if (state != State.CLOSED) {
      if (state == State.BEHIND) {
        feeds.stats().add(Count.BEHIND_NOW, -1);
      }
      state = State.CLOSED;
      feeds.leave(feed, this);
    }
  }
}
