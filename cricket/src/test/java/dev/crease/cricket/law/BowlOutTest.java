package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.Overs;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.TieBreak;
import org.junit.jupiter.api.Test;

/// A tie broken at unguarded stumps (a playing condition).
class BowlOutTest {
  private static final MatchFormat FORMAT =
      MatchFormat.T20.withOvers(new Overs(1, 6, 1, 1, 0)).withTie(TieRule.BOWL_OUT);

  private static Play level(MatchFormat format, String lastBall) {
    var play = Play.begun(format).balls("1", "1", "1", "1", "1", "1");
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Boon", "Halloran"));
    return play.bowler("Quist").balls("1", "1", "1", "1", "1", lastBall);
  }

  private static Fact.BowlOutBall ball(String team, String bowler, boolean hit) {
    return new Fact.BowlOutBall(team, bowler, hit);
  }

  private static Fact.ResultDeclared won(String team) {
    return new Fact.ResultDeclared(new Result.Tied(new TieBreak.BowlOut(team), ""));
  }

  @Test
  void eachBallIsCountedForTheBowlersSide() {
    var play = level(FORMAT, "1");
    assertThat(play.match().bowlOut().begun()).isFalse();
    play.ok(ball("", "Boon", true)).ok(ball("HAR", "Quist", false)).ok(ball("", "Boon", false));
    assertThat(play.match().bowlOut().balls()).containsExactly(1, 2);
    assertThat(play.match().bowlOut().hits()).containsExactly(0, 1);
    assertThat(play.match().bowlOut().ahead()).isEqualTo(1);
    assertThat(play.scoring().events().getLast().text())
        .isEqualTo("Bowl-out: Boon misses, Harbour City 0, Northfield 1");
    play.ok(ball("", "Rahimi", true));
    assertThat(play.match().bowlOut().ahead()).isEqualTo(-1);
    play.ok(ball("", "Voss", true));
    assertThat(play.match().bowlOut().ahead()).isZero();
    assertThat(play.scoring().events().getLast().fact())
        .isEqualTo(ball("Harbour City", "Voss", true));
    assertThat(play.noted(won("HAR"))).isEmpty();
    assertThat(play.match().result().text()).isEqualTo("Match tied; Harbour City won the bowl-out");
  }

  @Test
  void whoHitLessOftenHasHardlyWon() {
    var play = level(FORMAT, "1").ok(ball("", "Boon", true));
    assertThat(play.noted(won("HAR")).getLast().text())
        .endsWith("Harbour City did not hit the stumps more often.");
    assertThat(level(FORMAT, "1").noted(won("HAR"))).isEmpty();
  }

  @Test
  void itIsForMatchesThatEndedLevel() {
    assertThat(Play.begun(FORMAT).refused(ball("", "Boon", true)).impossible()).isTrue();
    assertThat(Play.of(FORMAT).refused(ball("", "Boon", true)).impossible()).isTrue();
    level(FORMAT.withTie(TieRule.SUPER_OVERS), "1").insists(ball("", "Boon", true));
    var decided = level(FORMAT, ".");
    assertThat(decided.refused(ball("", "Boon", true)).law()).isEqualTo("16.9");
    var first = Play.begun(FORMAT).balls("1", "1", "1", "1", "1", "1");
    first.insists(ball("", "Boon", true));
  }

  @Test
  void theBowlerMustBeSomebodys() {
    var play = level(FORMAT, "1");
    assertThat(play.refused(ball("", "Nobody", true)).text())
        .isEqualTo("Law 1.1: say whose bowler 'Nobody' is.");
    assertThat(play.refused(ball("Kent", "Boon", true)).text())
        .isEqualTo("Law 1.1: 'Kent' is neither of the two teams.");
    assertThat(play.refused(ball("HAR", "Boon", true)).text())
        .isEqualTo("Law 1.1: Harbour City has no one player called 'Boon'.");
  }
}
