package dev.crease.cricket.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Result;
import dev.crease.cricket.Score;
import dev.crease.cricket.TestTeams;
import dev.crease.cricket.notation.OverFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a match answers to those who ask it, and what it does not believe.
class MatchTest {
  private static final String HEAD =
      """
      match T20
      rules overs 3, quota 2
      team Harbour City (HAR): Rahimi, Silva, Okoye, Grant, Patel
      team Northfield (NOR): Boon, Halloran, Wanjiru, Castle, Reyes
      toss Harbour City, bat
      innings Harbour City
      batters Rahimi, Silva
      """;

  private static Match after(String played) {
    return OverFile.read("m", HEAD + played).match();
  }

  @Test
  void itKnowsWhoItIs() {
    var info = new MatchInfo("Cup", "Ground", "Town", "2026-06-14", Map.of(), Map.of(), "");
    var match = Match.NONE.after(new Fact.Created("m7", MatchFormat.T20, TestTeams.BOTH, info));
    assertThat(match.id()).isEqualTo("m7");
    assertThat(match.info()).isEqualTo(info);
    assertThat(match.allInnings()).isEmpty();
    assertThat(match.score()).isEqualTo(Score.NONE);
    assertThat(match.side("HAR")).isZero();
    assertThat(match.side("Northfield")).isEqualTo(1);
    assertThat(match.side("Kent")).isEqualTo(-1);
  }

  @Test
  void aLogWhoseScoreIsAnotherIsNotBelieved() {
    var match = after("1 Boon: 1");
    var ball = new Fact.Delivery(1, 0, 2, "Silva", "Rahimi", "Boon", one(), false);
    var right = match.after(ball);
    assertThat(match.after(new MatchEvent(ball, "", right.score())).score())
        .isEqualTo(right.score());
    assertThatThrownBy(() -> match.after(new MatchEvent(ball, "", match.score())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the log says HAR 1/0 (0.1 ov), the fold HAR 2/0 (0.2 ov)");
  }

  @Test
  void aBallThatDoesNotFitIsNotBelieved() {
    var match = after("1 Boon: 1");
    for (var ball :
        List.of(
            new Fact.Delivery(2, 0, 2, "Silva", "Rahimi", "Boon", one(), false),
            new Fact.Delivery(1, 1, 2, "Silva", "Rahimi", "Boon", one(), false),
            new Fact.Delivery(1, 0, 2, "Rahimi", "Silva", "Boon", one(), false),
            new Fact.Delivery(1, 0, 2, "Silva", "Rahimi", "Reyes", one(), false))) {
      assertThatThrownBy(() -> match.after(ball))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not fit at 0.1 of innings 1, Boon to Silva");
    }
  }

  private static Ball one() {
    return Ball.runs(1);
  }

  @Test
  void battersAreWhoTheyAre() {
    var match = after("1 Boon: 4 1 W(bowled) [in Okoye] 2");
    assertThat(match.batter("Rahimi")).isEqualTo(new Score.Batter("Rahimi", 5, 2, 1, 0));
    assertThat(match.batter("Grant")).isEqualTo(Score.Batter.NONE);
    assertThat(match.line("Silva")).isEqualTo("Silva b Boon 0 (1)");
    assertThat(match.line("Grant")).isEmpty();
    assertThat(match.batted("Silva")).isEqualTo("b Boon");
    assertThat(match.mayResume("Silva")).isFalse();
    assertThat(match.mayResume("Grant")).isFalse();
    assertThat(match.mayResume("Rahimi")).isFalse();
    var hurt = after("1 Boon: 4\nretire Rahimi, retired hurt");
    assertThat(hurt.mayResume("Rahimi")).isTrue();
    assertThat(hurt.isIn("Rahimi")).isFalse();
  }

  @Test
  void bowlersAreWhoTheyAre() {
    var match = after("1 Boon: . . . [bowler Reyes, injury] . . .\n2 Castle: 1");
    assertThat(match.lastBowlers(5)).containsExactly(List.of("Boon", "Reyes"));
    assertThat(match.lastBowlers(1)).hasSize(1);
    assertThat(match.lastBowlers(0)).isEmpty();
    assertThat(match.bowler()).isEqualTo("Castle");
    assertThat(match.bowledInOver("Castle")).isTrue();
    assertThat(match.bowledInOver("Boon")).isFalse();
    assertThat(match.oversOf("Boon")).isEqualTo(1);
    assertThat(match.oversOf("Castle")).isEqualTo(1);
    assertThat(match.oversOf("Halloran")).isZero();
    assertThat(match.ballsOfLastOver()).isEqualTo(6);
  }

  @Test
  void replacementsAreCountedByReason() {
    var match =
        after(
            """
            1 Boon: 1
            replace Northfield, Newman, Reyes, concussion
            replace Northfield, Other, Castle, injury
            replace Harbour City, Third, Patel, concussion
            """);
    assertThat(match.replacements(1, "concussion")).isEqualTo(1);
    assertThat(match.replacements(1, "injury")).isEqualTo(1);
    assertThat(match.replacements(0, "injury")).isZero();
    assertThat(match.replaced("Reyes")).isTrue();
    assertThat(match.replaced("Newman")).isFalse();
    assertThat(match.strength(1)).isEqualTo(5);
    assertThat(match.cameInThisOver("Newman", "concussion")).isTrue();
    assertThat(match.cameInThisOver("Newman", "injury")).isFalse();
    var later = after("replace Northfield, Newman, Reyes, concussion\n1 Boon: 1");
    assertThat(later.cameInThisOver("Newman", "concussion")).isFalse();
  }

  @Test
  void anAllowanceIsWrittenAsOvers() {
    assertThat(after("1 Boon: 1").innings().allowance().text()).isEqualTo("3");
    var cut = after("1 Boon: 1\nrevise overs 2.4").innings();
    assertThat(cut.allowance().text()).isEqualTo("2.4");
    assertThat(cut.allowance().total()).isEqualTo(16);
    assertThat(cut.ballsLeft()).isEqualTo(15);
    assertThat(cut.bowledOut()).isFalse();
    var test = OverFile.read("m", HEAD.replace("T20\nrules overs 3, quota 2", "Test")).match();
    assertThat(test.innings().allowance().text()).isEmpty();
    assertThat(test.innings().ballsLeft()).isEqualTo(-1);
    assertThat(test.innings().bowledOut()).isFalse();
  }

  /// A match without a limit may get one; what it is cut to later is a stop.
  @Test
  void oversMayBeLimitedOnTheWay() {
    var head = HEAD.replace("T20\nrules overs 3, quota 2", "Test");
    var match = OverFile.read("m", head + "1 Boon: 1 . .\nrevise overs 4\nrevise overs 3").match();
    var allowance = match.innings().allowance();
    assertThat(allowance.begun()).isEqualTo(24);
    assertThat(allowance.total()).isEqualTo(18);
    assertThat(allowance.stops()).hasSize(1);
    assertThat(match.innings().ballsLeft()).isEqualTo(15);
  }

  @Test
  void moreOversThanBeforeAreNoStop() {
    var allowance = after("1 Boon: 1\nrevise overs 2\nrevise overs 3").innings().allowance();
    assertThat(allowance.total()).isEqualTo(18);
    assertThat(allowance.stops()).hasSize(1);
    var before = after("revise overs 2").innings().allowance();
    assertThat(before.begun()).isEqualTo(18);
    assertThat(before.stops()).hasSize(1);
    assertThat(after("revise overs 4").innings().allowance().begun()).isEqualTo(24);
  }

  @Test
  void penaltiesGoWhereTheyBelong() {
    var owed = after("penalty Northfield, 5\n1 Boon: 1\nend closed\ninnings Northfield");
    assertThat(owed.innings().runs()).isEqualTo(5);
    var past =
        after(
            "1 Boon: 1\nend closed\ninnings Northfield\npenalty Harbour City, 5\npenalty Northfield, 10");
    assertThat(past.allInnings()).extracting(Innings::runs).containsExactly(6, 10);
    assertThat(past.innings().target()).isEqualTo(7);
    assertThat(past.allInnings().getFirst().extras().penalty()).isEqualTo(5);
  }

  @Test
  void aResultClosesTheInnings() {
    var match = after("1 Boon: 1\nresult no result");
    assertThat(match.result()).isEqualTo(new Result.NoResult());
    assertThat(match.innings().ended()).isTrue();
    assertThat(after("1 Boon: 1").innings().ended()).isFalse();
    var unbegun =
        OverFile.read("m", HEAD.substring(0, HEAD.indexOf("innings H")) + "result no result");
    assertThat(unbegun.match().score().result()).isEqualTo("No result");
    assertThat(unbegun.match().innings().number()).isZero();
  }
}
