package dev.crease.cricket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The ICC's table for reduced T20 matches, and what other formats make of it.
class PowerplayTest {

  @ParameterizedTest
  @CsvSource({
    "5, 1.3", "6, 1.5", "7, 2.1", "8, 2.2", "9, 2.4", "10, 3.0", "11, 3.2", "12, 3.4", "13, 3.5",
    "14, 4.1", "15, 4.3", "16, 4.5", "17, 5.1", "18, 5.2", "19, 5.4", "20, 6.0"
  })
  void reducedT20HasItsShareToTheBall(int overs, String powerplay) {
    int balls = Powerplay.balls(MatchFormat.T20.overs(), overs * 6);
    assertThat(balls / 6 + "." + balls % 6).isEqualTo(powerplay);
  }

  @Test
  void othersHaveTheirs() {
    assertThat(Powerplay.balls(MatchFormat.ODI.overs(), 300)).isEqualTo(60);
    assertThat(Powerplay.balls(MatchFormat.ODI.overs(), 23 * 6)).isEqualTo(30);
    assertThat(Powerplay.balls(MatchFormat.HUNDRED.overs(), 100)).isEqualTo(25);
    assertThat(Powerplay.balls(MatchFormat.TEST.overs(), 540)).isZero();
  }
}
