package dev.crease.push.simulation;

import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.Subscriber;
import dev.crease.push.hub.Subscription;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One long poll in the server: a subscription that ends with its first delivery, or, when nothing
/// comes in time, with an empty page.
final class PageReader implements Subscriber {
  private static final int LIMIT = 2;
  private static final long WAIT_MILLIS = 400;

  private final Life process;
  private final SlowLoop loop;
  private final Wire wire;
  private @Nullable Subscription subscription;
  private @Nullable Start start;
  private boolean over;

  PageReader(
      Life process, Schedule schedule, Random random, Witness witness, Consumer<Message> receiver) {
    this.process = process;
    loop = process.loop(random);
    wire = new Wire(schedule, random, receiver, () -> {});
    loop.execute(() -> open(witness));
    schedule.in(WAIT_MILLIS, () -> loop.execute(() -> answer(List.of())));
  }

  private void open(Witness witness) {
    if (over) {
      return;
    }
    Subscription mine = process.hub().subscribe(loop, witness.selection(), witness.next(), this);
    subscription = mine;
    if (over) {
      mine.close();
    }
  }

  void cut() {
    wire.cut();
    loop.execute(() -> end());
  }

  private void end() {
    over = true;
    if (subscription != null) {
      subscription.close();
    }
  }

  @Override
  public int eventsAtOnce() {
    return LIMIT + 1;
  }

  @Override
  public int bytesAtOnce() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean ready() {
    return !over;
  }

  @Override
  public boolean skipsToLatest() {
    return false;
  }

  @Override
  public void start(Start told) {
    start = told;
  }

  @Override
  public void deliver(List<Publication> publications) {
    answer(publications.subList(0, Math.min(LIMIT, publications.size())));
  }

  @Override
  public void caughtUp() {
    Start told = start;
    if (told != null && !told.recovered()) {
      answer(List.of());
    }
  }

  private void answer(List<Publication> events) {
    Start told = start;
    if (over) {
      return;
    }
    end();
    if (told == null) {
      wire.send(new Message.Failed());
      return;
    }
    Cursor head = told.head();
    wire.send(
        new Message.Began(told.recovered(), head.offset(), head.epoch(), process.truth().floors()));
    wire.send(new Message.Events(events));
  }

  @Override
  public void failed(RuntimeException cause) {
    if (!(cause instanceof EventLog.Failure)) {
      throw cause;
    }
    end();
    wire.send(new Message.Failed());
  }
}
