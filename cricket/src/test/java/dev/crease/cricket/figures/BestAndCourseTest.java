package dev.crease.cricket.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Scorecard;
import dev.crease.cricket.notation.OverFile;
import org.junit.jupiter.api.Test;

/// The best figures of a match, and its course in numbers.
class BestAndCourseTest {
  private static final Scorecard CARD =
      OverFile.read(
              "m",
              """
              match T20
              rules overs 2, quota 2
              team Harbour City (HAR): Rahimi, Silva, Okoye, Grant
              team Northfield (NOR): Boon, Halloran, Nash, Iqbal
              toss Harbour City, bat
              innings Harbour City
              batters Rahimi, Silva
              1 Boon: 4 . 1 W(bowled) [in Okoye] . 2
              2 Nash: 6 W(lbw) [in Grant] . wd W(runout striker)
              innings Northfield
              batters Boon, Halloran
              1 Rahimi: 4 1 . . . .
              2 Silva: W(bowled) [in Nash] 2 . 6 1 .
              super over Northfield
              batters Boon, Nash
              1 Rahimi: 6 6 W(bowled) [in Iqbal] W(bowled)
              """)
          .match()
          .scorecard();

  @Test
  void battersAreRankedByRunsThenBalls() {
    assertThat(Best.batting(CARD, 4))
        .extracting(best -> best.innings() + " " + best.line().player())
        .containsExactly("1 Rahimi", "2 Nash", "2 Boon", "1 Okoye");
    assertThat(Best.batting(CARD, 2)).hasSize(2);
    assertThat(Best.batting(CARD, 20)).hasSize(4).noneMatch(best -> best.line().runs() == 0);
  }

  @Test
  void bowlersAreRankedByWicketsThenRuns() {
    assertThat(Best.bowling(CARD, 4))
        .extracting(best -> best.innings() + " " + best.line().player() + " " + best.figures())
        .containsExactly("1 Boon 1-0-7-1", "1 Nash 0.4-0-7-1", "2 Silva 1-0-9-1");
    assertThat(Best.bowling(CARD, 1)).hasSize(1);
  }

  @Test
  void theWormGrowsAndTheManhattanDoesNot() {
    assertThat(Course.of(CARD.innings().getFirst()))
        .containsExactly(new Course.Point(1, 7, 1, 7, 1), new Course.Point(2, 7, 2, 14, 3));
  }

  @Test
  void twoInningsAreComparedOverByOver() {
    var pairs = Course.compare(CARD.innings().get(0), CARD.innings().get(1));
    assertThat(pairs).containsExactly(new Course.Pair(1, 7, 5), new Course.Pair(2, 14, 14));
    assertThat(pairs.getFirst().lead()).isEqualTo(-2);
    assertThat(pairs.getFirst().both()).isTrue();
    var longer = Course.compare(CARD.innings().get(2), CARD.innings().get(1));
    assertThat(longer).containsExactly(new Course.Pair(1, 12, 5), new Course.Pair(2, -1, 14));
    assertThat(longer.getLast().both()).isFalse();
    assertThat(Course.compare(CARD.innings().get(1), CARD.innings().get(2)).getLast().both())
        .isFalse();
    assertThat(new Course.Pair(1, 0, 0).both()).isTrue();
  }
}
