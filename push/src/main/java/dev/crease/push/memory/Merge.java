package dev.crease.push.memory;

import dev.crease.push.History;
import dev.crease.push.Publication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Reads several topics as one, in the log's order. Guarded by its log; takes as many steps as
/// there are topics, and some for each event.
record Merge(Collection<Line> lines) {
  private static final Comparator<Publication> BY_OFFSET =
      Comparator.comparingLong(Publication::offset);

  /// Up to `limit` events after an offset.
  History read(long after, int limit) {
    PriorityQueue<Place> next =
        new PriorityQueue<>(Comparator.comparing(Place::publication, BY_OFFSET));
    for (Line line : lines) {
      Place.at(line, line.indexAfter(after), next);
    }
    List<Publication> found = new ArrayList<>();
    while (found.size() < limit && !next.isEmpty()) {
      Place place = next.remove();
      found.add(place.publication());
      Place.at(place.line, place.index + 1, next);
    }
    boolean more = !next.isEmpty();
    long through = History.through(found, more, after, head());
    History.Lost lost = new History.Lost(lost(after), lost(through));
    return new History(found, more, through, head(), lost);
  }

  /// The last event of each topic, where it lies after an offset.
  History latest(long after, int limit) {
    List<Publication> last =
        lines.stream()
            .filter(line -> line.size() > 0)
            .map(line -> line.get(line.size() - 1))
            .filter(publication -> publication.offset() > after)
            .sorted(BY_OFFSET)
            .toList();
    boolean more = last.size() > limit;
    List<Publication> found = more ? last.subList(0, limit) : last;
    long through = History.through(found, more, after, head());
    return new History(found, more, through, head(), History.Lost.NOTHING);
  }

  /// The offset before the last `count` events, or all there are.
  long offsetBeforeLast(int count) {
    PriorityQueue<Long> last = new PriorityQueue<>(); // the smallest first
    for (Line line : lines) {
      for (int i = line.size() - 1; i >= 0; i--) {
        long offset = line.get(i).offset();
        if (last.size() > count && offset < last.element()) {
          break;
        }
        last.add(offset);
        if (last.size() > count + 1) {
          last.remove();
        }
      }
    }
    return last.size() > count ? last.element() : 0;
  }

  private long head() {
    return lines.stream().mapToLong(Line::head).max().orElse(0);
  }

  private long lost(long place) {
    return lines.stream().mapToLong(line -> Math.max(line.floor() - place, 0)).sum();
  }

  /// A topic's next event.
  private record Place(Line line, int index) {
    static void at(Line line, int index, PriorityQueue<Place> queue) {
      if (index < line.size()) {
        queue.add(new Place(line, index));
      }
    }

    Publication publication() {
      return line.get(index);
    }
  }
}
