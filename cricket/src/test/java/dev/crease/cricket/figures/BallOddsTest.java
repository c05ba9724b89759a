package dev.crease.cricket.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Wicket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The odds of a single delivery, as they are counted, mixed and tilted.
class BallOddsTest {
  private static final int OUTCOMES = 14;

  @ParameterizedTest
  @CsvSource({
    "0, 120, 0",
    "35, 120, 0",
    "36, 120, 1",
    "89, 120, 1",
    "90, 120, 2",
    "119, 120, 2",
    "59, 300, 0",
    "60, 300, 1",
    "239, 300, 1",
    "240, 300, 2",
    "44, 150, 0",
    "45, 150, 1",
    "30, 151, 0",
    "31, 151, 1",
    "0, 0, 0"
  })
  void inningsHaveThreeParts(int bowled, int total, int part) {
    assertThat(BallOdds.part(bowled, total)).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 0", "3, 1", "5, 1", "6, 2", "7, 2", "8, 3", "9, 3"})
  void wicketsComeInFourGroups(int down, int group) {
    assertThat(BallOdds.group(down)).isEqualTo(group);
  }

  @Test
  void shortInningsAreThoseOfTwentyFiveOvers() {
    assertThat(BallOdds.isShort(150)).isTrue();
    assertThat(BallOdds.isShort(151)).isFalse();
  }

  @Test
  void outcomesAreRunsOffABallAWicketAndExtras() {
    assertThat(BallOdds.outcome(Ball.runs(4))).isEqualTo(4);
    assertThat(BallOdds.outcome(Ball.DOT.with(new Extras(0, 0, 0, 3, 5)))).isEqualTo(6);
    assertThat(BallOdds.outcome(Ball.DOT.with(new Extras(1, 0, 0, 0, 0))))
        .isEqualTo(BallOdds.WICKET + 1);
    assertThat(BallOdds.outcome(Ball.runs(2).with(new Extras(0, 1, 0, 0, 0))))
        .isEqualTo(BallOdds.WICKET + 3);
    assertThat(BallOdds.outcome(Ball.DOT.with(Wicket.of(Dismissal.LBW, "A"))))
        .isEqualTo(BallOdds.WICKET);
    assertThat(BallOdds.outcome(Ball.DOT.with(Wicket.of(Dismissal.RETIRED_HURT, "A")))).isZero();
  }

  private static BallOdds.Count fours(int count, int bowled, int down) {
    var counted = new BallOdds.Count();
    for (int i = 0; i < count; i++) {
      counted.add(Ball.runs(4), bowled, 120, down);
    }
    return counted;
  }

  @Test
  void countsAreAddedAndTakenAway() {
    var count = fours(3, 0, 0);
    count.add(fours(5, 110, 9), 1);
    assertThat(count.total()).isEqualTo(8);
    count.add(fours(2, 110, 9), -1);
    assertThat(count.total()).isEqualTo(6);
    count.add(fours(3, 0, 0), -1);
    double[] last = count.odds("T20").at(110, 120, 9);
    double[] only = fours(3, 110, 9).odds("T20").at(110, 120, 9);
    assertThat(last).isEqualTo(only);
  }

  /// A cell is mixed with 200 balls of its part, that with 200 of the whole, that with one ball an
  /// outcome: worked out by hand.
  @Test
  void aCellIsMixedWithWhatIsAroundIt() {
    var count = fours(100, 0, 0);
    count.add(fours(300, 110, 9), 1);
    var odds = count.odds("T20");
    double whole = (400 + 1.0) / (400 + OUTCOMES);
    double part = (100 + 200 * whole) / 300;
    assertThat(odds.at(0, 120, 0)[4]).isCloseTo((100 + 200 * part) / 300, within(1e-12));
    assertThat(odds.at(0, 120, 9)[4]).isCloseTo(part, within(1e-12));
    assertThat(odds.at(60, 120, 0)[4]).isCloseTo(whole, within(1e-12));
    double lastPart = (300 + 200 * whole) / 500;
    assertThat(odds.at(110, 120, 9)[4]).isCloseTo((300 + 200 * lastPart) / 500, within(1e-12));
    double sum = 0;
    for (double share : odds.at(0, 120, 0)) {
      sum += share;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void aBetterSideScoresMoreAndLosesLess() {
    var count = fours(50, 0, 0);
    for (int i = 0; i < 50; i++) {
      count.add(Ball.DOT.with(Wicket.of(Dismissal.LBW, "A")), 0, 120, 0);
      count.add(Ball.DOT.with(new Extras(1, 0, 0, 0, 0)), 0, 120, 0);
    }
    var odds = count.odds("T20").spread(0.1);
    assertThat(odds.name()).isEqualTo("T20");
    double[] mean = odds.played(0).at(0, 120, 0);
    double[] good = odds.played(1).at(0, 120, 0);
    double[] bad = odds.played(-1).at(0, 120, 0);
    double tilt = good[0] / mean[0];
    assertThat(good[4] / mean[4]).isCloseTo(tilt * Math.exp(0.4), within(1e-9));
    assertThat(good[BallOdds.WICKET] / mean[BallOdds.WICKET])
        .isCloseTo(tilt * Math.exp(-0.5), within(1e-9));
    assertThat(good[BallOdds.WICKET + 1] / mean[BallOdds.WICKET + 1])
        .isCloseTo(tilt * Math.exp(0.1), within(1e-9));
    assertThat(bad[4]).isLessThan(mean[4]).isLessThan(good[4]);
    assertThat(odds.spread(0).played(1).at(0, 120, 0)[4]).isCloseTo(mean[4], within(1e-12));
  }

  @Test
  void linesThatAreNoOddsAreRefused() {
    var lines = new ArrayList<>(fours(5, 0, 0).odds("T20").lines());
    lines.addFirst("# for people");
    lines.add("ODI,spread,0.50");
    var read = BallOdds.parse("T20", lines);
    assertThat(read.lines()).hasSize(13).first().isEqualTo("T20,spread,0.00");
    assertThat(read.at(0, 120, 0)[4])
        .isCloseTo(fours(5, 0, 0).odds("T20").at(0, 120, 0)[4], within(1e-4));
    lines.set(2, "T20,0,0," + "0.1,".repeat(13) + "0.1");
    assertThatThrownBy(() -> BallOdds.parse("T20", lines))
        .hasMessageStartingWith("the odds of a cell are 1 together");
    assertThatThrownBy(() -> BallOdds.parse("T20", List.of())).hasMessageContaining("12 cells");
  }
}
