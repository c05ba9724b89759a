package dev.crease.push.simulation;

import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that one life of the log ever held, and what of it was discarded.
final class Truth {
  private final String epoch;
  private final List<Publication> everything = new ArrayList<>();
  private final Map<Topic, Long> floors = new HashMap<>();

  Truth(String epoch) {
    this.epoch = epoch;
  }

  String epoch() {
    return epoch;
  }

  void add(List<Publication> publications) {
    everything.addAll(publications);
  }

  void discarded(Topic topic, long through) {
    long last = 0;
    for (Publication publication : everything) {
      if (publication.topic().equals(topic) && publication.offset() <= through) {
        last = publication.offset();
      }
    }
    floors.merge(topic, last, Math::max);
  }

  long head() {
    return everything.isEmpty() ? 0 : everything.getLast().offset();
  }

  /// What was discarded up to now: the highest offset of each topic.
  Map<Topic, Long> floors() {
    return Map.copyOf(floors);
  }

  /// The events of a selection after an offset that were not yet discarded at some moment.
  List<Publication> after(Selection selection, long offset, Map<Topic, Long> floorsThen) {
    return everything.stream()
        .filter(publication -> publication.offset() > offset)
        .filter(publication -> selection.covers(publication.topic()))
        .filter(event -> event.offset() > floorsThen.getOrDefault(event.topic(), 0L))
        .toList();
  }
}
