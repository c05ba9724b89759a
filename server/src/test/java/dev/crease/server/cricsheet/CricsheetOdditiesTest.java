package dev.crease.server.cricsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.law.Scoring;
import dev.crease.server.RealMatches.RealMatch;
import dev.crease.server.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Real files with what other real files hold: no exception, nothing left out, the cards of a plain
/// second count, the file's own result. The seed is in the failure's words; `-Dseed=` plays one
/// alone, `-Drounds=` more of them.
class CricsheetOdditiesTest {
  private static final String MATCHES = "dev.crease.server.RealMatches#all";

  @ParameterizedTest
  @MethodSource(MATCHES)
  void importTakesWhateverFilesHold(RealMatch real) {
    var base = PlainFile.of(real);
    boolean few = base.toString().length() > 150_000;
    int rounds = Integer.getInteger("rounds", few ? 2 : 12);
    long first = Long.getLong("seed", 0);
    for (long seed = first; seed < first + (Long.getLong("seed") == null ? rounds : 1); seed++) {
      var file = base.deepCopy();
      var oddities = new Oddities(new Random(seed * 31 + real.id().hashCode()), file);
      oddities.some();
      oddities.recount();
      check(file, "%s seed %d, oddities %s".formatted(real.id(), seed, oddities.done()));
    }
  }

  /// Reads a file: nothing may be left out, and all must be as a plain count has it.
  static void check(ObjectNode file, String what) {
    Scoring scoring;
    try {
      scoring = CricsheetImport.read("odd", Json.parse(file.toString()));
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
    var remarks =
        scoring.events().stream()
            .filter(event -> event.fact() instanceof Fact.Remark)
            .map(event -> event.text())
            .toList();
    assertThat(remarks).as(what).isEmpty();
    int balls = file.get("info").path("balls_per_over").asInt(6);
    var card = scoring.match().scorecard();
    assertThat(card.innings()).as(what).hasSize(file.get("innings").size());
    for (int i = 0; i < card.innings().size(); i++) {
      var count = new PlainCount(file.get("innings").get(i), balls);
      assertThat(lines(card.innings().get(i))).as(what).isEqualTo(count.lines());
    }
    assertThat(card.result().text()).as(what).startsWith(sentence(file.get("info").get("outcome")));
  }

  private static List<String> lines(Scorecard.Innings innings) {
    var lines = new ArrayList<String>();
    lines.add("%d/%d %d".formatted(innings.runs(), innings.wickets(), innings.balls()));
    for (var line : innings.batting()) {
      if (line.balls() > 0 || line.runs() > 0) {
        lines.add("%s %d (%d)".formatted(line.player(), line.runs(), line.balls()));
      }
    }
    for (var line : innings.bowling()) {
      lines.add(
          "%s %s-%d-%d-%d %d %d"
              .formatted(
                  line.player(),
                  line.overs(),
                  line.maidens(),
                  line.runs(),
                  line.wickets(),
                  line.wides(),
                  line.noballs()));
    }
    return lines.stream().sorted().toList();
  }

  private static String sentence(JsonNode outcome) {
    if (outcome.has("winner")) {
      return outcome.get("winner").asString() + " won" + margin(outcome.path("by"));
    }
    return switch (outcome.path("result").asString("")) {
      case "draw" -> "Match drawn";
      case "no result" -> "No result";
      default -> "Match tied";
    };
  }

  private static String margin(JsonNode by) {
    if (by.has("wickets")) {
      return " by %d wicket".formatted(by.get("wickets").intValue());
    }
    if (by.has("innings")) {
      return " by an innings and %d run".formatted(by.get("runs").intValue());
    }
    return by.has("runs") ? " by %d run".formatted(by.get("runs").intValue()) : "";
  }
}
