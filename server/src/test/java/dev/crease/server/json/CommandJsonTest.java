package dev.crease.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.law.Laws;
import dev.crease.cricket.notation.OverNotation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandJsonTest {

  private static MatchCommand read(String json) {
    return CommandJson.read(Json.parse(json), "matches/42/events");
  }

  private static Ball ball(String data) {
    return ((Bowled) read("{\"type\":\"ball\",\"data\":" + data + "}")).ball();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "4"                                        | 4
          "nb+6"                                     | nb+6
          {"runs":4}                                 | 4
          {"runs":4,"boundary":false}                | 4r
          {"wide":true,"runs":4}                     | wd+4
          {"wide":5}                                 | wd+4
          {"noball":true,"runs":6}                   | nb+6
          {"noball":true,"byes":2}                   | nb+2b
          {"legbyes":4}                              | 4lb
          {"word":"1lb"}                             | 1lb
          {}                                         | .
          {"wickets":[{"kind":"bowled"}]}            | W(bowled)
          {"wickets":[{"kind":"caught","fielders":["Halloran"]}]} | W(caught Halloran)
          {"runs":1,"wickets":[{"kind":"run out","end":"bowler"}]} | W(runout striker 1, at bowler)
          """)
  void aBallIsSaidInPartsOrInAWord(String data, String word) {
    var expected = OverNotation.read(word.replace("striker 1,", "striker,"));
    assertThat(ball(data).total()).isEqualTo(word.contains("striker 1") ? 1 : expected.total());
    assertThat(ball(data).wickets()).isEqualTo(expected.wickets());
    assertThat(ball(data).extras()).isEqualTo(expected.extras());
    if (expected.wickets().isEmpty()) {
      assertThat(ball(data)).isEqualTo(expected);
    }
  }

  @Test
  void otherCommandsAreTheFactsTheyState() {
    assertThat(read("{\"type\":\"retire\",\"data\":{\"player\":\"Silva\",\"kind\":\"hurt\"}}"))
        .isEqualTo(new Fact.Departed("Silva", Dismissal.RETIRED_HURT));
    assertThat(read("{\"type\":\"follow-on\"}")).isEqualTo(new Fact.FollowOn());
    assertThat(read("{\"type\":\"bowler\",\"data\":{\"player\":\"Boon\"},\"override\":true}"))
        .isEqualTo(new MatchCommand.Overruling(new Fact.BowlerOn("Boon", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                     | type: expected a value, was missing
          {"type":"dance"}                       | type: expected one of ball, toss, innings
          {"type":"ball"}                        | data: expected a value, was missing
          {"type":"ball","data":"44"} x          | line 1:29: expected JSON
          {"type":"ball","data":"x"}             | data: expected a ball such as
          {"type":"ball","data":{"run":4}}       | data.run: expected one of word, runs
          {"type":"ball","data":{"runs":"4"}}    | data.runs: expected a whole number, was "4"
          {"type":"ball","data":{"runs":400}}    | data.runs: expected 0 to 99, was 400
          {"type":"ball","data":{"wickets":[{"kind":"sunk"}]}} | data.wickets[0].kind: expected a way to be out
          {"type":"bowler","data":{}}            | data.player: expected a value, was missing
          []                                     | expected an object, was a list
          """)
  void badCommandsSayWhatIsWrongAndWhere(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            Json.Fault.class, fault -> assertThat(fault.text()).startsWith(message));
  }

  @Test
  void aMatchIsMadeFromAFormatAndTwoTeams() {
    var created =
        CommandJson.readCreation(
            Json.parse(
                """
                {"format":"t20","rules":{"overs":10},"venue":"The Oval",
                 "teams":[{"name":"Kent","players":["A","B"]},{"name":"Essex","short":"ESX"}]}"""),
            LocalDate.of(2026, 11, 24));
    assertThat(created.format().overs().limit()).isEqualTo(10);
    assertThat(created.format().overs().quota()).isEqualTo(4);
    assertThat(created.teams().getFirst().shortName()).isEqualTo("KEN");
    assertThat(created.info().venue()).isEqualTo("The Oval");
  }

  /// The same text makes another match on another day; what was made is written out in full.
  @ParameterizedTest
  @CsvSource({
    "'', 2026-11-24, 2026, STRIKERS_END",
    "'', 2021-06-14, 2017, BY_CROSSING",
    "2021-06-14, 2026-11-24, 2017, BY_CROSSING",
    "2022-10-02T10:30:00Z, 2026-11-24, 2022, STRIKERS_END",
    "next Sunday, 2026-11-24, 2026, STRIKERS_END"
  })
  void rulesAreThoseOfTheDayUnlessStated(
      String start, LocalDate today, String edition, MatchFormat.CaughtRule caught) {
    var text =
        """
        {"format":"T20","start":"%s","rules":{"reviews":7},"teams":[{"name":"A"},{"name":"B"}]}"""
            .formatted(start);
    var created = CommandJson.readCreation(Json.parse(text), today);
    assertThat(created.format().edition().word()).isEqualTo(edition);
    assertThat(created.format().caught()).isEqualTo(caught);
    assertThat(created.format().conditions().reviews()).isEqualTo(7);
    var event = Laws.create("m", created.format(), created.teams(), created.info());
    var kept = Json.parse(EventJson.data(event).toString());
    assertThat(((Fact.Created) EventJson.read("match", kept).fact()).format())
        .isEqualTo(created.format());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"format":"Rounders","teams":[{"name":"A"},{"name":"B"}]} | format: expected one of Test
          {"format":"T20","teams":[{"name":"A"}]}                   | teams: expected two teams
          {"format":"T20","teams":[{"name":"A"},{"name":"A"}]}      | teams: expected two teams
          {"format":"T20","rules":{"overs":-1},"teams":[{"name":"A"},{"name":"B"}]} | rules.overs: expected a rule
          """)
  void aMatchThatCannotBeIsRefused(String json, String message) {
    assertThatThrownBy(() -> CommandJson.readCreation(Json.parse(json), LocalDate.EPOCH))
        .isInstanceOfSatisfying(
            Json.Fault.class, fault -> assertThat(fault.text()).startsWith(message));
  }
}
