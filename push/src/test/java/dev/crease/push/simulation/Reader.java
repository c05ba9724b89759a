package dev.crease.push.simulation;

import dev.crease.push.EventLog;
import dev.crease.push.From;
import dev.crease.push.LatestOnly;
import dev.crease.push.Page;
import dev.crease.push.Selection;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One reader out in the world: connects, is cut off, and comes back by its last id, until time
/// ends.
final class Reader {
  /// How it reads.
  enum Kind {
    STREAM,
    LONG_POLL,
    POLL
  }

  private final World world;
  private final Kind kind;
  private final Witness witness;
  private @Nullable Streamer stream;
  private @Nullable PageReader page;
  private int connection;

  Reader(World world, Kind kind, Selection selection, From from, String name) {
    this.world = world;
    this.kind = kind;
    LatestOnly skipped = kind == Kind.STREAM ? World.LATEST_ONLY : LatestOnly.NONE;
    witness = new Witness(name, selection, skipped, from);
  }

  Witness witness() {
    return witness;
  }

  /// Asks anew; what an earlier connection still brings is not heard.
  void connect() {
    connection++;
    int mine = connection;
    Life process = world.process();
    if (process.isDead()) {
      later(300);
      return;
    }
    Schedule schedule = world.schedule();
    Random random = world.random();
    switch (kind) {
      case STREAM ->
          stream = new Streamer(process, schedule, random, witness, m -> hear(mine, m), true);
      case LONG_POLL ->
          page = new PageReader(process, schedule, random, witness, m -> hear(mine, m));
      case POLL -> schedule.in(schedule.chance(60), () -> poll(process, mine));
    }
  }

  private void poll(Life process, int mine) {
    if (mine != connection) {
      return;
    }
    if (process.isDead()) {
      later(300);
      return;
    }
    try {
      From from = witness.next();
      Page read = process.hub().page(witness.selection(), from, 2);
      hear(
          mine,
          new Message.Began(
              read.recovered(),
              read.next().offset(),
              read.next().epoch(),
              process.truth().floors()));
      hear(mine, new Message.Events(read.events()));
      witness.next(read.next());
    } catch (EventLog.Failure failure) {
      // it asks again, as after an answer
    }
    if (!world.isOver()) {
      later(150);
    }
  }

  /// At the end a poll goes on until there is nothing more.
  void pollOn() {
    if (kind == Kind.POLL) {
      for (int i = 0; i < World.EVENTS_MAX; i++) {
        connection++;
        poll(world.process(), connection);
      }
    }
  }

  private void hear(int from, Message message) {
    if (from != connection) {
      return;
    }
    switch (message) {
      case Message.Began began -> witness.began(began, world.disk().truth(began.epoch()));
      case Message.Events(var publications) -> {
        witness.events(publications);
        if (kind == Kind.LONG_POLL) {
          later(100);
        }
      }
      case Message.Failed() -> cut();
    }
  }

  /// The connection breaks, wherever it is.
  void cut() {
    if (stream != null) {
      stream.cut();
    }
    if (page != null) {
      page.cut();
    }
    later(500);
  }

  private void later(int bound) {
    connection++;
    int mine = connection;
    world
        .schedule()
        .in(
            world.schedule().chance(bound),
            () -> {
              if (mine == connection) {
                connect();
              }
            });
  }
}
