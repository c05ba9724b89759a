package dev.crease.push.http;

import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import dev.crease.push.From;
import dev.crease.push.Hub;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Subscriber;
import dev.crease.push.Subscription;
import dev.crease.push.Topic;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Long polling (RFC 6202): holds a request until its topic has something after its place, or its
/// time is over. A subscription that ends with its first delivery. Its loop only.
final class LongPollHandler implements Subscriber {
  private final Topic topic;
  private final int limit;
  private final int waitSeconds;
  private final Consumer<Reply> answer;
  private @Nullable Subscription subscription;
  private @Nullable Future<?> timer;
  private @Nullable Cursor place;
  private boolean recovered = true;
  private boolean done;

  /// @param answer called once, unless [#cancel] comes first
  LongPollHandler(Topic topic, int limit, int waitSeconds, Consumer<Reply> answer) {
    this.topic = topic;
    this.limit = limit;
    this.waitSeconds = waitSeconds;
    this.answer = answer;
  }

  /// Begins to wait.
  void hold(Hub hub, LoopRoom room, From from) {
    if (from instanceof From.After(var cursor)) {
      place = cursor;
    }
    Subscription mine = hub.subscribe(room, topic, from, this);
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
  public void start(boolean wasRecovered, Cursor head) {
    recovered = wasRecovered;
    if (place == null || !wasRecovered) {
      place = head;
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
      cancel();
      answer.accept(Problem.reply(PushError.LOG_DOWN.raise("the log did not answer in time")));
    } else {
      finish(new Page(List.of(), at, false, recovered));
    }
  }

  private void finish(Page page) {
    if (!done) {
      cancel();
      answer.accept(
          TopicDoor.page(page, topic, limit)
              .with("cache-control", "no-store")
              .with("preference-applied", "wait=" + waitSeconds));
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    if (!done) {
      cancel();
      answer.accept(
          Problem.reply(
              cause instanceof EventLog.Failure
                  ? PushError.LOG_DOWN.raise("the log cannot be read")
                  : PushError.FAULT.raise("it was noted in the server's log")));
    }
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
