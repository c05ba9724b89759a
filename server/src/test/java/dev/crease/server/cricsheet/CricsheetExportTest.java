package dev.crease.server.cricsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Result;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.ledger.Ledger;
import dev.crease.cricket.ledger.Ruling;
import dev.crease.server.RealMatches;
import dev.crease.server.RealMatches.RealMatch;
import dev.crease.server.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A match that is written as a Cricsheet file and read again.
class CricsheetExportTest {
  private static final int CORRECTIONS = 20;
  private static final String MATCHES = "dev.crease.server.RealMatches#all";

  static JsonNode export(List<MatchEvent> events) {
    List<Fact> facts = events.stream().map(MatchEvent::fact).toList();
    return Json.parse(CricsheetExport.write(facts, "2020-01-02").toString()).node();
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void anExportIsTheMatchAgain(RealMatch real) {
    var scoring = real.scoring();
    var again = CricsheetImport.read(real.id(), new Json("", export(scoring.events())));
    assertThat(again.match().scorecard()).isEqualTo(scoring.match().scorecard());
    assertThat(again.events()).isEqualTo(scoring.events());
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void everyMemberOfTheFileIsThereAgain(RealMatch real) {
    if (real.outcome().isEmpty()) {
      return; // the repository's own match comes in over notation
    }
    var file = Json.parse(RealMatches.bytes(real.file())).node();
    var lost = new ArrayList<String>();
    compare("", file, export(real.scoring().events()), lost);
    assertThat(lost).isEmpty();
  }

  /// One small file that has every member the format knows, and some that it does not.
  @Test
  void everyMemberOfTheFormatIsThereAgain() {
    var file =
        Json.parse(RealMatches.bytes(Path.of("src/test/resources/cricsheet/every-field.json")));
    var scoring = CricsheetImport.read("every", file);
    var lost = new ArrayList<String>();
    compare("", file.node(), export(scoring.events()), lost);
    assertThat(lost).isEmpty();
    var again = CricsheetImport.read("every", new Json("", export(scoring.events())));
    assertThat(again.events()).isEqualTo(scoring.events());
    var info = scoring.match().info();
    assertThat(info.competition()).isEqualTo("County Cup");
    assertThat(info.notes()).containsEntry("umpires", "A Webb, L Ray").containsEntry("group", "2");
    assertThat(info.people()).containsEntry("A Webb", "44ee55ff");
    assertThat(scoring.match().result().text())
        .isEqualTo("Match tied (D/L); Northvale won the bowl-out");
  }

  /// Twenty balls that were wrong, and their corrections: what is taken away is the match as it
  /// should have been. The seed is the match's name.
  @ParameterizedTest
  @MethodSource(MATCHES)
  void anExportAfterCorrectionsIsTheMatchAsItShouldHaveBeen(RealMatch real) {
    var ledger = corrected(real);
    var again = CricsheetImport.read(real.id(), new Json("", export(ledger.events())));
    assertThat(again.match().scorecard()).isEqualTo(ledger.match().scorecard());
  }

  private static Ledger corrected(RealMatch real) {
    var ledger = Ledger.EMPTY;
    var balls = new ArrayList<String>();
    int number = 0;
    for (var event : real.scoring().events()) {
      number++;
      ledger = ledger.after("e" + number, event);
      if (event.fact() instanceof Fact.Delivery) {
        balls.add("e" + number);
      }
    }
    var random = new Random(real.id().hashCode());
    for (int i = 0; i < CORRECTIONS; i++) {
      var of = balls.get(random.nextInt(balls.size()));
      var instead = MatchCommand.Bowled.of(Ball.runs(random.nextInt(5)));
      if (ledger.rule(Correction.replacing(of, instead)) instanceof Ruling.Made(var event)) {
        var next = ledger.after("c" + i, event);
        ledger = pointless(next.match()) ? ledger : next;
      }
    }
    return ledger;
  }

  /// A super over after a match that was no tie: nobody could have played it.
  private static boolean pointless(Match match) {
    return match.allInnings().stream().anyMatch(Innings::superOver)
        && !(match.result() instanceof Result.Tied);
  }

  /// Numbers may be texts, as Cricsheet itself mixes them. What the export adds is no loss.
  private static void compare(String place, JsonNode file, JsonNode ours, List<String> lost) {
    if (place.startsWith("/info/players/") && file.isArray()) {
      if (!names(file).equals(names(ours))) {
        lost.add("%s: %s, was %s".formatted(place, file, ours));
      }
      return;
    }
    if (file.isObject()) {
      for (var name : file.propertyNames()) {
        compare(place + "/" + name, file.get(name), ours.path(name), lost);
      }
    } else if (file.isArray() && file.size() == ours.size()) {
      for (int i = 0; i < file.size(); i++) {
        compare(place + "/" + i, file.get(i), ours.get(i), lost);
      }
    } else if (!text(file).equals(text(ours))) {
      lost.add("%s: %s, was %s".formatted(place, file, ours));
    }
  }

  /// Those who came in for others are at the end of ours, wherever the file had them.
  private static List<String> names(JsonNode players) {
    return new Json("", players).list().stream().map(Json::text).sorted().toList();
  }

  private static String text(JsonNode node) {
    return node.isNumber()
        ? node.decimalValue().stripTrailingZeros().toPlainString()
        : node.isString() ? node.stringValue() : node.toString();
  }
}
