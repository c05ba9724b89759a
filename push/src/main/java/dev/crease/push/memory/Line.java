package dev.crease.push.memory;

import dev.crease.push.EventLog.Tally;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.util.ArrayList;
import java.util.List;

/// What is kept of one topic. Guarded by its log.
final class Line {
  private final Topic topic;
  private final ArrayList<Publication> kept = new ArrayList<>();
  private long floor;
  private long head;

  Line(Topic topic) {
    this.topic = topic;
  }

  Topic topic() {
    return topic;
  }

  /// The highest offset discarded, 0 for none.
  long floor() {
    return floor;
  }

  /// The offset of the last event, 0 if there never was one.
  long head() {
    return head;
  }

  int size() {
    return kept.size();
  }

  Publication get(int index) {
    return kept.get(index);
  }

  void add(List<Publication> added) {
    kept.addAll(added);
    head = added.getLast().offset();
  }

  int indexAfter(long offset) {
    int low = 0;
    int high = kept.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (kept.get(middle).offset() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Tally tally(long after) {
    long events = 0;
    long bytes = 0;
    for (Publication event : kept.subList(indexAfter(after), kept.size())) {
      events++;
      bytes += event.json().length();
    }
    return new Tally(events, bytes, events == 0 ? after : kept.getLast().offset());
  }

  /// Drops in strides, so that a full topic does not move its whole list for every event.
  void keepLast(int count) {
    if (kept.size() > count + count / 4) {
      dropFirst(kept.size() - count);
    }
  }

  void dropFirst(int count) {
    if (count > 0) {
      floor = kept.get(count - 1).offset();
      kept.subList(0, count).clear();
    }
  }
}
