package dev.crease.push.http;

import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import dev.crease.push.From;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.Subscriber;
import dev.crease.push.hub.Hub;
import dev.crease.push.hub.Subscription;
import dev.crease.push.stats.Count;
import dev.crease.push.stats.LoopStats;
import dev.crease.push.stream.LoopRoom;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Polling and long polling (RFC 6202): reads one page for a request, at once or as soon as its
/// topic has something after its place, or when its time is over. A subscription that ends with its
/// first delivery. So a poll of a topic that others read is answered on the loop, from the feed.
/// What is then answered, the page or something that is made anew ([Router.Builder#watch]), is not
/// its business. Its loop only.
final class LongPollHandler implements Subscriber {
  private final int limit;
  private final int waitSeconds;
  private final Consumer<Outcome> then;
  private @Nullable Subscription subscription;
  private @Nullable Cursor place;
  private long head;
  private long begun;
  private boolean recovered = true;
  private @Nullable LoopStats stats;
  private boolean hurried;
  private boolean done;

  /// @param limit the most events to wait for
  /// @param waitSeconds 0 for a poll, which does not wait for events
  /// @param then called once, unless [#cancel] comes first
  LongPollHandler(int limit, int waitSeconds, Consumer<Outcome> then) {
    this.limit = limit;
    this.waitSeconds = waitSeconds;
    this.then = then;
  }

  /// How the wait ended.
  sealed interface Outcome {
    /// There is something, a gap is to be told of, or the time is over: what a page would hold.
    record Ended(Page page) implements Outcome {}

    /// It cannot be told.
    record Failed(PushError.Raised problem) implements Outcome {}
  }

  /// Begins to wait.
  void hold(Hub hub, LoopRoom room, Selection selection, From from) {
    if (from instanceof From.After(var cursor)) {
      place = cursor;
    }
    begun = room.second();
    Subscription mine = hub.subscribe(room, selection, from, this);
    if (done) {
      mine.close();
    } else {
      subscription = mine;
      if (waitSeconds > 0) {
        stats = room.stats();
        room.stats().add(Count.HELD_NOW);
      }
    }
  }

  /// The room's clock, which spares each wait a timer of its own: it may last a second longer.
  void second(long now) {
    if (waitSeconds > 0 && now - begun > waitSeconds) {
      timeUp();
    }
  }

  @Override
  public int eventsAtOnce() {
    return limit;
  }

  @Override
  public int bytesAtOnce() {
    return Integer.MAX_VALUE; // a page is one answer
  }

  @Override
  public boolean ready() {
    return !done;
  }

  @Override
  public boolean hasEnough() {
    return done;
  }

  @Override
  public boolean skipsToLatest() {
    return false;
  }

  @Override
  public void start(Start start) {
    recovered = start.recovered();
    head = start.head().offset();
    if (place == null || !recovered) {
      place = start.head();
    }
  }

  @Override
  public void deliver(List<Publication> publications) {
    head = Math.max(head, publications.getLast().offset());
    List<Publication> events =
        publications.size() > limit ? publications.subList(0, limit) : publications;
    Cursor next = events.getLast().cursor();
    finish(new Page(events, next, next.offset() < head, recovered));
  }

  @Override
  public void caughtUp() {
    if (waitSeconds == 0 || !recovered || hurried) {
      timeUp(); // a gap is news, even when nothing is left behind it
    }
  }

  /// The asker is to be answered as soon as can be.
  void hurry() {
    hurried = true;
    if (place != null) {
      timeUp();
    }
  }

  private void timeUp() {
    Cursor at = place;
    if (at == null) { // the log has not answered yet
      end(new Outcome.Failed(PushError.LOG_DOWN.raise("the log did not answer in time")));
    } else {
      finish(new Page(List.of(), at, false, recovered));
    }
  }

  private void finish(Page page) {
    end(new Outcome.Ended(page));
  }

  private void end(Outcome outcome) {
    if (!done) {
      cancel();
      then.accept(outcome);
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    end(
        new Outcome.Failed(
            cause instanceof EventLog.Failure
                ? PushError.LOG_DOWN.raise("the log cannot be read")
                : Background.fault()));
  }

  /// The asker has gone.
  void cancel() {
    done = true;
    LoopStats counted = stats;
    if (counted != null) {
      stats = null;
      counted.add(Count.HELD_NOW, -1);
    }
    Subscription current = subscription;
    if (current != null) {
      current.close();
    }
  }
}
