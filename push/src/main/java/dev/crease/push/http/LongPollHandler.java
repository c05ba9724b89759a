package dev.crease.push.http;

import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import dev.crease.push.From;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.Subscriber;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;
import dev.crease.push.hub.Subscription;
import dev.crease.push.stream.LoopRoom;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Long polling (RFC 6202): holds a request until its topic has something after its place, or its
/// time is over. A subscription that ends with its first delivery. What is then answered, the page
/// or something that is made anew ([Router.Builder#watch]), is not its business. Its loop only.
final class LongPollHandler implements Subscriber {
  private final int limit;
  private final int waitSeconds;
  private final Consumer<Outcome> then;
  private @Nullable Subscription subscription;
  private @Nullable Future<?> timer;
  private @Nullable Cursor place;
  private boolean recovered = true;
  private boolean done;

  /// @param limit the most events to wait for
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
  void hold(Hub hub, LoopRoom room, Topic topic, From from) {
    if (from instanceof From.After(var cursor)) {
      place = cursor;
    }
    Subscription mine = hub.subscribe(room, Selection.of(topic), from, this);
    if (done) {
      mine.close();
    } else {
      subscription = mine;
      timer = room.after(waitSeconds, this::timeUp);
    }
  }

  /// One more than are answered, so that the answer can say whether there are more.
  @Override
  public int eventsAtOnce() {
    return limit + 1;
  }

  @Override
  public boolean ready() {
    return !done;
  }

  @Override
  public boolean skipsToLatest() {
    return false;
  }

  @Override
  public void start(Start start) {
    recovered = start.recovered();
    if (place == null || !recovered) {
      place = start.head();
    }
  }

  @Override
  public void deliver(List<Publication> publications) {
    boolean more = publications.size() > limit;
    List<Publication> events = more ? publications.subList(0, limit) : publications;
    finish(new Page(events, events.getLast().cursor(), more, recovered));
  }

  @Override
  public void caughtUp() {
    if (!recovered) {
      timeUp(); // a gap is news, even when nothing is left behind it
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
    Subscription current = subscription;
    if (current != null) {
      current.close();
    }
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }
}
