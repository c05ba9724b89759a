package dev.crease.push.simulation;

import dev.crease.push.From;
import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A server, its disk, its publishers and its readers, for some seconds in which everything that
/// may go wrong does; then, when nothing goes wrong any more, until all have what there is.
final class World {
  static final List<TopicPattern> ALL = List.of(new TopicPattern("*"));
  static final LatestOnly LATEST_ONLY = new LatestOnly(List.of(new TopicPattern("feeds/prices/*")));
  static final List<Topic> TOPICS =
      Stream.of("feeds/prices/tea", "feeds/prices/rum", "feeds/news", "matches/1", "matches/2")
          .map(Topic::new)
          .toList();

  /// More events than any run makes.
  static final int EVENTS_MAX = 600;

  private static final long TROUBLE_MILLIS = 4_000;
  private static final long CALM_MILLIS = 60_000;
  private static final List<List<String>> SELECTIONS =
      List.of(
          List.of("matches/1"),
          List.of("feeds/prices/tea"),
          List.of("matches/1", "feeds/news"),
          List.of("matches/2", "feeds/prices/rum", "feeds/prices/tea"),
          List.of("feeds/prices/*", "matches/1"),
          List.of("feeds/*"),
          List.of("matches/*"),
          List.of("*"));

  private final Random random;
  private final Schedule schedule;
  private final Disk disk;
  private final Limits limits;
  private final List<Publisher> publishers = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private Life process;
  private boolean over;

  World(long seed) {
    random = new Random(seed);
    schedule = new Schedule(random);
    disk = new Disk(schedule, random);
    // so little that the ring and the hand-over run full all the time
    limits = Limits.defaults().withFeeds(new Limits.Feeds(4, 2_000, 2, 1_200, 100));
    process = newProcess();
  }

  private Life newProcess() {
    return new Life(schedule, random, disk, limits, LATEST_ONLY);
  }

  Random random() {
    return random;
  }

  Schedule schedule() {
    return schedule;
  }

  Disk disk() {
    return disk;
  }

  Life process() {
    return process;
  }

  /// Whether nothing new is published any more.
  boolean isOver() {
    return over;
  }

  /// Lives through it, and checks that everybody was told the truth.
  void run() {
    for (int i = 0; i < 2; i++) {
      Publisher publisher = new Publisher(this, "p" + i);
      publishers.add(publisher);
      publisher.goOn();
    }
    for (int i = 0; i < 9; i++) {
      schedule.in(random.nextInt(2_000), this::someoneComes);
    }
    schedule.in(schedule.chance(500), this::trouble);
    schedule.runUntil(TROUBLE_MILLIS);
    over = true;
    process.mend();
    schedule.runUntil(TROUBLE_MILLIS + CALM_MILLIS);
    readers.forEach(Reader::pollOn);
    readers.forEach(reader -> reader.witness().check(disk.truth()));
    publishers.forEach(publisher -> publisher.check(disk.truth()));
  }

  private void someoneComes() {
    Reader.Kind kind =
        switch (random.nextInt(8)) {
          case 0 -> Reader.Kind.LONG_POLL;
          case 1 -> Reader.Kind.POLL;
          default -> Reader.Kind.STREAM;
        };
    List<String> patterns = SELECTIONS.get(random.nextInt(SELECTIONS.size()));
    From from =
        switch (random.nextInt(4)) {
          case 0 -> new From.Earliest();
          case 1 -> new From.Latest();
          case 2 -> new From.Last(1 + random.nextInt(5));
          default -> new From.After(process.anyPlace(random));
        };
    Reader reader =
        new Reader(
            this,
            kind,
            Selection.of(patterns.stream().map(TopicPattern::new).toList()),
            from,
            "%s of %s from %s".formatted(kind, patterns, from));
    readers.add(reader);
    reader.connect();
  }

  private void trouble() {
    if (over) {
      return;
    }
    switch (random.nextInt(16)) {
      case 0 -> crash();
      case 1, 2, 3, 4 -> disk.discard(TOPICS.get(random.nextInt(TOPICS.size())));
      default -> {
        if (!readers.isEmpty()) {
          readers.get(random.nextInt(readers.size())).cut();
        }
      }
    }
    schedule.in(schedule.chance(200), this::trouble);
  }

  private void crash() {
    process.die();
    disk.crash();
    process = newProcess();
    readers.forEach(Reader::cut);
  }
}
