package dev.crease.server.cricsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Scorecard;
import dev.crease.server.RealMatches;
import dev.crease.server.RealMatches.RealMatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cards that were published, compared row by row. They lie in the folder `scorecards` beside that
/// of `-Dcricsheet`; of a match without one, and so of the repository's own, the bowlers are held
/// to the innings instead.
class PublishedCardsTest {
  private static final String MATCHES = "dev.crease.server.RealMatches#all";

  @ParameterizedTest
  @MethodSource(MATCHES)
  void everyPublishedRowIsOurs(RealMatch real) {
    var card = real.scoring().match().scorecard();
    var innings = card.innings().stream().filter(each -> !each.superOver()).toList();
    var batting = rows(real, "batting");
    var bowling = rows(real, "bowling");
    if (batting.isEmpty()) {
      innings.forEach(PublishedCardsTest::check);
      return;
    }
    var missing = new ArrayList<String>();
    for (var row : batting) {
      int number = number(row.getLast());
      if (number < innings.size() && row.get(3).matches("\\d+")) {
        var figures = row.get(3) + " (" + row.get(4) + ")";
        missing(number, row, figures, ours(innings.get(number)), missing);
      }
    }
    for (var row : bowling) {
      int number = number(row.getLast());
      if (number < innings.size()) {
        int last = row.size() - 1;
        var figures =
            String.join("-", row.subList(2, 6)) + " " + row.get(last - 2) + " " + row.get(last - 1);
        missing(number, row, figures, bowlers(innings.get(number)), missing);
      }
    }
    assertThat(missing).isEmpty();
  }

  /// A player whose name is spelt otherwise there is known by his figures.
  private static void missing(
      int innings, List<String> row, String figures, List<String> ours, List<String> missing) {
    var name = name(row.getFirst());
    boolean named = ours.stream().anyMatch(line -> line.startsWith(name + " "));
    if (ours.stream()
        .noneMatch(named ? (name + " " + figures)::equals : line -> line.endsWith(" " + figures))) {
      missing.add("%d: %s %s".formatted(innings, name, figures));
    }
  }

  private static void check(Scorecard.Innings innings) {
    int debited = innings.bowling().stream().mapToInt(Scorecard.Bowling::runs).sum();
    var extras = innings.extras();
    assertThat(debited + extras.byes() + extras.legbyes() + extras.penalty())
        .isEqualTo(innings.runs());
  }

  private static List<String> ours(Scorecard.Innings innings) {
    return innings.batting().stream()
        .map(line -> "%s %d (%d)".formatted(line.player(), line.runs(), line.balls()))
        .toList();
  }

  private static List<String> bowlers(Scorecard.Innings innings) {
    return innings.bowling().stream()
        .map(
            line ->
                "%s %s-%d-%d-%d %d %d"
                    .formatted(
                        line.player(),
                        line.overs(),
                        line.maidens(),
                        line.runs(),
                        line.wickets(),
                        line.wides(),
                        line.noballs()))
        .toList();
  }

  private static int number(String text) {
    return text.matches("\\d+") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  private static String name(String text) {
    return text.replaceAll("[†\\u00a0]|\\(c\\)", "").strip();
  }

  private static List<List<String>> rows(RealMatch real, String kind) {
    var folder = System.getProperty("cricsheet", "");
    var file =
        Path.of(folder.isEmpty() ? "none" : folder)
            .resolveSibling("scorecards")
            .resolve(kind)
            .resolve(real.id() + ".csv");
    if (!Files.exists(file)) {
      return List.of();
    }
    var text = new String(RealMatches.bytes(file), StandardCharsets.UTF_8);
    return text.lines()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList(); // none is quoted
  }
}
