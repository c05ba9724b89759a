package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.FormatRules;
import dev.crease.cricket.MatchFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Slow over rates: warnings, runs, and a fielder in the deep (playing conditions).
class OverRateTest {
  private static final Fact.PenaltyAwarded WARNING = late("HAR", 0);
  private static final Fact.PenaltyAwarded FIVE = late("HAR", 5);

  private static Fact.PenaltyAwarded late(String team, int runs) {
    return new Fact.PenaltyAwarded(team, runs, "over rate");
  }

  private static int warnings(Play play, int every) {
    var now = play.match().innings();
    return now.restrictions().warnings(now.overs(), every);
  }

  @Test
  void twoWarningsComeFirstAndThenFiveRunsEach() {
    var play = Play.t20();
    assertThat(play.refused(FIVE).text()).endsWith("2 warnings come first, this side has had 0.");
    play.ok(WARNING).ok(WARNING);
    assertThat(play.score().runs()).isZero();
    assertThat(play.refused(WARNING).text()).endsWith("after 2 warnings it is 5 runs.");
    assertThat(play.refused(late("HAR", 10)).text()).endsWith("a late over costs 5 runs, not 10.");
    play.ok(FIVE).ok(FIVE);
    assertThat(play.score().runs()).isEqualTo(10);
    assertThat(play.match().innings().extras().penalty()).isEqualTo(10);
  }

  @Test
  void whatTheUmpiresDidAllTheSameIsTaken() {
    assertThat(Play.t20().insists(FIVE).score().runs()).isEqualTo(5);
  }

  @Test
  void theBattingSideGains() {
    assertThat(Play.t20().refused(late("NOR", 0)).text())
        .endsWith("it is the batting side that gains by slow overs.");
    var refused = Play.t20().refused(late("HAR", -5));
    assertThat(refused.impossible()).isTrue();
    assertThat(Play.t20().refused(late("Kent", 0)).impossible()).isTrue();
  }

  @Test
  void noOversAreDueWhileNobodyBats() {
    assertThat(Play.of(MatchFormat.T20).refused(WARNING).impossible()).isTrue();
    var ended = Play.t20().ok(new Fact.InningsEnded(Ending.CLOSED, List.of()));
    assertThat(ended.refused(WARNING).impossible()).isTrue();
  }

  @Test
  void otherPenaltiesAreNeverWarnings() {
    assertThat(Play.t20().refused(new Fact.PenaltyAwarded("HAR", 0, "helmet")).text())
        .isEqualTo("Law 41.17: a penalty is at least one run.");
  }

  @Test
  void whereThereIsNoClockNothingIsWarned() {
    assertThat(Play.begun(MatchFormat.ONE_DAY).refused(WARNING).text())
        .endsWith("there is no clock between overs in this match.");
  }

  @Test
  void warningsAreCountedAnewAfterSomeOvers() {
    var format =
        FormatRules.with(FormatRules.with(MatchFormat.TEST, "overRateOvers", "2"), "days", "5");
    var play = Play.begun(format).ok(WARNING).balls(".", ".", ".", ".", ".", ".");
    play.ok(WARNING).bowler("Nash").balls(".", ".", ".", ".", ".", ".");
    assertThat(warnings(play, 0)).isEqualTo(2);
    assertThat(warnings(play, 2)).isZero();
    play.ok(WARNING).ok(WARNING).ok(FIVE);
    assertThat(play.score().runs()).isEqualTo(5);
  }

  @Test
  void theNextInningsBeginsWithoutWarnings() {
    var play = Play.t20().ok(WARNING).ok(WARNING);
    play.ok(new Fact.InningsEnded(Ending.ALL_OUT, List.of()));
    play.ok(new Fact.InningsBegun("", false));
    assertThat(warnings(play, 0)).isZero();
    play.ok(late("NOR", 0));
    assertThat(warnings(play, 0)).isEqualTo(1);
  }

  @Test
  void aFielderComesInWhereThatIsTheRule() {
    var restricted = new Fact.PowerplayTaken("over rate", "18.1", "19.6");
    var play = Play.t20().ok(restricted);
    assertThat(play.scoring().events().getLast().text())
        .isEqualTo("A fielder more in the circle, 18.1 to 19.6: over rate");
    assertThat(Play.begun(MatchFormat.TEST).refused(restricted).text())
        .endsWith("late overs cost no fielder in this match.");
    Play.begun(MatchFormat.TEST).ok(new Fact.PowerplayTaken("batting", "1.1", "2.6"));
  }

  @Test
  void theWordsSayWhoIsWarned() {
    assertThat(Play.t20().ok(WARNING).scoring().events().getLast().text())
        .isEqualTo("Northfield are warned: over rate");
  }
}
