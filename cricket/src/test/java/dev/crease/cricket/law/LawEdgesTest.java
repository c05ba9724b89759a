package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.Overs;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import dev.crease.cricket.Toss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where each rule begins and ends: the last number that is lawful and the first that is not.
class LawEdgesTest {
  private static final MatchFormat TINY = MatchFormat.T20.withOvers(new Overs(1, 2, 1, 0, 0));

  private static Play level(TieRule tie, String... second) {
    var play = Play.begun(TINY.withTie(tie)).balls("4", "1");
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Boon", "Halloran"));
    play.bowler("Quist").balls(second[0]);
    if (play.match().striker().isEmpty()) {
      play.in("Nash");
    }
    return play.balls(second[1]);
  }

  @Test
  void fewerWicketsWinALevelMatchWhereTheyCount() {
    assertThat(level(TieRule.FEWER_WICKETS, "4", "1+W(runout nonstriker)").match().result().text())
        .isEqualTo("Harbour City won having lost fewer wickets");
    assertThat(level(TieRule.FEWER_WICKETS, "4", "1").match().result())
        .isEqualTo(new Result.Tied(new TieBreak.Stands(), ""));
    assertThat(level(TieRule.STANDS, "4", "1").match().result().text()).isEqualTo("Match tied");
    assertThat(level(TieRule.BOWL_OUT, "4", "1").match().result().known()).isFalse();
  }

  @Test
  void boundariesDecideATiedSuperOverWhereTheyCount() {
    var play = level(TieRule.SUPER_OVER_THEN_BOUNDARIES, "2", "3");
    superOver(play, "Boon", "Halloran", "Quist");
    superOver(play, "Rahimi", "Silva", "Abbott");
    assertThat(play.match().result().text())
        .isEqualTo("Match tied; super over tied; Harbour City won on boundary count (1 to 0)");
  }

  private static void superOver(Play play, String one, String other, String bowler) {
    play.ok(new Fact.InningsBegun("", true)).ok(new Fact.Openers(one, other)).bowler(bowler);
    play.balls("1", "1");
  }

  @Test
  void superOverIsForALevelMatchThatPlaysOne() {
    var due = new Fact.InningsBegun("", true);
    assertThat(Play.of(TINY).refused(due).law()).isEqualTo("playing conditions");
    assertThat(level(TieRule.BOWL_OUT, "4", "1").refused(due).law())
        .isEqualTo("playing conditions");
    level(TieRule.SUPER_OVERS, "4", "1").ok(due);
  }

  @Test
  void sideThatWasSentInBatsFirst() {
    var play = Play.of(TINY).ok(new Fact.TossMade(new Toss("HAR", Toss.Choice.FIELD, false)));
    assertThat(play.ok(new Fact.InningsBegun("", false)).match().batting().name())
        .isEqualTo("Northfield");
  }

  @Test
  void sidesBatInTurnsAndMayBeNamed() {
    var play = Play.begun(TINY).balls("1", "1");
    assertThat(play.refused(new Fact.InningsBegun("HAR", false)).law()).isEqualTo("13.1");
    assertThat(play.refused(new Fact.InningsBegun("Kent", false)).impossible()).isTrue();
    assertThat(play.refused(new Fact.FollowOn()).law()).isEqualTo("14.1");
    play.ok(new Fact.InningsBegun("NOR", false));
    assertThat(play.refused(new Fact.InningsBegun("", false)).law()).isEqualTo("13.3");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "20, true", "21, false"})
  void overHasNoughtToTwentyBalls(int balls, boolean lawful) {
    var play = Play.t20();
    boolean taken = play.scoring().say(new Fact.OverCounted(balls)) instanceof Decision.Accepted;
    assertThat(taken).isEqualTo(lawful);
  }

  @ParameterizedTest
  @CsvSource({"-2, false", "-1, true", "0, true", "100, true"})
  void targetIsTakenBackOrStatedOrLeft(int target, boolean lawful) {
    var play = Play.t20();
    boolean taken =
        play.scoring().say(new Fact.Revised("", target, "")) instanceof Decision.Accepted;
    assertThat(taken).isEqualTo(lawful);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "4, false", "5, true", "10, true"})
  void penaltiesComeInFives(int runs, boolean lawful) {
    var said = new Fact.PenaltyAwarded("NOR", runs, "");
    assertThat(Play.t20().scoring().say(said) instanceof Decision.Accepted).isEqualTo(lawful);
    var overruled = new MatchCommand.Overruling(said);
    assertThat(Play.t20().scoring().say(overruled) instanceof Decision.Accepted)
        .isEqualTo(runs > 0);
  }

  @Test
  void nothingIsSaidOfAnInningsBeforeItBegins() {
    var play = Play.of(MatchFormat.T20);
    for (MatchCommand said :
        List.of(
            new Fact.OverCounted(7),
            new Fact.Revised("10", 0, ""),
            new Fact.InningsEnded(Ending.CLOSED, List.of()),
            new Fact.Openers("Rahimi", "Silva"),
            new Fact.BatterIn("Rahimi"),
            new Fact.Resumed("Rahimi"),
            new Fact.BowlerOn("Boon", ""),
            new Fact.EndsSet("Rahimi", "Silva"),
            new Fact.Departed("Rahimi", Dismissal.RETIRED_HURT),
            Bowled.of(Ball.DOT))) {
      assertThat(play.refused(said).impossible()).as(said.toString()).isTrue();
    }
    assertThat(Play.t20().refused(new Fact.InningsEnded(Ending.NOT_YET, List.of())).law())
        .isEqualTo("13.3");
  }

  @Test
  void resultNamesTheSideInFullHoweverItWasBroken() {
    for (var tie :
        List.of(
            new TieBreak.SuperOver("NOR", 2),
            new TieBreak.BoundaryCount("NOR", 9, 8),
            new TieBreak.BowlOut("NOR"))) {
      var play = Play.t20().ok(new Fact.ResultDeclared(new Result.Tied(tie, "")));
      assertThat(play.match().result().winner()).isEqualTo("Northfield");
    }
    var won = new Result.Won("Kent", new Margin.Runs(1), "");
    assertThat(Play.t20().refused(new Fact.ResultDeclared(won)).law()).isEqualTo("16.10");
    assertThat(Play.t20().refused(new Fact.ResultDeclared(new Result.Pending())).law())
        .isEqualTo("16.10");
  }

  @Test
  void reviewsAreOfBothSidesAndOddOnesAreNoted() {
    var harbour = new Fact.Reviewed("Harbour City", "Rahimi", "struck down", false, "", "");
    var play = Play.t20().ok(harbour).ok(harbour);
    assertThat(play.refused(harbour).law()).isEqualTo("playing conditions");
    assertThat(play.noted(new Fact.Reviewed("NOR", "", "upheld", false, "", ""))).isEmpty();
    assertThat(play.noted(new Fact.Reviewed("Kent", "", "upheld", false, "", ""))).hasSize(1);
    assertThat(play.noted(new Fact.Reviewed("NOR", "", "perhaps", false, "", ""))).hasSize(1);
    assertThat(Play.begun(MatchFormat.ONE_DAY).ok(harbour).ok(harbour).ok(harbour)).isNotNull();
    var last = play.scoring().events().getLast().fact();
    assertThat(last).isEqualTo(new Fact.Reviewed("Northfield", "", "perhaps", false, "", ""));
  }

  @Test
  void openersMayBeNamedByTheFirstBall() {
    var play = Play.of(MatchFormat.T20).ok(new Fact.InningsBegun("", false));
    play.ok(new Bowled(Ball.runs(1), "Okoye", "Grant", "Boon", false));
    assertThat(play.match().striker()).isEqualTo("Grant");
    var other = Play.of(MatchFormat.T20).ok(new Fact.InningsBegun("", false));
    assertThat(other.refused(new Bowled(Ball.DOT, "Okoye", "", "Boon", false)).law())
        .isEqualTo("25.2");
    assertThat(other.refused(new Fact.Openers("Okoye", "Okoye")).law()).isEqualTo("25.1");
    assertThat(other.refused(new Fact.Openers("Okoye", "Nobody")).law()).isEqualTo("1.1");
    assertThat(Play.t20().refused(new Fact.Openers("Okoye", "Grant")).law()).isEqualTo("25.2");
  }

  @Test
  void endsAreSetForBothWhoAreIn() {
    var play = Play.t20();
    assertThat(play.refused(new Fact.EndsSet("", "")).law()).isEqualTo("18.12");
    assertThat(play.refused(new Fact.EndsSet("Rahimi", "")).law()).isEqualTo("18.12");
    assertThat(play.refused(new Fact.EndsSet("", "Rahimi")).law()).isEqualTo("18.12");
    assertThat(play.refused(new Fact.EndsSet("Rahimi", "Rahimi")).law()).isEqualTo("25.1");
    play.balls("W(bowled)").ok(new Fact.EndsSet("Silva", ""));
    assertThat(play.match().striker()).isEqualTo("Silva");
    assertThat(play.in("Okoye").match().nonStriker()).isEqualTo("Okoye");
  }

  @Test
  void comingAndGoingNeedsAPlaceAndAPerson() {
    var play = Play.t20();
    assertThat(play.refused(new Fact.BatterIn("Okoye")).law()).isEqualTo("25.2");
    assertThat(play.refused(new Fact.Resumed("Okoye")).law()).isEqualTo("25.2");
    assertThat(play.refused(new Fact.Departed("Rahimi", Dismissal.BOWLED)).law()).isEqualTo("32");
    assertThat(play.refused(new Fact.Departed("Rahimi", Dismissal.TIMED_OUT)).law())
        .isEqualTo("40");
    assertThat(play.refused(new Fact.Departed("Okoye", Dismissal.RETIRED_HURT)).law())
        .isEqualTo("25.4");
    play.ok(new Fact.Departed("", Dismissal.RETIRED_HURT));
    assertThat(play.match().batted("Rahimi")).isEqualTo("retired hurt");
    assertThat(play.refused(new Fact.Departed("", Dismissal.RETIRED_HURT)).impossible()).isTrue();
    assertThat(play.refused(new Fact.Resumed("Okoye")).law()).isEqualTo("25.4.4");
    assertThat(play.refused(new Fact.BatterIn("Silva")).law()).isEqualTo("25.2");
    play.ok(new Fact.Departed("Okoye", Dismissal.TIMED_OUT));
    play.ok(new Fact.Departed("Grant", Dismissal.RETIRED_OUT));
    assertThat(play.score().wickets()).isEqualTo(2);
  }

  @Test
  void replacementsAreOfPlayersWhoPlayForPlayersWhoDoNot() {
    var play = Play.t20();
    assertThat(play.refused(new Fact.Replaced("Kent", "", "Newman", "")).impossible()).isTrue();
    assertThat(play.refused(new Fact.Replaced("HAR", "Okoye", " ", "")).impossible()).isTrue();
    assertThat(play.refused(new Fact.Replaced("HAR", "Okoye", "Okoye", "")).impossible()).isTrue();
    assertThat(play.refused(new Fact.Replaced("HAR", "Okoye", "Grant", "")).impossible()).isFalse();
    assertThat(play.noted(new Fact.Replaced("HAR", "Rahimi", "Newman", "concussion")))
        .extracting(Note::law)
        .containsExactly("25.4");
    assertThat(play.noted(new Fact.Replaced("NOR", "Nash", "Ndlovu", "concussion"))).isEmpty();
    play.ok(new Fact.Replaced("NOR", "", "Other", "national call-up"));
    assertThat(play.match().strength(1)).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Law 21.17: x", "Playing conditions: x"})
  void notesReadAsRefusalsDo(String text) {
    var law = text.startsWith("Law") ? "21.17" : "playing conditions";
    assertThat(new Note(law, "x", Note.Strength.ODD).text()).isEqualTo(text);
    assertThat(new Decision.Refused(law, "x", true).text()).isEqualTo(text);
  }
}
