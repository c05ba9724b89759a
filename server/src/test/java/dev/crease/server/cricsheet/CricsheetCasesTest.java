package dev.crease.server.cricsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.notation.OverFile;
import dev.crease.server.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What files of Cricsheet are known to hold here and there, one by one: each must be read without
/// an exception and without leaving anything out, agree with a plain count and with the result that
/// it states, and be the same match when it is written and read again.
class CricsheetCasesTest {
  private static final String PLAYED =
      """
      match T20
      start 2021-06-14
      rules overs 3
      team Harbour City (HAR): Rahimi, Silva, Okoye, Grant, Patel, Dunne, Moyo, Ferreira, Lam, Voss, Quist
      team Northfield (NOR): Boon, Halloran, Wanjiru, Castle, Reyes, Thorne, Iqbal, Nash, Ueda, Zeller, Abbott
      toss Harbour City, bat
      innings Harbour City
      batters Rahimi, Silva
      1 Boon: . 4 1 wd 2 W(caught Nash) [in Okoye] .
      2 Nash: 1 . 6 nb+1 . 1lb .
      3 Boon: 1 1 . 2 W(bowled) [in Grant] 4
      innings Northfield
      batters Boon, Halloran
      1 Quist: 1 . 4 . W(lbw) [in Wanjiru] .
      2 Voss: 1 1 . 2b . 6
      3 Quist: . 1 W(runout striker) [in Castle] . 1 .
      """;

  private static final Map<String, Consumer<ObjectNode>> CASES = new LinkedHashMap<>();

  private static void add(String name, Consumer<ObjectNode> change) {
    CASES.put(name, change);
  }

  static {
    add("as it is", _ -> {});
    add(
        "nothing but what must be there",
        file -> {
          info(file).remove("players");
          info(file).remove("toss");
          info(file).remove("balls_per_over");
        });
    add(
        "numbers and texts mixed",
        file -> {
          info(file).put("season", 2021).put("match_type_number", 12);
          info(file).putObject("event").put("group", 2).put("match_number", 7).put("sub_name", "B");
          innings(file, 1).putObject("target").put("runs", 26).put("overs", 3.0);
        });
    add("texts for the same", file -> info(file).put("season", "2020/21"));
    add(
        "what is missing, said in both ways",
        file -> {
          var missing = info(file).putArray("missing");
          missing.add("player_of_match");
          missing.addObject().putObject("powerplays").putArray("1").add("mandatory");
        });
    add(
        "an uncontested toss",
        file -> ((ObjectNode) info(file).get("toss")).put("uncontested", true));
    add(
        "an uncontested toss and no more",
        file -> info(file).putObject("toss").put("uncontested", true));
    add("supersubs", file -> info(file).putObject("supersubs").put("Northfield", "Newman"));
    add("officials of all kinds", CricsheetCasesTest::officials);
    add(
        "names in other letters",
        file -> rename(file, "Boon", "Žižek O'Brien-Núñez, jr. (wk) [c]"));
    add("names of one letter and none alike", file -> rename(file, "Silva", "É"));
    add("a catch by nobody known", file -> wicket(file, 0, 0, 5).putArray("fielders").addObject());
    add(
        "a catch by a substitute without a name",
        file -> wicket(file, 0, 0, 5).putArray("fielders").addObject().put("substitute", true));
    add("a catch without fielders", file -> wicket(file, 0, 0, 5).remove("fielders"));
    add("caught and bowled", file -> kind(wicket(file, 0, 0, 5), "caught and bowled"));
    add("stumped", file -> kind(wicket(file, 0, 0, 5), "stumped"));
    add("hit wicket", file -> kind(wicket(file, 0, 0, 5), "hit wicket"));
    add("obstructing the field", file -> kind(wicket(file, 0, 0, 5), "obstructing the field"));
    add("hit the ball twice", file -> kind(wicket(file, 0, 0, 5), "hit the ball twice"));
    add("handled the ball", file -> kind(wicket(file, 0, 0, 5), "handled the ball"));
    add("retired out", file -> kind(wicket(file, 0, 0, 5), "retired out"));
    add("retired hurt", file -> kind(wicket(file, 0, 0, 5), "retired hurt"));
    add("retired not out", file -> kind(wicket(file, 0, 0, 5), "retired not out"));
    add("a review by each, with all that may be said", CricsheetCasesTest::reviews);
    add("a boundary that was none", file -> runs(file, 0, 0, 1).put("non_boundary", true));
    add("a six that was run", file -> runs(file, 0, 1, 2).put("non_boundary", true));
    add("a boundary, and that it was one", file -> runs(file, 0, 0, 1).put("non_boundary", false));
    add("powerplays past the ninth ball", CricsheetCasesTest::powerplays);
    add("a powerplay without a type", CricsheetCasesTest::powerplayWithoutType);
    add(
        "a bowler excluded at the over's start",
        file ->
            role(file, 0, 1, 0, "bowler", "Nash", "Boon", "excluded - high full pitched balls"));
    add(
        "a bowler taken off for too many overs",
        file -> role(file, 0, 2, 0, "bowler", "Boon", "Nash", "too many overs"));
    add("a replacement before the first ball", file -> replaced(file, 0, 0, 0, "Wanjiru"));
    add("a replacement in mid-over", file -> replaced(file, 0, 1, 3, "Reyes"));
    add("a replacement for nobody known", CricsheetCasesTest::nobodyLeft);
    add("absent hurt", file -> innings(file, 0).putArray("absent_hurt").add("Quist"));
    add("an over of the wrong length, listed", file -> miscount(file, "5"));
    add("an over of the wrong length, not listed", file -> miscount(file, ""));
    add("awarded", file -> outcome(file).put("winner", "Northfield").put("method", "Awarded"));
    add("conceded", file -> outcome(file).put("winner", "Northfield").put("method", "Conceded"));
    add("a winner and no margin", file -> outcome(file).put("winner", "Northfield"));
    add("no result", file -> outcome(file).put("result", "no result"));
    add(
        "no result by a method",
        file -> outcome(file).put("result", "no result").put("method", "D/L"));
    add("a tie that stands", file -> outcome(file).put("result", "tie"));
    add("won by another method", CricsheetCasesTest::otherMethod);
    add("a type nobody knows", file -> info(file).put("match_type", "T99"));
    add("no type", file -> info(file).remove("match_type"));
    add("members nobody knows", CricsheetCasesTest::unknownMembers);
  }

  static Stream<String> cases() {
    return CASES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readAsItIsAndWrittenAgain(String name) {
    var file = PlainFile.written(OverFile.read("m", PLAYED));
    outcome(file).put("winner", "Harbour City").putObject("by").put("runs", 9);
    CASES.getOrDefault(name, _ -> {}).accept(file);
    CricsheetOdditiesTest.check(file, name);
    var first = CricsheetImport.read("m", Json.parse(file.toString()));
    var facts = first.events().stream().map(event -> event.fact()).toList();
    var again = CricsheetExport.write(facts, "2021-06-14");
    var second = CricsheetImport.read("m", Json.parse(again.toString()));
    assertThat(second.events().stream().map(event -> event.fact()).toList()).isEqualTo(facts);
  }

  @ParameterizedTest
  @MethodSource("superOvers")
  void asManySuperOversAsWerePlayed(int count) {
    var script =
        new StringBuilder(
            PLAYED.replace(
                "3 Quist: . 1 W(runout striker) [in Castle] . 1 .",
                "3 Quist: 4 1 W(runout striker) [in Castle] . 6 ."));
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      var first = i % 2 == 0 ? "Northfield" : "Harbour City";
      script.append(superOver(first, i, "1 . . . . ."));
      script.append(
          superOver(
              first.equals("Northfield") ? "Harbour City" : "Northfield",
              i,
              last ? "2" : "1 . . . . ."));
    }
    var played = OverFile.read("m", script.toString());
    var file = PlainFile.written(played);
    CricsheetOdditiesTest.check(file, count + " super overs");
    var read = CricsheetImport.read("m", Json.parse(file.toString()));
    assertThat(read.match().result()).isEqualTo(played.match().result());
    file.get("innings").forEach(innings -> ((ObjectNode) innings).remove("super_over"));
    CricsheetOdditiesTest.check(file, count + " super overs, not called so");
  }

  static Stream<Integer> superOvers() {
    return Stream.of(1, 2, 3, 4);
  }

  private static String superOver(String team, int number, String balls) {
    boolean north = team.equals("Northfield");
    var batters = north ? "Boon, Halloran" : "Rahimi, Silva";
    var bowler = north ? (number % 2 == 0 ? "Quist" : "Voss") : number % 2 == 0 ? "Nash" : "Abbott";
    return "super over %s\nbatters %s\n1 %s: %s\n".formatted(team, batters, bowler, balls);
  }

  @ParameterizedTest
  @MethodSource("superOvers")
  void aBowlOutIsReadBallByBall(int balls) {
    var file = PlainFile.written(OverFile.read("m", PLAYED));
    outcome(file).put("result", "tie").put("bowl_out", "Northfield");
    var list = info(file).putArray("bowl_out");
    for (int i = 0; i < balls; i++) {
      list.addObject().put("bowler", "Quist").put("outcome", "miss");
      list.addObject().put("bowler", "Boon").put("outcome", "hit");
    }
    CricsheetOdditiesTest.check(file, balls + " balls each");
    var read = CricsheetImport.read("m", Json.parse(file.toString()));
    assertThat(read.match().bowlOut().hits()).containsExactly(0, balls);
    var facts = read.events().stream().map(event -> event.fact()).toList();
    assertThat(facts.stream().filter(Fact.BowlOutBall.class::isInstance)).hasSize(2 * balls);
    assertThat(CricsheetExport.write(facts, "2021-06-14").get("info").get("bowl_out"))
        .isEqualTo(list);
  }

  // the changes

  private static ObjectNode info(ObjectNode file) {
    return (ObjectNode) file.get("info");
  }

  private static ObjectNode outcome(ObjectNode file) {
    return info(file).putObject("outcome");
  }

  private static ObjectNode innings(ObjectNode file, int number) {
    return (ObjectNode) file.get("innings").get(number);
  }

  private static ObjectNode delivery(ObjectNode file, int innings, int over, int ball) {
    return (ObjectNode) innings(file, innings).get("overs").get(over).get("deliveries").get(ball);
  }

  private static ObjectNode runs(ObjectNode file, int innings, int over, int ball) {
    return (ObjectNode) delivery(file, innings, over, ball).get("runs");
  }

  private static ObjectNode wicket(ObjectNode file, int innings, int over, int ball) {
    return (ObjectNode) delivery(file, innings, over, ball).get("wickets").get(0);
  }

  private static void kind(ObjectNode wicket, String kind) {
    wicket.put("kind", kind).remove("fielders");
  }

  private static void officials(ObjectNode file) {
    var officials = info(file).putObject("officials");
    officials.putArray("umpires").add("A. Webb").add("L. Ray");
    officials.putArray("tv_umpires").add("T. Vee");
    officials.putArray("reserve_umpires").add("R. Zerve");
    officials.putArray("match_referees").add("M. Ref");
    info(file).putObject("registry").putObject("people").put("A. Webb", "01234567");
    info(file).putArray("player_of_match").add("Rahimi").add("Boon");
  }

  private static void rename(ObjectNode file, String from, String to) {
    var text = file.toString().replace('"' + from + '"', '"' + to + '"');
    file.setAll((ObjectNode) Json.parse(text).node());
  }

  private static void reviews(ObjectNode file) {
    int ball = 0;
    for (var decision : new String[] {"struck down", "upheld", "technical failure"}) {
      delivery(file, 0, 0, ball++)
          .putObject("review")
          .put("by", "Northfield")
          .put("umpire", "A. Webb")
          .put("batter", "Rahimi")
          .put("decision", decision)
          .put("umpires_call", ball == 1)
          .put("type", "wicket");
    }
    delivery(file, 1, 0, 0).putObject("review").put("by", "Harbour City").put("decision", "upheld");
  }

  private static void powerplays(ObjectNode file) {
    var list = innings(file, 0).putArray("powerplays");
    list.addObject().put("from", 0.1).put("to", 0.6).put("type", "mandatory");
    list.addObject().put("from", 1.1).put("to", 1.19).put("type", "batting");
    list.addObject().put("from", 2.1).put("to", 2.6).put("type", "fielding");
  }

  private static void powerplayWithoutType(ObjectNode file) {
    innings(file, 0).putArray("powerplays").addObject().put("from", 0.1).put("to", 1);
  }

  private static void role(
      ObjectNode file,
      int innings,
      int over,
      int ball,
      String role,
      String in,
      String out,
      String why) {
    replacements(delivery(file, innings, over, ball))
        .putArray("role")
        .addObject()
        .put("in", in)
        .put("out", out)
        .put("role", role)
        .put("reason", why);
  }

  private static ObjectNode replacements(ObjectNode delivery) {
    return delivery.putObject("replacements");
  }

  private static void replaced(ObjectNode file, int innings, int over, int ball, String out) {
    ((ArrayNode) info(file).get("players").get("Northfield")).add("Newman");
    replacements(delivery(file, innings, over, ball))
        .putArray("match")
        .addObject()
        .put("in", "Newman")
        .put("out", out)
        .put("team", "Northfield")
        .put("reason", "concussion_substitute");
    rename((ObjectNode) file.get("innings").get(1), out, "Newman");
  }

  private static void nobodyLeft(ObjectNode file) {
    replacements(delivery(file, 0, 1, 0))
        .putArray("match")
        .addObject()
        .put("in", "Newman")
        .put("team", "Northfield")
        .put("reason", "unknown");
  }

  /// One ball less in the second over.
  private static void miscount(ObjectNode file, String listed) {
    var deliveries = (ArrayNode) innings(file, 0).get("overs").get(1).get("deliveries");
    deliveries.remove(deliveries.size() - 1);
    if (!listed.isEmpty()) {
      innings(file, 0)
          .putObject("miscounted_overs")
          .putObject("1")
          .put("balls", listed)
          .put("umpire", "L. Ray");
    }
  }

  private static void otherMethod(ObjectNode file) {
    outcome(file).put("winner", "Harbour City").put("method", "VJD").putObject("by").put("runs", 3);
    innings(file, 1).putObject("target").put("runs", 22).put("overs", 3);
  }

  private static void unknownMembers(ObjectNode file) {
    info(file).putObject("weather").put("rain", true);
    file.putObject("meta")
        .put("data_version", "1.3.0")
        .put("created", "2026-01-01")
        .put("revision", 9);
  }
}
