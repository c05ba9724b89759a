package dev.crease.push;

import dev.crease.push.stats.FanoutEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// One topic's live tail on one loop: the last events in a ring, and the subscriptions that follow.
/// Its loop only.
///
/// The ring holds every event of the topic in `(floor, head]`. A subscription whose place is at or
/// after the floor continues from the ring; an older one reads the log.
final class TopicFeed {
  private final Topic topic;
  private final Limits limits;
  private final ArrayDeque<Publication> ring = new ArrayDeque<>();
  private final ArrayList<Subscription> subscriptions = new ArrayList<>();
  private final List<Publication> fresh = new ArrayList<>();
  private long ringBytes;
  private long floor;
  private long head;
  private boolean headKnown;

  /// A feed made while everything up to `floor` is already in the log and will not be offered.
  TopicFeed(Topic topic, long floor, Limits limits) {
    this.topic = topic;
    this.floor = floor;
    this.head = floor;
    this.limits = limits;
  }

  Topic topic() {
    return topic;
  }

  /// Takes an event that the log has just made durable; [#flush] hands it on.
  void add(Publication publication) {
    if (publication.offset() <= head) {
      return; // it was durable before this feed was made: readers find it in the log
    }
    ring.add(publication);
    fresh.add(publication);
    ringBytes += publication.json().length();
    head = publication.offset();
    headKnown = true;
    while (ring.size() > limits.feeds().ringEvents() || ringBytes > limits.feeds().ringBytes()) {
      Publication oldest = ring.remove();
      ringBytes -= oldest.json().length();
      floor = oldest.offset();
    }
  }

  /// Offers what was added since the last time to every live subscription, as one shared list.
  void flush() {
    if (fresh.isEmpty()) {
      return;
    }
    List<Publication> batch = List.copyOf(fresh);
    fresh.clear();
    FanoutEvent event = FanoutEvent.begun();
    int readers = subscriptions.size();
    for (int i = subscriptions.size() - 1; i >= 0; i--) {
      subscriptions.get(i).offer(batch); // backwards: one that closes itself is swapped out
    }
    if (event.shouldCommit()) {
      event.commit(topic.name(), head, batch.size(), Publication.size(batch), readers);
    }
  }

  /// Learns from a read where the topic's last event is. If the feed has seen none, the read tells
  /// that there is none between that event and the feed's floor, so the floor can come down.
  void learn(History history) {
    if (!headKnown && history.head() <= floor) {
      floor = history.head();
      head = history.head();
      headKnown = true;
    }
  }

  /// Whether everything after this offset is in the ring.
  boolean covers(long offset) {
    return offset >= floor;
  }

  /// Whether the topic's last event is known here; until then a reader's start needs the log.
  boolean headKnown() {
    return headKnown;
  }

  /// The offset of the topic's last event, if [#headKnown], else of the place the feed was made at.
  long head() {
    return head;
  }

  /// The ring's first events after an offset that it [#covers], at most `most`.
  List<Publication> after(long offset, int most) {
    List<Publication> events = new ArrayList<>();
    for (Publication publication : ring) {
      if (publication.offset() > offset) {
        events.add(publication);
        if (events.size() == most) {
          break;
        }
      }
    }
    return events;
  }

  void join(Subscription subscription) {
    subscription.seat = subscriptions.size();
    subscriptions.add(subscription);
  }

  void leave(Subscription subscription) {
    Subscription last = subscriptions.removeLast();
    if (last != subscription) {
      subscriptions.set(subscription.seat, last);
      last.seat = subscription.seat;
    }
  }

  int readers() {
    return subscriptions.size();
  }
}
