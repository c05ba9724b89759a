package dev.crease.cricket.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.book.Match;
import dev.crease.cricket.notation.OverFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointsTableTest {
  private static final String HEAD =
      """
      match T20
      rules overs 2, quota 1, tie stands
      team Harbour City (HAR): Ann, Bea, Cat
      team Northfield (NOR): Uma, Val, Wyn
      toss HAR, bat
      innings HAR
      batters Ann, Bea
      """;
  private static final String CHASE = "innings NOR\nbatters Uma, Val\n";

  private static Match match(String script) {
    return OverFile.read("m", HEAD + script).match();
  }

  private static List<String> table(Match... matches) {
    return PointsTable.of(List.of(matches), PointsTable.Points.USUAL).stream()
        .map(
            line ->
                "%s %d-%d-%d-%d %d pts %+.3f"
                    .formatted(
                        line.team(),
                        line.played(),
                        line.won(),
                        line.lost(),
                        line.tied() + line.drawn() + line.noResult(),
                        line.points(),
                        line.netRunRate()))
        .toList();
  }

  @Test
  void aSideThatIsAllOutHasHadAllItsOvers() {
    var won =
        match(
            "1 Uma: 4 4 . . . .\n2 Val: 6 6 . . . .\n"
                + CHASE
                + "1 Ann: 6 6 W(bowled) [in Wyn] W(bowled)\n");
    assertThat(won.result().text()).isEqualTo("Harbour City won by 8 runs");
    assertThat(table(won))
        .containsExactly("Harbour City 1-1-0-0 2 pts +4.000", "Northfield 1-0-1-0 0 pts -4.000");
  }

  @Test
  void aChaseThatIsWonCountsTheOversItTook() {
    var won = match("1 Uma: 4 4 . . . .\n2 Val: . . . . . .\n" + CHASE + "1 Ann: 6 . 3\n");
    assertThat(table(won))
        .containsExactly("Northfield 1-1-0-0 2 pts +14.000", "Harbour City 1-0-1-0 0 pts -14.000");
  }

  @Test
  void aTargetThatRainMovedIsWhatTheFirstSideIsCreditedWith() {
    var won =
        match(
            "1 Uma: 4 4 . . . .\n2 Val: 6 6 . . . .\n"
                + CHASE
                + "revise overs 1, target 12, method D/L\n1 Ann: 6 . 3 . . .\n");
    assertThat(won.result().text()).isEqualTo("Harbour City won by 2 runs (D/L)");
    assertThat(table(won))
        .containsExactly("Harbour City 1-1-0-0 2 pts +2.000", "Northfield 1-0-1-0 0 pts -2.000");
  }

  @Test
  void tiesAndMatchesWithoutAResultShareThePoints() {
    var tied =
        match(
            "1 Uma: 4 . . . . .\n2 Val: . . . . . .\n"
                + CHASE
                + "1 Ann: 4 . . . . .\n2 Bea: . . . . . .\n");
    var rained = match("1 Uma: 4\nresult no result\n");
    var begun = match("1 Uma: 6\n");
    assertThat(table(tied, rained, begun))
        .containsExactly("Harbour City 2-0-0-2 2 pts +0.000", "Northfield 2-0-0-2 2 pts +0.000");
    var points = new PointsTable.Points(4, 2, 0, 1);
    assertThat(PointsTable.of(List.of(tied, rained), points))
        .extracting(PointsTable.Line::points)
        .containsExactly(3, 3);
    assertThat(PointsTable.of(Stream.of(begun).toList(), points))
        .extracting(PointsTable.Line::played)
        .containsExactly(0, 0);
  }
}
