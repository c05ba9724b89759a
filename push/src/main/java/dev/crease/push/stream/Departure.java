package dev.crease.push.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// How a loop's guests leave when the server stops: all are told at once, and each goes at a random
/// moment of the window, so that they do not arrive at another server, or at this one restarted, as
/// one herd. Its loop only.
final class Departure {
  /// What readers are given to come back in, even when the server has no time for itself.
  private static final int RETURN_SECONDS = 30;

  private final LoopRoom room;
  private final long end;
  private final RandomGenerator random;
  private final Runnable allGone;
  private boolean over;

  /// @param allGone called once, when nobody is left
  Departure(LoopRoom room, Duration window, RandomGenerator random, Runnable allGone) {
    this.room = room;
    this.end = room.nanoTime() + window.toNanos();
    this.random = random;
    this.allGone = allGone;
  }

  void begin(List<Guest> guests) {
    int seconds = (int) Math.ceil(leftNanos() / 1e9);
    int within = Math.max(RETURN_SECONDS, seconds);
    Consumer<Guest> closing = guest -> guest.closing(within);
    guests.forEach(guest -> LoopRoom.tell(guest, closing));
    guests.forEach(this::letGo);
    checkEmpty();
  }

  /// Somebody came in by a connection that was there already.
  void came(Guest guest) {
    letGo(guest);
  }

  private void letGo(Guest guest) {
    long left = leftNanos();
    long delay = left == 0 ? 0 : random.nextLong(left);
    if (delay == 0) {
      LoopRoom.tell(guest, Guest::goodbye);
    } else {
      room.after(delay, TimeUnit.NANOSECONDS, () -> turn(guest));
    }
  }

  private void turn(Guest guest) {
    if (room.isHere(guest)) {
      LoopRoom.tell(guest, Guest::goodbye);
      checkEmpty();
    }
  }

  private long leftNanos() {
    return Math.max(0, end - room.nanoTime());
  }

  /// Somebody has left. A connection that becomes a stream leaves and comes back at once, so it is
  /// looked again a moment later.
  void left() {
    room.execute(this::checkEmpty);
  }

  private void checkEmpty() {
    if (!over && room.hasEmptied()) {
      over = true;
      allGone.run();
    }
  }
}
