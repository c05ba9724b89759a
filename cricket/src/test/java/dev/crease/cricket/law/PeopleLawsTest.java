package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Overruling;
import dev.crease.cricket.MatchFormat;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PeopleLawsTest {
  private static final String[] MAIDEN = Collections.nCopies(6, ".").toArray(new String[0]);

  @Test
  void nobodyBowlsTwoOversRunning() {
    var play = Play.t20().balls(MAIDEN);
    var boon = new Fact.BowlerOn("Boon", "");
    assertThat(play.refused(boon).text()).isEqualTo("Law 17.6: Boon bowled the over before.");
    play.ok(new Overruling(boon));
    assertThat(play.match().bowler()).isEqualTo("Boon");
  }

  @Test
  void inTheHundredABowlerMayBowlTenBallsRunningButNotFifteen() {
    String[] five = Collections.nCopies(5, ".").toArray(new String[0]);
    var play = Play.begun(MatchFormat.HUNDRED).balls(five).bowler("Boon").balls(five);
    assertThat(play.refused(new Fact.BowlerOn("Boon", "")).law()).isEqualTo("17.6");
  }

  @Test
  void inTheHundredBattersKeepTheirEndsAfterTheFirstFiveOfAPair() {
    String[] five = Collections.nCopies(5, ".").toArray(new String[0]);
    var play = Play.begun(MatchFormat.HUNDRED).balls(five);
    assertThat(play.match().striker()).isEqualTo("Rahimi");
    play.bowler("Castle").balls(five);
    assertThat(play.match().striker()).isEqualTo("Silva");
  }

  @Test
  void quotaIsFourOversInAT20() {
    var play = Play.t20();
    for (int i = 0; i < 4; i++) {
      play.balls(MAIDEN).bowler("Castle").balls(MAIDEN);
      if (i < 3) {
        play.bowler("Boon");
      }
    }
    var refused = play.refused(new Fact.BowlerOn("Boon", ""));
    assertThat(refused.text()).isEqualTo("Playing conditions: Boon has bowled his 4 overs.");
    assertThat(refused.impossible()).isFalse();
  }

  @Test
  void bowlerIsChangedInMidOverForAReasonOnly() {
    var play = Play.t20().balls(".", "1");
    assertThat(play.refused(new Fact.BowlerOn("Castle", "")).law()).isEqualTo("17.7");
    play.ok(new Fact.BowlerOn("Castle", "injury")).balls(".", ".", ".", ".");
    var bowling = play.match().scorecard().innings().getFirst().bowling();
    assertThat(bowling.get(0).overs()).isEqualTo("0.2");
    assertThat(bowling.get(1).overs()).isEqualTo("0.4");
    assertThat(bowling.get(1).maidens()).isZero();
  }

  @Test
  void maidenNeedsAWholeOverWithNothingDebited() {
    var play = Play.t20().balls(".", "2b", "1lb", ".", ".", ".");
    assertThat(play.score().bowler().maidens()).isEqualTo(1);
    play.bowler("Castle").balls("wd", ".", ".", ".", ".", ".", ".");
    assertThat(play.score().bowler().maidens()).isZero();
  }

  @Test
  void aPlayerOfTheOtherSideCannotBat() {
    var play = Play.t20().balls("W(bowled)");
    assertThat(play.refused(new Fact.BatterIn("Boon")).law()).isEqualTo("1.1");
  }

  @Test
  void whoIsOutStaysOut() {
    var play = Play.t20().balls("W(bowled)");
    assertThat(play.refused(new Fact.BatterIn("Rahimi")).text())
        .isEqualTo("Law 25.2: Rahimi has batted: b Boon.");
    assertThat(play.refused(".").law()).isEqualTo("25.2");
  }

  @Test
  void whoRetiredHurtComesBackAsHeLeft() {
    var play = Play.t20().balls("4").ok(new Fact.Departed("Rahimi", Dismissal.RETIRED_HURT));
    assertThat(play.score().wickets()).isZero();
    play.in("Okoye").balls("W(bowled)").ok(new Fact.Resumed("Rahimi"));
    assertThat(play.score().striker().runs()).isEqualTo(4);
    assertThat(play.match().batted("Rahimi")).isEqualTo("not out");
  }

  @Test
  void retirementEndsAPartnershipButIsNoFallOfAWicket() {
    var play = Play.t20().balls("4").ok(new Fact.Departed("Rahimi", Dismissal.RETIRED_HURT));
    play.in("Okoye").balls("2");
    var innings = play.match().scorecard().innings().getFirst();
    assertThat(innings.fallOfWickets()).isEmpty();
    assertThat(innings.partnerships()).hasSize(2);
    assertThat(innings.partnerships().get(1).runs()).isEqualTo(2);
  }

  @Test
  void strikeCanBeSetRight() {
    var play = Play.t20().ok(new Fact.EndsSet("Silva", "Rahimi"));
    assertThat(play.match().striker()).isEqualTo("Silva");
    assertThat(play.refused(new Fact.EndsSet("Okoye", "Silva")).law()).isEqualTo("25.1");
  }

  @Test
  void aBatterIsFoundByPartOfHisName() {
    assertThat(
            Names.find(
                new dev.crease.cricket.Team("A", "", java.util.List.of("Sam Poe", "Ann Lee")),
                "lee"))
        .contains("Ann Lee");
  }

  @Test
  void replacementsMayBatAndBowl() {
    var play = Play.t20().balls("W(bowled)");
    play.ok(new Fact.Replaced("HAR", "Okoye", "Newman", "concussion"));
    assertThat(play.refused(new Fact.BatterIn("Okoye")).law()).isEqualTo("1.2");
    assertThat(play.in("Newman").match().striker()).isEqualTo("Newman");
    assertThat(play.match().scorecard().innings().getFirst().yetToBat()).doesNotContain("Okoye");
  }
}
