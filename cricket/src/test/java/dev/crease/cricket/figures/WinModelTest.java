package dev.crease.cricket.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Wicket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WinModelTest {
  private static final int BALLS = 4;
  private static final Map<Integer, Double> CHASES = new HashMap<>();
  private static final BallOdds ODDS = odds().spread(0.1);

  private static BallOdds odds() {
    var count = new BallOdds.Count();
    for (int i = 0; i < 400; i++) {
      count.add(Ball.runs(i % 3), 0, 120, 0);
      count.add(Ball.runs(4), 100, 120, 5);
      count.add(Ball.DOT.with(new Extras(1, 0, 0, 0, 0)), 50, 120, 8);
      count.add(Ball.DOT.with(Wicket.of(Dismissal.BOWLED, "A")), 110, 120, 9);
    }
    return count.odds("T20");
  }

  /// The same by trying out everything that can happen.
  private static double chase(BallOdds odds, int left, int down, int need) {
    if (need <= 0) {
      return 1;
    }
    if (left == 0 || down == 10) {
      return need == 1 ? 0.5 : 0;
    }
    double[] p = odds.at(BALLS - left, BALLS, down);
    double sum = p[BallOdds.WICKET] * chase(odds, left - 1, down + 1, need);
    for (int runs = 0; runs <= 6; runs++) {
      sum += p[runs] * chase(odds, left - 1, down, need - runs);
    }
    for (int runs = 1; runs <= 6; runs++) {
      sum += p[BallOdds.WICKET + runs] * chase(odds, left, down, need - runs);
    }
    return sum;
  }

  private static double first(BallOdds odds, int left, int down, int made) {
    if (left == 0 || down == 10) {
      return 1 - CHASES.computeIfAbsent(made + 1, need -> mixed(BALLS, 0, need));
    }
    double[] p = odds.at(BALLS - left, BALLS, down);
    double sum = p[BallOdds.WICKET] * first(odds, left - 1, down + 1, made);
    for (int runs = 0; runs <= 6; runs++) {
      sum += p[runs] * first(odds, left - 1, down, made + runs);
    }
    for (int runs = 1; runs <= 6 && made + runs <= 6; runs++) {
      sum += p[BallOdds.WICKET + runs] * first(odds, left, down, made + runs);
    }
    return sum;
  }

  private static double mixed(int left, int down, int need) {
    return (chase(ODDS.played(-1), left, down, need)
            + 2 * chase(ODDS.played(0), left, down, need)
            + chase(ODDS.played(1), left, down, need))
        / 4;
  }

  @Test
  void aChaseIsWorthWhatTryingOutEverythingSays() {
    var model = new WinModel(ODDS, BALLS);
    for (int left = 0; left <= 4; left++) {
      for (int need = 0; need <= 7; need++) {
        assertThat(model.chasing(need, 8, left)).isCloseTo(mixed(left, 8, need), within(1e-4));
      }
    }
  }

  @Test
  void aFirstInningsIsWorthWhatTheChaseAfterItIsNot() {
    var model = new WinModel(ODDS, BALLS);
    assertThat(model.battingFirst(7, 10, 3)).isCloseTo(1 - mixed(BALLS, 0, 8), within(1e-4));
    double oneLeft = 0;
    for (int luck = -1; luck <= 1; luck++) {
      oneLeft += (luck == 0 ? 0.5 : 0.25) * first(ODDS.played(luck), 1, 9, 6);
    }
    // extras are bowled again; the trial gives up after none of them, so it is a little off
    assertThat(model.battingFirst(6, 9, 1)).isCloseTo(oneLeft, within(0.05));
  }

  @Test
  void moreRunsToMakeAreNeverBetter() {
    var model = new WinModel(ODDS, 60);
    for (int left = 1; left <= 60; left += 7) {
      for (int need = 1; need < 120; need += 11) {
        double now = model.chasing(need, 4, left);
        assertThat(now).isBetween(0.0, 1.0001);
        assertThat(model.chasing(need + 1, 4, left)).isLessThanOrEqualTo(now + 1e-5);
      }
    }
  }

  @Test
  void oddsAreWrittenAndReadAgainAndAreOdds() {
    var again = BallOdds.parse("T20", ODDS.lines());
    assertThat(again.lines()).hasSize(13).first().isEqualTo("T20,spread,0.10");
    double[] one = again.at(110, 120, 9);
    double[] other = ODDS.at(110, 120, 9);
    for (int i = 0; i < one.length; i++) {
      assertThat(one[i]).isCloseTo(other[i], within(1e-4));
    }
    assertThatThrownBy(() -> BallOdds.parse("ODI", ODDS.lines()))
        .hasMessage("ODI has 12 cells, was: 0");
    assertThatThrownBy(() -> BallOdds.parse("T20", List.of("T20,0,0,0.5")))
        .hasMessage("a line has 17 cells: T20,0,0,0.5");
  }
}
