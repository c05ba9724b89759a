package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MatchFileTest {
  private static final String JSON =
      """
      {"info":{"balls_per_over":6,"dates":["2024-05-01"],"match_type":"T20","overs":20,
        "outcome":{"result":"no result"},"teams":["A","B"],
        "players":{"A":["a1","a2","a3"],"B":["b1","b2"]},
        "toss":{"winner":"A","decision":"bat"}},
       "innings":[{"team":"A","overs":[{"over":0,"deliveries":[
         {"batter":"a1","bowler":"b1","non_striker":"a2","runs":{"batter":1,"extras":0,"total":1}}]}]}]}
      """;

  @Test
  void aSmallMatchIsRead() throws MatchFile.Malformed {
    var match = MatchFile.read("f", "id", JSON.getBytes(StandardCharsets.UTF_8)).match();
    assertThat(match.score().text()).isEqualTo("A 1/0 (0.1 ov), No result");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "total":1      | "total":2         | runs.total: expected batter + extras = 1, was 2
          "batter":1,    | "batter":"one",   | runs.batter: expected a whole number, was "one"
          "T20"          | 20                | info.match_type: expected a text, was 20
          "2024-05-01"   | "May"             | info.dates[0]: expected a date such as 2019-07-14, was "May"
          "team":"A"     | "team":"C"        | innings[0].team: expected one of the teams, A or B, was "C"
          "bowler":"b1", |                   | deliveries[0].bowler: expected a value, was missing
          "no result"    | "washout"         | info.outcome.result: expected draw, no result or tie, was "washout"
          ["A","B"]      | ["A"]             | info.teams: expected two different names, was a list
          {"info"        | {{"info"          | line 1:
          """)
  void aFaultNamesItsPlaceAndWhatWasExpected(String what, String instead, String message) {
    var broken = JSON.replace(what, instead == null ? "" : instead);
    assertThatThrownBy(
            () -> MatchFile.read("f.json", "id", broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MatchFile.Malformed.class)
        .hasMessageStartingWith("f.json: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileThatIsNotThereIsAFaultToo(@TempDir Path folder) {
    assertThatThrownBy(() -> MatchFile.read(folder.resolve("no.over")))
        .hasMessageEndingWith("no.over: expected a file, there is none");
    assertThatThrownBy(() -> MatchFile.read(folder)).hasMessageContaining("a directory");
  }

  /// Cut, swapped and overwritten files are read or are malformed, and nothing else ever happens.
  @ParameterizedTest
  @MethodSource("dev.crease.server.RealMatches#all")
  void garbledFilesNeverBreakTheReader(RealMatches.RealMatch real) {
    long seed = Long.getLong("seed", real.id().hashCode());
    var random = new Random(seed);
    var whole = RealMatches.bytes(real.file());
    for (int i = 0; i < 30; i++) {
      var garbled = garble(whole, random);
      try {
        assertThat(MatchFile.read("f", "id", garbled).events()).isNotEmpty();
      } catch (MatchFile.Malformed e) {
        assertThat(e.getMessage()).as("seed %d", seed).startsWith("f: ").doesNotContain("\n");
      }
    }
  }

  private static byte[] garble(byte[] whole, Random random) {
    var garbled = whole.clone();
    int at = random.nextInt(garbled.length);
    switch (random.nextInt(4)) {
      case 0 -> garbled = Arrays.copyOf(garbled, at);
      case 1 -> garbled[at] = (byte) random.nextInt(256);
      case 2 -> {
        int other = random.nextInt(garbled.length);
        int length = Math.min(60, garbled.length - Math.max(at, other));
        System.arraycopy(whole, other, garbled, at, length);
      }
      default -> {
        for (int i = at; i < Math.min(garbled.length, at + 400); i++) {
          if (garbled[i] >= '0' && garbled[i] <= '9') {
            garbled[i] = (byte) ('0' + random.nextInt(10));
          }
        }
      }
    }
    return garbled;
  }
}
