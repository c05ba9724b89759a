package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.notation.OverNotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BallLawsTest {

  @ParameterizedTest
  @CsvSource({
    "nb+W(lbw), 21.17",
    "nb+W(bowled), 21.17",
    "nb+W(caught Boon), 21.17",
    "nb+W(stumped Boon), 21.17",
    "wd+W(caught Boon), 22.9",
    "wd+W(bowled), 22.9",
    "wd+nb, 21.12",
    "wd+2b, 22.6",
    "1b+1lb, 23",
    "W(retired hurt Okoye), 25.4",
    "W(runout Okoye), 38",
    "W(runout Nobody), 1.1",
    "W(timed out Rahimi), 40",
  })
  void whatCannotHappenIsRefusedWithItsLaw(String word, String law) {
    var refused = Play.t20().refused(word);
    assertThat(refused.law()).isEqualTo(law);
    assertThat(refused.impossible()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wd+W(stumped Boon)", "wd+W(hit wicket)", "wd+W(runout Silva)"})
  void somePerishOffAWide(String word) {
    assertThat(Play.t20().balls(word).score().wickets()).isEqualTo(1);
  }

  @Test
  void overrulingIsNoHelpAgainstTheImpossible() {
    var lbw = new MatchCommand.Overruling(MatchCommand.Bowled.of(OverNotation.read("nb+W(lbw)")));
    assertThat(Play.t20().refused(lbw).text())
        .isEqualTo("Law 21.17: a batter cannot be lbw off a no-ball.");
  }

  @Test
  void wideIsNotABallOfTheOver() {
    var score = Play.t20().balls("wd", "wd+4", ".").score();
    assertThat(score.runs()).isEqualTo(6);
    assertThat(score.overs()).isEqualTo("0.1");
    assertThat(score.striker().balls()).isEqualTo(1);
    assertThat(score.bowler().runs()).isEqualTo(6);
  }

  @Test
  void noBallIsFacedButIsNotABallOfTheOver() {
    var score = Play.t20().balls("nb+6").score();
    assertThat(score.runs()).isEqualTo(7);
    assertThat(score.overs()).isEqualTo("0.0");
    assertThat(score.striker().balls()).isEqualTo(1);
    assertThat(score.striker().sixes()).isEqualTo(1);
  }

  @Test
  void noBallCostsWhatTheFormatSays() {
    var hundred = Play.begun(MatchFormat.HUNDRED.withNoBallRuns(2));
    assertThat(hundred.balls("nb").score().runs()).isEqualTo(2);
  }

  @Test
  void byesOffANoBallAreNotTheBowlers() {
    var score = Play.t20().balls("nb+2b").score();
    assertThat(score.runs()).isEqualTo(3);
    assertThat(score.bowler().runs()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "., Rahimi",
    "1, Silva",
    "2, Rahimi",
    "3, Silva",
    "4, Rahimi",
    "1lb, Silva",
    "2b, Rahimi",
    "wd, Rahimi",
    "wd+1, Silva",
    "nb, Rahimi",
    "nb+1, Silva",
    "5, Silva",
    "4r, Rahimi"
  })
  void oddRunsChangeTheStrike(String word, String striker) {
    assertThat(Play.t20().balls(word).match().striker()).isEqualTo(striker);
  }

  @Test
  void endsChangeAfterSixBallsAndAnotherBowlerMustCome() {
    var play = Play.t20().balls(".", ".", ".", ".", ".", ".");
    assertThat(play.match().striker()).isEqualTo("Silva");
    assertThat(play.score().overs()).isEqualTo("1.0");
    assertThat(play.refused("1").text())
        .isEqualTo(
            "Law 17.5: the over has had its 6 balls: name the next bowler, or say that it went on.");
  }

  @Test
  void seventhBallIsTakenIfTheScorerInsists() {
    var play = Play.t20().balls(".", ".", ".", ".", ".", ".");
    var notes = play.noted(new MatchCommand.Overruling(MatchCommand.Bowled.of(Ball.runs(1))));
    assertThat(notes).extracting(Note::law).containsExactly("17.5");
    assertThat(notes.getFirst().strength()).isEqualTo(Note.Strength.WARNING);
    assertThat(play.score().overs()).isEqualTo("1.0");
    assertThat(play.score().balls()).isEqualTo(7);
    assertThat(play.score().bowler().overs()).isEqualTo("1");
  }

  @Test
  void firstBallOfAllNeedsABowlerWhateverIsSaid() {
    var play = Play.of(MatchFormat.T20).ok(new Fact.InningsBegun("", false));
    play.ok(new Fact.Openers("Rahimi", "Silva"));
    var ball = new MatchCommand.Overruling(MatchCommand.Bowled.of(Ball.DOT));
    assertThat(play.refused(ball).law()).isEqualTo("17.1");
  }

  @Test
  void freeHitSavesTheBatterAndAWideCarriesItOn() {
    var play = Play.t20().balls("nb", "wd");
    assertThat(play.match().innings().freeHit()).isTrue();
    assertThat(play.refused("W(bowled)").impossible()).isFalse();
    play.balls("W(runout Silva)");
    assertThat(play.score().wickets()).isEqualTo(1);
    assertThat(play.match().innings().freeHit()).isFalse();
  }

  @Test
  void nextBatterTakesTheStrikersEndAfterACatch() {
    var play = Play.t20().balls("W(caught Halloran, crossed)").in("Okoye");
    assertThat(play.match().striker()).isEqualTo("Okoye");
  }

  @Test
  void beforeOctober2022CrossingCounted() {
    var then = MatchFormat.T20.on(java.time.LocalDate.of(2021, 7, 1));
    var play = Play.begun(then).balls("W(caught Halloran, crossed)").in("Okoye");
    assertThat(play.match().striker()).isEqualTo("Silva");
  }

  @ParameterizedTest
  @CsvSource({
    "'W(runout striker, at bowler)', Silva",
    "'W(runout striker, at striker)', Okoye",
    "'W(runout nonstriker, at striker)', Okoye",
    "'W(runout nonstriker, at bowler)', Rahimi",
    "'W(runout striker 1)', Okoye",
    "'1+W(runout Rahimi)', Okoye",
  })
  void afterARunOutTheNextBatterGoesToTheEndThatWasBroken(String word, String striker) {
    assertThat(Play.t20().balls(word).in("Okoye").match().striker()).isEqualTo(striker);
  }

  @Test
  void runOutKeepsTheRunsCompleted() {
    var score = Play.t20().balls("W(runout striker 1)").score();
    assertThat(score.runs()).isEqualTo(1);
    assertThat(score.lastWicket()).isEqualTo("Rahimi run out 1 (1), 1/1");
    assertThat(score.bowler().wickets()).isZero();
  }

  @Test
  void twoCanGoOnOneBall() {
    var play = Play.t20().balls("W(caught Halloran)+W(timed out Okoye)");
    assertThat(play.score().wickets()).isEqualTo(2);
    assertThat(play.refused(new Fact.BatterIn("Okoye")).law()).isEqualTo("25.2");
    assertThat(play.in("Grant").match().striker()).isEqualTo("Grant");
  }

  @Test
  void namesWithABallBringPeopleOn() {
    var play = Play.t20().balls(".", ".", ".", ".", ".", "W(bowled)");
    play.ok(new MatchCommand.Bowled(OverNotation.read("4"), "Silva", "Okoye", "Castle", false));
    assertThat(play.score().bowler().player()).isEqualTo("Castle");
    assertThat(play.match().nonStriker()).isEqualTo("Okoye");
  }

  @Test
  void wrongStrikerIsAskedAbout() {
    var swapped = new MatchCommand.Bowled(OverNotation.read("."), "Silva", "", "", false);
    var play = Play.t20();
    assertThat(play.refused(swapped).impossible()).isFalse();
    play.ok(new MatchCommand.Overruling(swapped));
    assertThat(play.match().striker()).isEqualTo("Silva");
  }

  @Test
  void wordsTellTheBall() {
    var play = Play.t20().balls("4", "W(caught Halloran)");
    var texts = play.scoring().events().stream().map(event -> event.text()).toList();
    assertThat(texts).contains("Boon to Rahimi, FOUR");
    assertThat(texts.getLast()).isEqualTo("Boon to Rahimi, OUT: Rahimi c Halloran b Boon 4 (2)");
  }
}
