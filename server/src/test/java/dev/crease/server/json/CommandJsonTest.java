package dev.crease.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchCommand.Reading;
import dev.crease.cricket.MatchCommand.ScoreCheck;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.Result;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Laws;
import dev.crease.cricket.law.Note;
import dev.crease.cricket.notation.OverNotation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          {"runs":1,"short":1}                       | 1+1short
          {"short":"deliberate"}                     | deliberate
          {"notInOver":"dead"}                       | not(dead)
          {"runs":1,"penalty":5,"notInOver":"28.2"}  | 1+5pen+not(28.2)
          {"runs":4,"shot":{"stroke":"cut","angle":90,"distance":100,"line":"off","length":"short","speed":138}} | 4+shot(cut/90/100/off/short/138)
          {"shot":{"length":"yorker"}}               | shot(-/-/-/-/yorker/-)
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1+1short",
        "deliberate",
        "nb+deliberate",
        "not(dead)",
        "5pen+not(24.4)",
        "4+shot(cut/90/100/off/short/138)",
        "W(obstructing the field striker, by Nash)"
      })
  void everyBallReadsBackAsACommandAndAsAnEvent(String word) {
    var command = Bowled.of(OverNotation.read(word));
    assertThat(CommandJson.readWithin(Json.parse(CommandJson.write(command).toString())))
        .isEqualTo(command);
    var delivery = new Fact.Delivery(1, 2, 3, "A", "B", "C", command.ball(), false);
    var event = new MatchEvent(delivery, "words", Score.NONE);
    var data =
        EventJson.data(event, List.of(new Note("17.6", "twice.", Note.Strength.ODD)), Match.NONE);
    assertThat(data.get("notes").toString())
        .isEqualTo("[{\"law\":\"17.6\",\"text\":\"Law 17.6: twice.\",\"strength\":\"odd\"}]");
    assertThat(EventJson.read("ball", Json.parse(data.toString()))).isEqualTo(event);
  }

  @Test
  void everyTypeOfTheContractIsKnown() {
    assertThat(String.join(" ", Vocabulary.types()))
        .isEqualTo(
            "toss innings batters batter bowler ball strike retire resume penalty over review"
                + " replace powerplay interval stop revise innings-end follow-on bowl-out result"
                + " commentary void replace-event insert score-check");
    assertThat(Vocabulary.members()).hasSameSizeAs(Vocabulary.types());
  }

  @Test
  void whatScorersDoReadsBack() {
    var sana = new Scorer("sana", "Sana");
    var until = Instant.parse("2026-11-24T10:01:02.345Z");
    for (var fact :
        List.of(
            new Fact.Claimed(sana, Scorer.NONE, 1),
            new Fact.HandoverArmed(sana, 1, "00ff", until),
            new Fact.HandoverEnded(1),
            new Fact.Taken(new Scorer("ravi", "Ravi"), sana, 2),
            new Fact.Released(sana, 2),
            new Fact.BooksCompared(
                sana, 1, 16, "00000000", List.of(new Fact.Differing("15.2", "1", ""))),
            new Fact.Corrected(
                MatchCommand.Correction.voiding("k1-7"),
                "15.2",
                List.of("a line"),
                List.of(new Fact.Notice("batter", 50, 1, "15.2", "Rahimi")),
                List.of(new Fact.Notice("result", 0, 2, "", "Harbour City won"))))) {
      var event = new MatchEvent(fact, "words", Score.NONE);
      var json = Json.parse(EventJson.data(event).toString());
      assertThat(EventJson.read(EventJson.type(event), json)).isEqualTo(event);
    }
    var check = new ScoreCheck(1, 16, "00000000", List.of(new Reading("1lb", "Rahimi", "")));
    assertThat(read(CommandJson.write(check).toString())).isEqualTo(check);
  }

  @Test
  void resultThatIsUndoneReadsBack() {
    var event = new MatchEvent(new Fact.ResultDeclared(new Result.Pending()), "undone", Score.NONE);
    var read = EventJson.read("result", Json.parse(EventJson.data(event).toString()));
    assertThat(read).isEqualTo(event);
    var won = new Result.Won("A", new Result.Margin.PenaltyRuns(), "");
    var other = new MatchEvent(new Fact.ResultDeclared(won), "", Score.NONE);
    assertThat(EventJson.read("result", Json.parse(EventJson.data(other).toString())).fact())
        .isEqualTo(other.fact());
  }

  @Test
  void otherCommandsAreTheFactsTheyState() {
    assertThat(read("{\"type\":\"retire\",\"data\":{\"player\":\"Silva\",\"kind\":\"hurt\"}}"))
        .isEqualTo(new Fact.Departed("Silva", Dismissal.RETIRED_HURT));
    assertThat(read("{\"type\":\"bowl-out\",\"data\":{\"bowler\":\"Boon\",\"hit\":true}}"))
        .isEqualTo(new Fact.BowlOutBall("", "Boon", true));
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
          {"type":"dance"}                       | type: expected one of toss, innings, batters, batter, bowler, ball, strike, retire, resume, penalty, over, review, replace, powerplay, interval, stop, revise, innings-end, follow-on, bowl-out, result, commentary, void, replace-event, insert, score-check, was "dance"
          {"type":"ball"}                        | data: expected a value, was missing
          {"type":"ball","data":"44"} x          | line 1:29: expected JSON
          {"type":"ball","data":"x"}             | data: expected a ball such as
          {"type":"ball","data":{"run":4}}       | data.run: expected one of word, runs
          {"type":"ball","data":{"runs":"4"}}    | data.runs: expected a whole number, was "4"
          {"type":"ball","data":{"runs":400}}    | data.runs: expected 0 to 99, was 400
          {"type":"ball","data":{"wickets":[{"kind":"sunk"}]}} | data.wickets[0].kind: expected a way to be out
          {"type":"bowler","data":{"name":"Boon"}} | data.name: expected one of player, reason, was "name"
          {"type":"follow-on","data":{"x":1}}    | data.x: expected one of
          {"type":"retire","data":{"player":"A","how":"hurt"}} | data.how: expected one of player, kind
          {"type":"void","data":{"off":"k1-2"}}  | data.off: expected one of of, reason
          {"type":"ball","data":{"short":"some"}} | data.short: expected 0 to 9, or "deliberate", was "some"
          {"type":"ball","data":{"short":10}}    | data.short: expected 0 to 9, or "deliberate", was 10
          {"type":"ball","data":{"notInOver":"17"}} | data.notInOver: expected one of dead, 24.4, 28.2, 41.4, 41.5, was "17"
          {"type":"ball","data":{"shot":{"angle":400}}} | data.shot: expected a shot (an angle is up to 359, was: 400)
          {"type":"ball","data":{"shot":{"colour":1}}} | data.shot.colour: expected one of stroke, angle
          {"type":"bowler","data":{}}            | data.player: expected a value, was missing
          {"type":"score-check","data":{"innings":1,"over":1,"hash":"xyz"}} | data.hash: expected eight hexadecimal digits for each ball
          {"type":"score-check","data":{"innings":1,"over":1,"hash":"00000000","balls":[]}} | data.balls: expected one for each ball of the hash, at most 100, was 0 for 1
          {"type":"score-check","data":{"innings":1,"over":1,"hash":"00000000","balls":["x"]}} | data.balls[0]: expected a ball such as
          {"type":"insert","data":{"after":"k1-1","with":{"type":"score-check"}}} | data.with.type: expected what happened
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
                 "teams":[{"name":"Kent","players":["A","B"]},{"name":"Essex","short":"ESX"}]}\
                """),
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
        {"format":"T20","start":"%s","rules":{"reviews":7},"teams":[{"name":"A"},{"name":"B"}]}\
        """
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
