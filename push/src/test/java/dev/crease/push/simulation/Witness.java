package dev.crease.push.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Cursor;
import dev.crease.push.From;
import dev.crease.push.LatestOnly;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one reader has been told, and whether it is the truth: every event of its topics after the
/// place where it began, once and in order, but for those it was told were gone, and those that its
/// rule skips.
final class Witness {
  private static final long UNKNOWN = -1;

  private final String name;
  private final Selection selection;
  private final LatestOnly skipped;
  private final List<Publication> got = new ArrayList<>();
  private Map<Topic, Long> excused = Map.of();
  private String epoch = "";
  private long since = UNKNOWN;
  private From from;

  /// @param skipped the topics of which it is given only the latest when it is behind
  Witness(String name, Selection selection, LatestOnly skipped, From first) {
    this.name = name;
    this.selection = selection;
    this.skipped = skipped;
    from = first;
    if (first instanceof From.After(Cursor cursor)) {
      epoch = cursor.epoch();
      since = cursor.offset();
    }
  }

  Selection selection() {
    return selection;
  }

  /// Where it goes on after its connection was cut.
  From next() {
    return from;
  }

  /// It was told where it begins, or that something is gone.
  void began(Message.Began began, Truth truth) {
    if (began.recovered()) {
      if (!(from instanceof From.After)) {
        first(began); // it has no place yet, so it begins anew
      }
      assertThat(began.epoch()).as("%s: another log is no resume", name).isEqualTo(epoch);
      return;
    }
    if (began.epoch().equals(epoch)) {
      assertThat(gone(began, truth)).as("%s: told of a gap where there is none", name).isNotEmpty();
    } else {
      got.clear();
      epoch = began.epoch();
      since = 0;
      from = new From.Earliest();
    }
    excused = began.floors();
  }

  private void first(Message.Began began) {
    epoch = began.epoch();
    excused = began.floors();
    since =
        switch (from) {
          case From.Earliest() -> 0;
          case From.Latest() -> began.head();
          case From.Last _ -> UNKNOWN;
          case From.After _, From.Unknown _ -> throw new AssertionError(name + ": a resume");
        };
    if (since > 0) {
      from = new From.After(new Cursor(epoch, since));
    }
  }

  /// What lies after this reader's place and is gone. A cursor does not tell what was gone before
  /// its reader first came, so one that comes back may be told of that too.
  private List<Publication> gone(Message.Began began, Truth truth) {
    long place = got.isEmpty() ? Math.max(since, 0) : got.getLast().offset();
    return truth.after(selection, place, Map.of()).stream()
        .filter(event -> !skips(event.topic()))
        .filter(event -> event.offset() <= began.floors().getOrDefault(event.topic(), 0L))
        .toList();
  }

  void events(List<Publication> publications) {
    for (Publication publication : publications) {
      assertThat(publication.cursor().epoch()).as("%s: of this log", name).isEqualTo(epoch);
      assertThat(selection.covers(publication.topic())).as("%s: of its topics", name).isTrue();
      if (!got.isEmpty()) {
        assertThat(publication.offset())
            .as("%s: in order and once", name)
            .isGreaterThan(got.getLast().offset());
      } else if (since == UNKNOWN) {
        since = publication.offset() - 1;
      }
      got.add(publication);
      from = new From.After(publication.cursor());
    }
  }

  /// A page ended, and the next one begins here.
  void next(Cursor place) {
    from = new From.After(place);
    if (since == UNKNOWN) {
      since = place.offset();
    }
  }

  private boolean skips(Topic topic) {
    return skipped.patterns().stream().anyMatch(pattern -> pattern.covers(topic));
  }

  /// At the end of time: nothing is missing.
  void check(Truth truth) {
    if (since == UNKNOWN) {
      return; // it asked for the last events, and there never were any
    }
    assertThat(epoch).as("%s: has heard of the log that is", name).isEqualTo(truth.epoch());
    List<Publication> wanted = wanted(truth);
    List<Publication> missing = new ArrayList<>(wanted);
    missing.removeAll(got);
    assertThat(missing).as("%s: lost without a word", name).isEmpty();
  }

  private List<Publication> wanted(Truth truth) {
    Map<Topic, Publication> latest = new HashMap<>();
    List<Publication> wanted = new ArrayList<>();
    for (Publication event : truth.after(selection, since, excused)) {
      if (skips(event.topic())) {
        latest.put(event.topic(), event);
      } else {
        wanted.add(event);
      }
    }
    latest.values().stream()
        .filter(event -> event.offset() > truth.floors().getOrDefault(event.topic(), 0L))
        .forEach(wanted::add);
    return wanted;
  }
}
