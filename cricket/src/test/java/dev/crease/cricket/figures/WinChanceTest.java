package dev.crease.cricket.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.notation.OverFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When the model is asked, for whom, and what of.
class WinChanceTest {
  private static final String HEAD =
      """
      match T20
      rules overs 2, quota 2
      team Harbour City (HAR): A, B, C, D, E, F, G, H, I, J, K
      team Northfield (NOR): L, M, N, O, P, Q, R, S, T, U, V
      toss Harbour City, bat
      """;
  private static final String BEGUN = "innings HAR\nbatters A, B\n";
  private static final String FIRST = "innings HAR\nbatters A, B\n1 L: 1 . 4 . . .\n2 M: ";
  private static final String CHASE =
      FIRST + "1 . . . . .\ninnings NOR\nbatters L, M\n1 A: 1 . . W(bowled) [in N] ";

  private final BallOdds odds = odds();
  private final WinModel model = new WinModel(odds, 12);
  private final WinChance chances = new WinChance(lines());

  private static BallOdds odds() {
    var count = new BallOdds.Count();
    for (int i = 0; i < 4_000; i++) {
      count.add(Ball.runs(i % 3), 0, 12, 0);
    }
    for (int i = 0; i < 400; i++) {
      count.add(Ball.DOT.with(Wicket.of(Dismissal.BOWLED, "A")), 0, 12, 0);
    }
    return BallOdds.parse("T20", count.odds("T20").spread(0.05).lines());
  }

  private List<String> lines() {
    var lines = new ArrayList<>(odds.lines());
    lines.addAll(odds.lines().stream().map(line -> line.replace("T20", "ODI")).toList());
    return lines;
  }

  private static Match match(String played) {
    return OverFile.read("m", HEAD + played).match();
  }

  private int first(String played) {
    return chances.of(match(played)).orElseThrow().percents().getFirst();
  }

  private static int percent(double chance) {
    return Math.clamp(Math.round(100 * chance), 1, 99);
  }

  @Test
  void theModelIsAskedForTheSideThatBats() {
    assertThat(first(BEGUN)).isEqualTo(percent(model.battingFirst(0, 0, 12)));
    assertThat(first(FIRST + "6 ")).isEqualTo(percent(model.battingFirst(11, 0, 5)));
    assertThat(first(FIRST + "W(bowled) [in C] . "))
        .isEqualTo(percent(model.battingFirst(5, 1, 4)));
    assertThat(first(FIRST + ". . . . . ."))
        .as("between innings")
        .isEqualTo(percent(model.battingFirst(5, 0, 0)));
    assertThat(first(CHASE)).isEqualTo(100 - percent(model.chasing(6, 1, 8)));
    assertThat(chances.of(match(CHASE)).orElseThrow().percents().getLast())
        .isEqualTo(percent(model.chasing(6, 1, 8)));
  }

  /// A side of three has lost all when two are out.
  @Test
  void shortSidesHaveFewerWickets() {
    var three = HEAD.replace("L, M, N, O, P, Q, R, S, T, U, V", "L, M, N") + CHASE;
    assertThat(chances.of(OverFile.read("m", three).match()).orElseThrow().percents().getLast())
        .isEqualTo(percent(model.chasing(6, 9, 8)));
  }

  @Test
  void whoHasWonHasAllOfIt() {
    assertThat(first(CHASE + ". .\n2 B: . . . . . .")).isEqualTo(100);
    assertThat(first(CHASE + "6")).isZero();
    assertThat(chances.of(match("result no result"))).isEmpty();
  }

  @Test
  void nobodyIsCertainBeforeTheEnd() {
    assertThat(first(CHASE + ". .\n2 B: . . . . . ")).isEqualTo(99);
    assertThat(first(FIRST + "6 6 6 6 6 ")).isEqualTo(99);
  }

  @Test
  void itHasNoOpinionOnOtherMatches() {
    assertThat(chances.of(Match.NONE)).isEmpty();
    assertThat(chances.of(match(""))).isEmpty();
    assertThat(
            chances.of(
                OverFile.read(
                        "m",
                        HEAD.replace("match T20\nrules overs 2, quota 2", "match Test") + BEGUN)
                    .match()))
        .isEmpty();
    assertThat(
            chances.of(OverFile.read("m", HEAD.replace("overs 2,", "overs 61,") + BEGUN).match()))
        .isEmpty();
    assertThat(chances.of(OverFile.read("m", HEAD.replace("overs 2,", "overs 0,") + BEGUN).match()))
        .isEmpty();
    var level = CHASE.replace("1 A: 1 . . W(bowled) [in N] ", "1 A: 4 2 . . . .\n2 B: . . . . . .");
    assertThat(chances.of(match(level + "\nsuper over NOR\nbatters L, M\n1 A: 1"))).isEmpty();
  }

  @Test
  void shortenedInningsHaveTheirOwnModel() {
    var cut = "revise overs 1\n";
    var one = new WinModel(odds, 6);
    assertThat(first("innings HAR\n" + cut + "batters A, B\n1 L: 4 "))
        .isEqualTo(percent(one.battingFirst(4, 0, 5)));
    for (int overs = 1; overs <= 8; overs++) {
      var format = HEAD.replace("overs 2,", "overs " + overs + ",").replace("quota 2", "quota 8");
      var chance = chances.of(OverFile.read("m", format + BEGUN).match()).orElseThrow();
      assertThat(chance.percents().getFirst())
          .isEqualTo(percent(new WinModel(odds, 6 * overs).battingFirst(0, 0, 6 * overs)));
    }
    assertThat(first(BEGUN)).isEqualTo(percent(model.battingFirst(0, 0, 12)));
  }
}
