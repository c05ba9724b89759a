package dev.crease.push.simulation;

import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.Subscriber;
import dev.crease.push.hub.Subscription;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A stream's end in the server: one subscription, written to one wire.
final class Streamer implements Subscriber {
  private final Life process;
  private final SlowLoop loop;
  private final Wire wire;
  private final boolean skips;
  private @Nullable Subscription subscription;
  private boolean gone;

  /// @param receiver gets what arrives
  Streamer(
      Life process,
      Schedule schedule,
      Random random,
      Witness witness,
      Consumer<Message> receiver,
      boolean skips) {
    this.process = process;
    this.skips = skips;
    loop = process.loop(random);
    wire = new Wire(schedule, random, receiver, () -> loop.execute(this::resume));
    loop.execute(
        () -> {
          if (!gone) {
            open(witness);
          }
        });
  }

  private void open(Witness witness) {
    Subscription mine = process.hub().subscribe(loop, witness.selection(), witness.next(), this);
    subscription = mine;
    if (gone) {
      mine.close();
    }
  }

  private void resume() {
    if (subscription != null) {
      subscription.resume();
    }
  }

  /// The connection is cut; the server sees it some time later.
  void cut() {
    wire.cut();
    loop.execute(this::close);
  }

  private void close() {
    gone = true;
    if (subscription != null) {
      subscription.close();
    }
  }

  @Override
  public int eventsAtOnce() {
    return 3;
  }

  @Override
  public int bytesAtOnce() {
    return 500;
  }

  @Override
  public boolean ready() {
    return wire.hasRoom();
  }

  @Override
  public boolean skipsToLatest() {
    return skips;
  }

  @Override
  public void start(Start start) {
    wire.send(
        new Message.Began(
            start.recovered(),
            start.head().offset(),
            start.head().epoch(),
            process.truth().floors()));
  }

  @Override
  public void deliver(List<Publication> publications) {
    wire.send(new Message.Events(publications));
  }

  @Override
  public void caughtUp() {}

  @Override
  public void failed(RuntimeException cause) {
    if (!(cause instanceof EventLog.Failure)) {
      throw cause;
    }
    wire.send(new Message.Failed());
  }
}
