package dev.crease.push.simulation;

import dev.crease.push.Cursor;
import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.hub.Hub;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// One life of the server: a hub on the disk's log, two loops, and a background whose tasks run in
/// any order.
final class Life {
  private final SlowLoop tail;
  private final List<SlowLoop> loops;
  private final LateLog log;
  private final Disk disk;
  private final Hub hub;
  private boolean dead;

  Life(Schedule schedule, Random random, Disk disk, Limits limits, LatestOnly latestOnly) {
    this.disk = disk;
    tail = new SlowLoop(schedule, 60);
    loops = Stream.generate(() -> new SlowLoop(schedule, 1 + random.nextInt(80))).limit(2).toList();
    log = new LateLog(disk.log(), tail, random);
    Executor background =
        task ->
            schedule.in(
                schedule.chance(30),
                () -> {
                  if (!dead) {
                    task.run();
                  }
                });
    hub = new Hub(log, limits, latestOnly, background);
    loops.forEach(hub::add);
  }

  Hub hub() {
    return hub;
  }

  /// What the log holds, for whoever checks.
  Truth truth() {
    return disk.truth();
  }

  /// A place that whoever asks this process may have been told of.
  Cursor anyPlace(Random random) {
    return hub.cursor(random.nextLong(log.head().offset() + 1));
  }

  SlowLoop loop(Random random) {
    return loops.get(random.nextInt(loops.size()));
  }

  boolean isDead() {
    return dead;
  }

  void mend() {
    log.mend();
  }

  void die() {
    dead = true;
    tail.die();
    loops.forEach(SlowLoop::die);
    hub.close();
  }
}
