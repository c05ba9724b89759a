package dev.crease.log.sqlite;

import static dev.crease.log.sqlite.Folder.MATCH;
import static dev.crease.log.sqlite.Folder.ROOM;
import static dev.crease.log.sqlite.Folder.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Append;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log's file is checked and exported, whole and damaged.
class LogFileTest {
  private static final Topic FEED = new Topic("feeds/prices");

  @TempDir Path temp = Path.of("");

  private Folder folder(String name) {
    return new Folder(temp.resolve(name));
  }

  /// Everything that a walk shows.
  private static final class Seen implements LogFile.Visitor {
    final List<Publication> events = new ArrayList<>();
    final List<LogFile.Damage> damages = new ArrayList<>();

    static Seen verified(Folder folder) {
      Seen seen = new Seen();
      try (LogFile file = LogFile.open(folder.dir())) {
        file.verify(seen);
      }
      return seen;
    }

    @Override
    public void event(Publication publication) {
      events.add(publication);
    }

    @Override
    public void damaged(LogFile.Damage damage) {
      damages.add(damage);
    }
  }

  /// A log with some of everything: topics, keys, a discarded stretch, a large event.
  private static List<Publication> fill(Folder folder) {
    try (SqliteLog log = folder.open()) {
      for (int i = 0; i < 40; i++) {
        log.append(Folder.of(i % 2 == 0 ? MATCH : FEED, "key-" + i, "event " + i, "and more " + i));
        log.append(Append.of(ROOM, Folder.drafts(Stream.of("said " + i))));
      }
      log.append(Append.of(FEED, Folder.drafts(Stream.of("x".repeat(20_000)))));
      log.discard(ROOM, 30);
      return Stream.of(MATCH, ROOM, FEED)
          .flatMap(topic -> all(log, topic).stream())
          .sorted((one, other) -> Long.compare(one.offset(), other.offset()))
          .toList();
    }
  }

  @Test
  void aSoundFileIsSoundAndComesInTheLogsOrder() {
    Folder folder = folder("sound");
    List<Publication> events = fill(folder);
    Seen seen = Seen.verified(folder);
    assertThat(seen.damages).isEmpty();
    assertThat(seen.events).isEqualTo(events);
  }

  @Test
  void aServerMayHaveItOpen() {
    Folder folder = folder("open");
    try (SqliteLog log = folder.open()) {
      Folder.append(log, MATCH, "a", "b");
      assertThat(Seen.verified(folder).events).isEqualTo(all(log, MATCH));
      Folder.append(log, MATCH, "c");
      assertThat(Seen.verified(folder).damages).isEmpty();
    }
  }

  @Test
  void aCopyOfACrashedLogIsRead() throws Exception {
    Folder folder = folder("crashed");
    Folder copy = folder("copy");
    Files.createDirectories(copy.dir());
    try (SqliteLog log = folder.open()) {
      Folder.append(log, MATCH, "a", "b");
      for (String part : List.of("crease.db", "crease.db-wal")) {
        Files.copy(folder.dir().resolve(part), copy.dir().resolve(part));
      }
      assertThat(Seen.verified(copy).events).isEqualTo(all(log, MATCH));
    }
  }

  @Test
  void aChangedEventIsNamedAndTheOthersAreShown() throws SQLException {
    Folder folder = folder("changed");
    fill(folder);
    folder.sql(
        "UPDATE event SET json = CAST(replace(json, 'event 3', 'event 4') AS BLOB) WHERE offset = 10");
    Seen seen = Seen.verified(folder);
    assertThat(seen.damages)
        .extracting(LogFile.Damage::toString)
        .containsExactly("event 10 of feeds/prices: its checksum is wrong");
    assertThat(seen.events.getLast().offset()).isEqualTo(121);
  }

  @Test
  void aRenamedTopicAndAMissingEventAreNamed() throws SQLException {
    Folder folder = folder("renamed");
    fill(folder);
    folder.sql("UPDATE topic SET name = 'feeds/pricet' WHERE name = 'feeds/prices'");
    assertThat(Seen.verified(folder).damages)
        .extracting(LogFile.Damage::toString)
        .contains("event 4 of feeds/pricet: its id or topic has changed");
    Folder other = folder("missing");
    fill(other);
    other.sql("DELETE FROM event WHERE offset = 4");
    assertThat(Seen.verified(other).damages)
        .extracting(LogFile.Damage::what)
        .contains("a key of feeds/prices was answered with events 4 to 5, which are not there");
  }

  @Test
  void whatIsNoLogIsSaid() throws IOException {
    Folder folder = folder("none");
    Files.createDirectories(folder.dir());
    assertThat(LogFile.isIn(folder.dir())).isFalse();
    Files.writeString(folder.file(), "this is no database, ".repeat(500));
    assertThatThrownBy(() -> LogFile.open(folder.dir()))
        .isInstanceOf(EventLog.Failure.class)
        .hasMessageContaining("is no SQLite database");
  }

  /// Wherever a bit flips: what is shown is what was written, and if any of it is missing, verify
  /// says so. An open log likewise shows no event that was not written.
  @Test
  void aFlippedBitAnywhereIsFoundOrHarmless() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Folder whole = folder("whole");
    List<Publication> events = fill(whole);
    byte[] bytes = Files.readAllBytes(whole.file());
    Folder flipped = folder("flipped");
    Files.createDirectories(flipped.dir());
    int found = 0;
    for (int i = 0; i < 150; i++) {
      int bit = random.nextInt(8 * bytes.length);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(flipped.file(), bytes);
      found += isFound(flipped, events, "bit %d, seed %d".formatted(bit, seed)) ? 1 : 0;
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(found).as("seed %d: most of the file is events", seed).isGreaterThan(20);
  }

  private static boolean isFound(Folder flipped, List<Publication> events, String which) {
    try {
      Seen seen = Seen.verified(flipped);
      assertThat(events).as(which).containsAll(seen.events);
      if (seen.damages.isEmpty()) {
        assertThat(seen.events).as(which).isEqualTo(events);
      }
      return !seen.damages.isEmpty();
    } catch (EventLog.Failure refused) {
      return true;
    }
  }
}
