package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.notation.OverNotation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Short runs, balls that are not of the over, obstructed catches, odd numbers of runs.
class DetailLawsTest {

  @ParameterizedTest
  @CsvSource({
    "1+1short, 1, Rahimi",
    "2+1short, 2, Silva",
    "1short, 0, Silva",
    "1b+1short, 1, Rahimi",
    "nb+1+1short, 2, Rahimi"
  })
  void shortRunIsRunButNotScored(String word, int runs, String striker) {
    var play = Play.t20().balls(word);
    assertThat(play.score().runs()).isEqualTo(runs);
    assertThat(play.match().striker()).isEqualTo(striker);
  }

  @Test
  void shortRunsOnPurposeScoreNothingAndCostFive() {
    var play = Play.t20().balls("4", "deliberate");
    assertThat(play.score().runs()).isEqualTo(4);
    assertThat(play.match().striker()).isEqualTo("Rahimi");
    assertThat(play.score().overs()).isEqualTo("0.2");
    play.ok(new Fact.InningsEnded(dev.crease.cricket.Ending.CLOSED, java.util.List.of()));
    play.ok(new Fact.InningsBegun("", false));
    assertThat(play.score().runs()).as("the penalty waits for Northfield").isEqualTo(5);
    assertThat(play.score().target()).isEqualTo(5);
  }

  @Test
  void penaltyOfANoBallStandsWhenTheyRunShortOnPurpose() {
    assertThat(Play.t20().balls("nb+deliberate").score().runs()).isEqualTo(1);
  }

  @Test
  void captainMayPickWhoFacesAfterShortRunsOnPurpose() {
    var play = Play.t20().balls("deliberate").ok(new Fact.EndsSet("Silva", "Rahimi"));
    assertThat(play.match().striker()).isEqualTo("Silva");
  }

  @ParameterizedTest
  @CsvSource({
    "1+deliberate, 18.5.2",
    "2b+deliberate, 18.5.2",
    "4+1short, 18.4",
    "1+not(dead), 20.4.2",
    "wd+not(dead), 20.4.2",
    "nb+not(dead), 20.4.2",
    "not(dead)+W(bowled), 20.4.2",
    "2lb+not(dead), 20.4.2"
  })
  void whatCannotBeSaidOfABall(String word, String law) {
    var refused = Play.t20().refused(word);
    assertThat(refused.law()).isEqualTo(law);
    assertThat(refused.impossible()).isTrue();
  }

  @Test
  void deadBallIsNeitherFacedNorOfTheOver() {
    var score = Play.t20().balls("nb", "not(dead)").score();
    assertThat(score.overs()).isEqualTo("0.0");
    assertThat(score.striker().balls()).as("the no-ball only").isEqualTo(1);
    assertThat(Play.t20().balls("nb", "not(dead)").match().innings().freeHit()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"24.4", "28.2", "41.4", "41.5"})
  void someBallsWithAPenaltyAreBowledAgain(String law) {
    var play = Play.t20();
    assertThat(play.refused("1+not(" + law + ")").law()).isEqualTo(law);
    var score = play.balls("1+5pen+not(" + law + ")").score();
    assertThat(score.runs()).isEqualTo(6);
    assertThat(score.overs()).isEqualTo("0.0");
    assertThat(score.bowler().runs()).isEqualTo(1);
    assertThat(play.match().scorecard().innings().getFirst().batting().getFirst().balls())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 19.8",
    "7, 19.8",
    "6r, 19.7",
    "wd+5, 22.6",
    "3pen, 41.17",
    "1+2short, 18.3.2",
    "W(caught Jones), 24.1",
    "W(caught Nash)+W(timed out Lam), 31.1"
  })
  void whatIsOddIsNoted(String word, String law) {
    var notes = Play.t20().noted(word);
    assertThat(notes).extracting(Note::law).contains(law);
    assertThat(notes).extracting(Note::strength).containsOnly(Note.Strength.ODD);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "4", "6", "wd+4", "5pen", "W(caught sub Jones)", "4r", "3"})
  void whatIsUsualIsNot(String word) {
    assertThat(Play.t20().noted(word)).isEmpty();
  }

  @Test
  void obstructedCatchScoresNothing() {
    var word = "W(obstructing the field striker, by Nash)";
    assertThat(Play.t20().refused("1+" + word).law()).isEqualTo("37.5.2");
    assertThat(Play.t20().refused("W(obstructing the field Silva, by Nash)").law())
        .isEqualTo("37.3");
    assertThat(Play.t20().balls(word).in("Okoye").match().striker()).isEqualTo("Okoye");
  }

  @Test
  void captainChoosesWhoFacesAfterAnObstructedCatchSince2026() {
    var word = "W(obstructing the field striker, by Nash, at bowler)";
    assertThat(Play.t20().balls(word).in("Okoye").match().striker()).isEqualTo("Silva");
    var then = MatchFormat.T20.on(LocalDate.of(2025, 5, 1));
    assertThat(Play.begun(then).refused(word).law()).isEqualTo("37.5.2");
  }

  @Test
  void handlingTheBallIsObstructionSince2017() {
    var handled = "W(handled the ball Rahimi)";
    assertThat(Play.t20().refused(handled).law()).isEqualTo("37.1");
    var then = MatchFormat.ODI.on(LocalDate.of(2015, 5, 1));
    assertThat(Play.begun(then).balls(handled).score().wickets()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1+1short",
        "deliberate",
        "not(dead)",
        "nb+2+5pen+not(41.5)",
        "4+shot(cover drive/60/100/off/full/138)",
        "shot(-/-1/-/-/yorker/-)"
      })
  void wordsReadBack(String word) {
    var ball = OverNotation.read(word.replace("/-1/", "/-/"));
    assertThat(OverNotation.read(OverNotation.write(ball, 1))).isEqualTo(ball);
    assertThat(MatchCommand.Bowled.of(ball).ball().detail())
        .isNotEqualTo(dev.crease.cricket.BallDetail.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not(17)", "not()", "shot(a/b)", "shot(a/400/-/-/-/-)", "shot(a/-/-/-/-/x)"})
  void otherWordsDoNot(String word) {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> OverNotation.read(word))
        .isInstanceOf(OverNotation.Fault.class);
  }
}
