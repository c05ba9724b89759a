package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.Overs;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.PlayingConditions;
import dev.crease.cricket.Team;
import dev.crease.cricket.TestTeams;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may bat, bowl and come in: replacements, suspensions, quotas, super overs, small sides.
class SidesTest {
  private static final String[] SIX = Collections.nCopies(6, ".").toArray(new String[0]);
  private static final MatchFormat TINY =
      MatchFormat.T20.withOvers(new Overs(1, 2, 1, 0, 0)).withTie(TieRule.SUPER_OVERS);
  private static final MatchFormat LEAGUE =
      PlayingConditions.of(MatchFormat.T20, "Indian Premier League", LocalDate.of(2026, 10, 2));

  private static Fact.Replaced impact(String out, String in) {
    return new Fact.Replaced("NOR", out, in, "impact_player");
  }

  @Test
  void impactPlayerComesInBetweenOversOnceAndTheOtherIsOutOfTheMatch() {
    var play = Play.begun(LEAGUE).balls(SIX).ok(impact("Abbott", "Newman"));
    play.bowler("Newman").balls(SIX);
    assertThat(play.refused(new Fact.BowlerOn("Abbott", "")).law()).isEqualTo("1.2");
    assertThat(play.refused(impact("Zeller", "Other")).why())
        .isEqualTo("a side has 1 impact player, and had him.");
    assertThat(play.match().replacements(1, "impact player")).isEqualTo(1);
  }

  @Test
  void impactPlayerInMidOverNeedsAWicketAndDoesNotBowlInIt() {
    var play = Play.begun(LEAGUE).balls(".");
    assertThat(play.refused(impact("Abbott", "Newman")).law()).isEqualTo("playing conditions");
    play.balls("W(bowled)").ok(impact("Abbott", "Newman")).in("Okoye");
    assertThat(play.refused(new Fact.BowlerOn("Newman", "injury")).why())
        .isEqualTo("Newman came in as impact player in this over.");
    play.balls(".", ".", ".", ".").bowler("Newman");
  }

  @Test
  void impactPlayersArePlayedInTheirLeagueOnly() {
    assertThat(Play.t20().refused(impact("Abbott", "Newman")).why())
        .isEqualTo("no impact players are played here.");
  }

  @Test
  void impactPlayerMayReplaceOneWhoIsOutAndStillTenWicketsEndIt() {
    var play = Play.begun(LEAGUE).balls("W(bowled)");
    play.ok(new Fact.Replaced("HAR", "Rahimi", "Newman", "impact player")).in("Newman");
    for (var next : TestTeams.HARBOUR.subList(2, 10)) {
      if (play.match().bowler().isEmpty()) {
        play.bowler(play.match().lastBowler().equals("Boon") ? "Castle" : "Boon");
      }
      play.balls("W(bowled)").in(next);
    }
    play.balls("W(bowled)");
    assertThat(play.match().innings().ending()).isEqualTo(Ending.ALL_OUT);
    assertThat(play.score().wickets()).isEqualTo(10);
  }

  @Test
  void concussionSubstituteBowlsAndBatsInFullAndTheReplacedDoesNot() {
    var play = Play.t20().ok(new Fact.Replaced("NOR", "Castle", "Newman", "concussion_substitute"));
    assertThat(play.match().replaced("Castle")).isTrue();
    play.balls(SIX).bowler("Newman").balls(SIX);
    assertThat(play.refused(new Fact.Replaced("NOR", "Castle", "Other", "injury")).law())
        .isEqualTo("1.2");
    assertThat(play.refused(new Fact.Replaced("NOR", "Boon", "Castle", "injury")).law())
        .isEqualTo("1.2");
    assertThat(play.refused(new Fact.Replaced("NOR", "Boon", "Rahimi", "injury")).impossible())
        .isTrue();
  }

  @Test
  void smallSideIsAllOutWhenOneIsLeftEvenAfterASubstitution() {
    var nine = TestTeams.HARBOUR.subList(0, 9);
    var teams = List.of(new Team("Harbour City", "HAR", nine), TestTeams.BOTH.get(1));
    var play = Play.with(MatchFormat.T20, teams);
    play.ok(new Fact.Replaced("HAR", "Lam", "Newman", "concussion"));
    for (var next : List.of("Okoye", "Grant", "Patel", "Dunne", "Moyo", "Ferreira", "Newman")) {
      if (play.match().bowler().isEmpty()) {
        play.bowler("Castle");
      }
      play.balls("W(bowled)").in(next);
    }
    play.balls("W(bowled)");
    assertThat(play.score().wickets()).isEqualTo(8);
    assertThat(play.match().innings().ending()).isEqualTo(Ending.ALL_OUT);
  }

  @ParameterizedTest
  @CsvSource({
    "suspended, true, false",
    "excluded - running on the pitch, true, false",
    "suspended for the match, true, true",
    "injury, false, false"
  })
  void suspendedBowlerIsOffForTheInningsOrTheMatch(
      String reason, boolean innings, boolean wholeMatch) {
    var play = Play.begun(MatchFormat.TEST).balls(".", ".").ok(new Fact.BowlerOn("Castle", reason));
    assertThat(play.match().suspended("Boon")).isEqualTo(innings);
    play.balls(".", ".", ".", ".").bowler("Nash").balls(SIX);
    if (innings) {
      assertThat(play.refused(new Fact.BowlerOn("Boon", "")).law()).isEqualTo("41");
    }
    var declared = new Fact.InningsEnded(Ending.DECLARED, List.of());
    play.ok(declared).ok(new Fact.InningsBegun("", false)).ok(declared);
    play.ok(new Fact.InningsBegun("", false));
    assertThat(play.match().suspended("Boon")).isEqualTo(wholeMatch);
  }

  @Test
  void bowlerSuspendedByTheLastBallOfAnOverIsOffToo() {
    var play = Play.t20().balls(SIX).ok(new Fact.BowlerOn("Castle", "suspended"));
    assertThat(play.match().suspended("Boon")).isTrue();
  }

  @Test
  void bowlerWhoWasHurtDoesNotComeBackInTheSameOver() {
    var play = Play.t20().balls(".").ok(new Fact.BowlerOn("Castle", "injury")).balls(".");
    assertThat(play.refused(new Fact.BowlerOn("Boon", "injury")).law()).isEqualTo("17.8");
    play.balls(".", ".", ".", ".");
    assertThat(play.refused(new Fact.BowlerOn("Boon", "")).law()).isEqualTo("17.6");
    assertThat(play.refused(new Fact.BowlerOn("Castle", "")).law()).isEqualTo("17.6");
  }

  @ParameterizedTest
  @CsvSource({"20, 4", "15, 3", "10, 2", "5, 1"})
  void quotaOfAShortenedInningsIsTheSameShare(int overs, int quota) {
    var play = Play.t20().ok(new Fact.Revised("" + overs, 0, ""));
    assertThat(Quota.of(play.match(), "Boon")).isEqualTo(quota);
  }

  @Test
  void oversLeftOverGiveSoManyBowlersOneMore() {
    var play = Play.t20().ok(new Fact.Revised("7", 0, ""));
    assertThat(Quota.of(play.match(), "Boon")).as("1 each, and two may have 2").isEqualTo(2);
    play.balls(SIX).bowler("Castle").balls(SIX).bowler("Boon").balls(SIX).bowler("Castle");
    play.balls(SIX).bowler("Nash").balls(SIX).bowler("Reyes").balls(SIX);
    assertThat(Quota.of(play.match(), "Nash")).isEqualTo(1);
    assertThat(play.refused(new Fact.BowlerOn("Nash", "")).law()).isEqualTo("playing conditions");
  }

  @Test
  void superOverBarsWhoWasOutAndWhoBowledTheLastOne() {
    var play = Play.begun(TINY).balls("1", "1");
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Boon", "Halloran"));
    play.bowler("Quist").balls("1", "1");
    superOver(play, "Boon", "Halloran", "Quist", "W(bowled)", "Nash");
    superOver(play, "Rahimi", "Silva", "Abbott", "W(bowled)", "Okoye");
    play.ok(new Fact.InningsBegun("", true));
    assertThat(play.match().batting().name()).isEqualTo("Harbour City");
    assertThat(play.refused(new Fact.Openers("Rahimi", "Silva")).why())
        .isEqualTo("Rahimi was out in a super over before.");
    play.ok(new Fact.Openers("Silva", "Okoye"));
    assertThat(play.refused(new Fact.BowlerOn("Abbott", "")).why())
        .isEqualTo("Abbott bowled the super over before.");
    play.bowler("Zeller").balls("W(bowled)");
    assertThat(play.refused(new Fact.BatterIn("Rahimi")).law()).isEqualTo("playing conditions");
    play.insists(new Fact.BatterIn("Rahimi"));
  }

  private static void superOver(
      Play play, String one, String other, String bowler, String ball, String next) {
    play.ok(new Fact.InningsBegun("", true)).ok(new Fact.Openers(one, other)).bowler(bowler);
    play.balls(ball).in(next).balls(".");
  }

  @Test
  void whoRetiredOutComesBackByLeaveOfTheOtherCaptain() {
    var play = Play.t20().ok(new Fact.Departed("Rahimi", Dismissal.RETIRED_OUT)).in("Okoye");
    play.balls("W(bowled)");
    assertThat(play.refused(new Fact.Resumed("Rahimi")).law()).isEqualTo("25.4.3");
    play.insists(new Fact.BatterIn("Rahimi"));
    assertThat(play.match().striker()).isEqualTo("Rahimi");
    assertThat(play.score().wickets()).isEqualTo(2);
  }

  @Test
  void reviewsAreCountedAndOneTooManyIsUnlawful() {
    var play = Play.t20();
    var lost = new Fact.Reviewed("NOR", "Rahimi", "struck down", false, "", "");
    play.ok(lost).ok(new Fact.Reviewed("NOR", "Rahimi", "struck down", true, "", ""));
    play.ok(new Fact.Reviewed("NOR", "Rahimi", "upheld", false, "", ""));
    play.ok(new Fact.Reviewed("NOR", "Rahimi", "technical failure", false, "", ""));
    assertThat(play.match().innings().reviewsLost(1)).isEqualTo(1);
    play.ok(lost);
    assertThat(play.refused(lost).why())
        .isEqualTo("NOR have lost their 2 reviews of this innings.");
    play.ok(new Fact.Reviewed("HAR", "Rahimi", "struck down", false, "", ""));
    assertThat(play.match().innings().reviewsLost(0)).isEqualTo(1);
  }

  @Test
  void allOutWithBattersLeftIsNoted() {
    var all = new Fact.InningsEnded(Ending.ALL_OUT, List.of("Voss", "Quist"));
    assertThat(Play.t20().noted(all))
        .extracting(Note::why)
        .containsExactly("7 could still bat: are they absent?");
  }
}
