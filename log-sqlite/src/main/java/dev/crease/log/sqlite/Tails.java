package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The followers, and the durable head they follow from. Any thread follows; the writer alone
/// tells.
///
/// The head and the list change in one step, without a lock: whoever follows before the head moves
/// is told of the move, whoever follows after it starts there. So nobody misses an event or sees
/// one twice, and no lock is held while followers run.
final class Tails {
  private static final System.Logger LOGGER = System.getLogger(Tails.class.getName());

  private final AtomicReference<State> state;
  private long faults;

  Tails(long head) {
    state = new AtomicReference<>(new State(head, List.of()));
  }

  /// The offset of the last durable event.
  long head() {
    return state.get().head;
  }

  EventLog.Tail follow(EventLog.Follower follower) {
    // Wrapped, so that a follower that follows twice has two tails to close.
    EventLog.Follower own = publications -> follower.appended(publications);
    long after = state.updateAndGet(now -> now.with(own)).head;
    return new EventLog.Tail() {
      @Override
      public long after() {
        return after;
      }

      @Override
      public void close() {
        state.updateAndGet(now -> now.without(own));
      }
    };
  }

  /// Moves the head on and calls the followers. The writer's thread only.
  void tell(List<Publication> publications) {
    if (publications.isEmpty()) {
      return;
    }
    long head = publications.getLast().offset();
    List<Publication> told = List.copyOf(publications);
    for (EventLog.Follower follower : state.updateAndGet(now -> now.at(head)).followers) {
      tell(follower, told);
    }
  }

  /// A follower that throws breaks its promise, but not the log or the other followers.
  private void tell(EventLog.Follower follower, List<Publication> publications) {
    try {
      follower.appended(publications);
    } catch (RuntimeException e) {
      faults++;
      if (Long.bitCount(faults) == 1) {
        LOGGER.log(Level.ERROR, "a follower of the log threw, the %d. time".formatted(faults), e);
      }
    }
  }

  private record State(long head, List<EventLog.Follower> followers) {
    State at(long moved) {
      return new State(moved, followers);
    }

    State with(EventLog.Follower follower) {
      List<EventLog.Follower> more = new ArrayList<>(followers);
      more.add(follower);
      return new State(head, List.copyOf(more));
    }

    State without(EventLog.Follower follower) {
      return new State(head, followers.stream().filter(each -> !each.equals(follower)).toList());
    }
  }
}
