package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Overruling;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.Overs;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseLawsTest {
  /// One over of two balls a side.
  private static final MatchFormat TINY =
      MatchFormat.T20.withOvers(new Overs(1, 2, 1, 0, 0)).withTie(TieRule.SUPER_OVERS);

  private static Play chase(Play play) {
    return play.ok(new Fact.InningsBegun("", false))
        .ok(new Fact.Openers("Boon", "Halloran"))
        .bowler("Quist");
  }

  @Test
  void sideThatWonTheTossAndBattedGoesFirst() {
    var play = Play.of(TINY).ok(new Fact.InningsBegun("", false));
    assertThat(play.match().batting().name()).isEqualTo("Harbour City");
    assertThat(play.match().status()).isEqualTo(MatchStatus.LIVE);
  }

  @Test
  void inningsIsOverWhenItsOversAre() {
    var play = Play.begun(TINY).balls("1", "1");
    assertThat(play.match().innings().ending()).isEqualTo(Ending.OVERS);
    assertThat(play.refused("1").law()).isEqualTo("13.3");
  }

  @Test
  void chaseIsWonByWickets() {
    var play = chase(Play.begun(TINY).balls("1", "2")).balls("4");
    assertThat(play.match().result().text()).isEqualTo("Northfield won by 10 wickets");
    assertThat(play.match().status()).isEqualTo(MatchStatus.FINISHED);
    assertThat(play.refused(new Fact.InningsBegun("", false)).law()).isEqualTo("16.9");
  }

  @Test
  void chaseFallsShortByRuns() {
    var play = chase(Play.begun(TINY).balls("4", "2")).balls("1", "1");
    assertThat(play.match().result().text()).isEqualTo("Harbour City won by 4 runs");
  }

  @Test
  void extrasAloneCanWin() {
    var play = chase(Play.begun(TINY).balls(".", ".")).balls("wd");
    assertThat(play.match().result().winner()).isEqualTo("Northfield");
  }

  @Test
  void levelSidesPlaySuperOversUntilOneWins() {
    var play = chase(Play.begun(TINY).balls("1", "1")).balls("1", "1");
    assertThat(play.match().result().known()).isFalse();
    superOver(play, "Boon", "Halloran", "Quist", "1");
    superOver(play, "Rahimi", "Silva", "Abbott", "1");
    assertThat(play.match().result().known()).isFalse();
    superOver(play, "Rahimi", "Silva", "Zeller", "4");
    superOver(play, "Boon", "Castle", "Voss", ".");
    assertThat(play.match().result().text())
        .isEqualTo("Match tied; super over tied; Harbour City won the second super over");
  }

  private static void superOver(Play play, String one, String other, String bowler, String ball) {
    play.ok(new Fact.InningsBegun("", true)).ok(new Fact.Openers(one, other)).bowler(bowler);
    play.balls(ball, ".");
  }

  @Test
  void twoWicketsEndASuperOver() {
    var play = chase(Play.begun(TINY).balls("1", "1")).balls("1", "1");
    play.ok(new Fact.InningsBegun("", true)).ok(new Fact.Openers("Boon", "Nash")).bowler("Quist");
    play.balls("W(bowled)").in("Castle").balls("wd+W(stumped Lam)");
    assertThat(play.match().innings().ending()).isEqualTo(Ending.ALL_OUT);
  }

  @Test
  void penaltyToTheSideThatHasBattedRaisesTheTarget() {
    var play =
        chase(Play.begun(TINY).balls("1", "1")).ok(new Fact.PenaltyAwarded("HAR", 5, "helmet"));
    assertThat(play.score().target()).isEqualTo(8);
    assertThat(play.match().scorecard().innings().getFirst().extras().penalty()).isEqualTo(5);
  }

  @Test
  void penaltyToTheSideThatHasNotBattedWaits() {
    var play = Play.begun(TINY).ok(new Fact.PenaltyAwarded("NOR", 5, "")).balls("4", "2");
    assertThat(chase(play).score().need()).isEqualTo(2);
    assertThat(play.score().runs()).isEqualTo(5);
  }

  @Test
  void overIsAsLongAsTheUmpireCounts() {
    var play = Play.t20().balls(".", ".", ".", ".", ".", ".").ok(new Fact.OverCounted(7));
    assertThat(play.match().striker()).isEqualTo("Rahimi");
    assertThat(play.match().bowler()).isEqualTo("Boon");
    play.balls("1");
    assertThat(play.score().overs()).isEqualTo("1.0");
    assertThat(play.score().balls()).isEqualTo(7);
    assertThat(play.score().bowler().overs()).isEqualTo("1");
    play.bowler("Castle").balls(".", ".", ".", ".", ".").ok(new Fact.OverCounted(5));
    assertThat(play.score().overs()).isEqualTo("2.0");
  }

  @Test
  void rainThatEndsAChaseAheadOfParWinsByRuns() {
    var play = chase(Play.begun(TINY).balls("4", "4")).balls("6");
    play.ok(new Fact.Revised("0.1", 5, "D/L"));
    assertThat(play.match().result().text()).isEqualTo("Northfield won by 2 runs (D/L)");
  }

  @Test
  void nobodyDeclaresInAMatchOfOneInnings() {
    var declared = new Fact.InningsEnded(Ending.DECLARED, List.of());
    var play = Play.t20();
    assertThat(play.refused(declared).impossible()).isFalse();
    play.ok(new Overruling(declared));
    assertThat(play.match().scorecard().innings().getFirst().declared()).isTrue();
  }

  private static Play innings(Play play, String one, String other, String bowler, String ball) {
    return play.ok(new Fact.InningsBegun("", false))
        .ok(new Fact.Openers(one, other))
        .bowler(bowler)
        .balls(ball)
        .ok(new Fact.InningsEnded(Ending.DECLARED, List.of()));
  }

  @Test
  void followOnNeedsItsLeadAndSendsTheSameSideInAgain() {
    var format = MatchFormat.TEST.withFollowOnLead(5);
    var play = innings(Play.of(format), "Rahimi", "Silva", "Boon", "6");
    innings(play, "Boon", "Nash", "Quist", "2");
    assertThat(play.refused(new Fact.FollowOn()).text())
        .isEqualTo("Law 14.1: it takes a lead of 5 to enforce the follow-on, this one is 4.");
    play.ok(new Overruling(new Fact.FollowOn()));
    innings(play, "Boon", "Nash", "Quist", "1");
    assertThat(play.match().result().text()).isEqualTo("Harbour City won by an innings and 3 runs");
  }

  @Test
  void fourthInningsThatTimeEndsIsADraw() {
    var play = innings(Play.of(MatchFormat.TEST), "Rahimi", "Silva", "Boon", "6");
    innings(play, "Boon", "Nash", "Quist", "2");
    innings(play, "Rahimi", "Silva", "Boon", "6");
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Boon", "Nash")).bowler("Quist");
    assertThat(play.score().target()).isEqualTo(11);
    assertThat(play.score().left()).isEqualTo(-1);
    play.balls("1").ok(new Fact.InningsEnded(Ending.CLOSED, List.of()));
    assertThat(play.match().result()).isEqualTo(new Result.Drawn());
  }

  @Test
  void whatPeopleDecideTheyDeclare() {
    var play = Play.t20();
    var awarded = new Result.Won("NOR", new Result.Margin.Unstated(), "Awarded");
    play.ok(new Fact.ResultDeclared(awarded));
    assertThat(play.match().result().text()).isEqualTo("Northfield won (Awarded)");
    assertThat(play.match().innings().ending()).isEqualTo(Ending.CLOSED);
    assertThat(play.refused(".").law()).isEqualTo("16.9");
  }

  @Test
  void penaltyAfterTheWinningHitReopensTheChaseSince2026() {
    var play = chase(Play.begun(TINY).balls("1", "2")).balls("4");
    assertThat(play.match().result().text()).isEqualTo("Northfield won by 10 wickets");
    play.ok(new Fact.PenaltyAwarded("HAR", 5, "helmet"));
    assertThat(play.match().result().known()).isFalse();
    assertThat(play.match().status()).isEqualTo(MatchStatus.LIVE);
    assertThat(play.score().need()).isEqualTo(5);
    play.balls("2");
    assertThat(play.match().result().text()).isEqualTo("Harbour City won by 2 runs");
  }

  @Test
  void penaltyAfterTheLastBallMayWinTheMatch() {
    var play = chase(Play.begun(TINY).balls("4", "2")).balls("1", "1");
    assertThat(play.match().result().text()).isEqualTo("Harbour City won by 4 runs");
    play.ok(new Fact.PenaltyAwarded("NOR", 5, ""));
    assertThat(play.match().result().text()).isEqualTo("Northfield won by penalty runs");
    assertThat(play.match().status()).isEqualTo(MatchStatus.FINISHED);
  }

  @Test
  void penaltyThatOnlyChangesTheMarginChangesTheMargin() {
    var play = chase(Play.begun(TINY).balls("4", "4")).balls("1", "1");
    play.ok(new Fact.PenaltyAwarded("HAR", 5, ""));
    assertThat(play.match().result().text()).isEqualTo("Harbour City won by 11 runs");
  }

  @Test
  void penaltyAfterTheResultLeavesItBefore2026AndWhereNothingChanges() {
    var then = TINY.on(java.time.LocalDate.of(2025, 1, 1));
    var play = chase(Play.begun(then).balls("1", "2")).balls("4");
    play.ok(new Fact.PenaltyAwarded("HAR", 5, "helmet"));
    assertThat(play.match().result().text()).isEqualTo("Northfield won by 10 wickets");
    var now = chase(Play.begun(TINY).balls("1", "2")).balls("4");
    now.ok(new Fact.PenaltyAwarded("NOR", 5, ""));
    assertThat(now.match().result().text()).isEqualTo("Northfield won by 10 wickets");
    long results =
        now.scoring().events().stream()
            .filter(event -> event.fact() instanceof Fact.ResultDeclared)
            .count();
    assertThat(results).isEqualTo(1);
  }

  @Test
  void whatPeopleAwardedNoPenaltyUndoes() {
    var play = chase(Play.begun(TINY).balls("4", "4"));
    play.ok(
        new Fact.ResultDeclared(new Result.Won("NOR", new Result.Margin.Unstated(), "Awarded")));
    play.ok(new Fact.PenaltyAwarded("HAR", 5, ""));
    assertThat(play.match().result().text()).isEqualTo("Northfield won (Awarded)");
  }

  @Test
  void rainBeforeTheLeastNumberOfOversLeavesNoResult() {
    var format = MatchFormat.T20.withOvers(new Overs(6, 1, 1, 0, 0));
    var play = chase(Play.begun(format).ok(new Fact.Revised("1", 0, "")).balls("4"));
    play.balls("6");
    assertThat(play.match().result().text()).isEqualTo("Northfield won by 10 wickets");
    var cut = chase(Play.begun(format).ok(new Fact.Revised("1", 0, "")).balls("4"));
    cut.balls("1").ok(new Fact.Revised("1", 2, "D/L"));
    assertThat(cut.match().result()).isEqualTo(new Result.NoResult());
  }

  @Test
  void forfeitedIsAnInningsThatHasNotBegun() {
    var forfeited = new Fact.InningsEnded(Ending.FORFEITED, List.of());
    assertThat(Play.begun(MatchFormat.TEST).balls(".").refused(forfeited).law()).isEqualTo("15.2");
    var play = Play.of(MatchFormat.TEST).ok(new Fact.InningsBegun("", false)).ok(forfeited);
    assertThat(play.match().innings().ending()).isEqualTo(Ending.FORFEITED);
  }

  @Test
  void resultThatPlayContradictsIsNoted() {
    var play = chase(Play.begun(TINY).balls("1", "2")).balls("4");
    var other = new Fact.ResultDeclared(new Result.Drawn());
    assertThat(play.noted(new Overruling(other)))
        .extracting(Note::law)
        .containsExactly("16.9", "16", "16.5.2");
  }

  @Test
  void powerplayIsWrittenInOversAndBalls() {
    assertThat(Play.t20().refused(new Fact.PowerplayTaken("batting", "x", "9")).impossible())
        .isTrue();
    Play.t20().ok(new Fact.PowerplayTaken("batting", "15.1", "19.10"));
  }
}
