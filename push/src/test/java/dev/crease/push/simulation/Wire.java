package dev.crease.push.simulation;

import dev.crease.push.Publication;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// One connection's way to its reader: what is sent arrives in order and late, now and then very
/// late. When it is cut, a beginning of what is under way may still arrive, perhaps half a message.
final class Wire {
  /// How many messages may be under way before the sender must wait.
  private static final int ROOM = 3;

  private final Schedule schedule;
  private final Random random;
  private final Consumer<Message> receiver;
  private final Runnable drained;
  private final ArrayDeque<Message> underWay = new ArrayDeque<>();
  private long free;
  private boolean cut;

  /// @param drained called when there is room again
  Wire(Schedule schedule, Random random, Consumer<Message> receiver, Runnable drained) {
    this.schedule = schedule;
    this.random = random;
    this.receiver = receiver;
    this.drained = drained;
  }

  boolean hasRoom() {
    return underWay.size() < ROOM;
  }

  void send(Message message) {
    if (cut) {
      return;
    }
    underWay.add(message);
    boolean stalls = random.nextInt(12) == 0;
    free = Math.max(free, schedule.now() + schedule.chance(stalls ? 1_500 : 40));
    schedule.at(free, this::arrive);
  }

  private void arrive() {
    if (cut) {
      return;
    }
    boolean full = !hasRoom();
    receiver.accept(underWay.remove());
    if (full && !cut) {
      drained.run();
    }
  }

  /// Ends the connection.
  void cut() {
    if (cut) {
      return;
    }
    cut = true;
    int whole = random.nextInt(underWay.size() + 1);
    for (int i = 0; i < whole; i++) {
      receiver.accept(underWay.remove());
    }
    if (underWay.peek() instanceof Message.Events(List<Publication> events) && !events.isEmpty()) {
      int some = random.nextInt(events.size());
      if (some > 0) {
        receiver.accept(new Message.Events(events.subList(0, some)));
      }
    }
    underWay.clear();
  }
}
