package dev.crease.log.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left when the process dies without a word. The power's going is not tested here: that
/// takes a disk that forgets what was not synced.
class KillTest {
  @TempDir Path dir;

  @Test
  void aKilledProcessLosesNothingThatItAnswered() throws Exception {
    Set<String> answered = new HashSet<>();
    String epoch = "";
    for (int round = 1; round <= 3; round++) {
      answered.addAll(appendUntilKilled(200 * round));
      try (SqliteLog log = new Folder(dir).open()) {
        List<Publication> kept = everything(log);
        assertThat(jsons(kept)).containsAll(answered);
        assertThat(Folder.offsets(kept))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, kept.size()).boxed().toList());
        assertThat(log.head().offset()).isEqualTo(kept.size());
        assertThat(epoch).isIn("", log.epoch());
        epoch = log.epoch();
      }
    }
  }

  @Test
  void aWriteAheadLogTornAnywhereGivesABeginningOfTheLog() throws Exception {
    Random random = new Random(42);
    Path copy = Files.createDirectory(dir.resolve("copy"));
    try (SqliteLog log = new Folder(dir).open()) {
      for (int i = 0; i < 100; i++) {
        log.append(Folder.many(Folder.MATCH, 3));
      }
      List<Publication> whole = everything(log);
      byte[] ahead = Files.readAllBytes(dir.resolve("crease.db-wal"));
      for (int round = 0; round < 30; round++) {
        Files.copy(
            dir.resolve("crease.db"),
            copy.resolve("crease.db"),
            StandardCopyOption.REPLACE_EXISTING);
        Files.write(copy.resolve("crease.db-wal"), torn(ahead, random));
        try (SqliteLog cut = new Folder(copy).open()) {
          List<Publication> kept = everything(cut);
          assertThat(kept).isEqualTo(whole.subList(0, kept.size()));
          assertThat(kept.size() % 3).isZero();
        }
      }
    }
  }

  /// Good up to somewhere, then either nothing or garbage.
  private static byte[] torn(byte[] whole, Random random) {
    byte[] good = Arrays.copyOf(whole, random.nextInt(whole.length));
    if (random.nextBoolean()) {
      return good;
    }
    byte[] garbage = new byte[whole.length];
    random.nextBytes(garbage);
    System.arraycopy(good, 0, garbage, 0, good.length);
    return garbage;
  }

  @Test
  void aSecondProcessIsRefusedEvenAfterASecondOpenerWas() throws Exception {
    Folder folder = new Folder(dir);
    try (SqliteLog _ = folder.open()) {
      assertThat(refusal(folder)).contains("is open in this process");
      Process child = start();
      try (BufferedReader out = child.inputReader(UTF_8)) {
        assertThat(out.readLine()).contains("is open in another process");
      }
      assertThat(child.waitFor()).isZero();
    }
  }

  private static String refusal(Folder folder) {
    try (SqliteLog log = folder.open()) {
      return "opened " + log.epoch();
    } catch (EventLog.Failure e) {
      return String.valueOf(e.getMessage());
    }
  }

  private List<String> appendUntilKilled(int count) throws IOException, InterruptedException {
    Process child = start();
    List<String> answered = new ArrayList<>();
    try (BufferedReader out = child.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.endsWith(";")) {
          answered.add(line.substring(0, line.length() - 1));
        }
        if (answered.size() == count) {
          // By its handle, which leaves the pipe open: what was answered before is still in it.
          child.toHandle().destroyForcibly();
        }
      }
    }
    child.waitFor();
    assertThat(answered).hasSizeGreaterThanOrEqualTo(count);
    return answered;
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AppendUntilKilled.class.getName(),
            dir.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<Publication> everything(SqliteLog log) {
    return log.topics("", "", 1000).stream()
        .flatMap(topic -> Folder.all(log, topic).stream())
        .sorted(Comparator.comparingLong(Publication::offset))
        .toList();
  }

  private static List<String> jsons(List<Publication> publications) {
    return publications.stream().map(publication -> publication.json().toString()).toList();
  }
}
