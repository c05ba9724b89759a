package dev.crease.cricket.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.notation.OverFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilestonesTest {
  private static final String HEAD =
      """
      match T20
      team Harbour City (HAR): Rahimi, Silva, Okoye, Grant, Patel, Dunne
      team Northfield (NOR): Boon, Halloran, Nash, Iqbal, Thorne, Ueda
      toss Harbour City, bat
      innings Harbour City
      batters Rahimi, Silva
      """;

  private static List<String> milestones(String overs, boolean extrasBreak) {
    return Milestones.of(OverFile.read("m", HEAD + overs).events(), extrasBreak).stream()
        .map(
            m ->
                "%s %d %s %s (%d)"
                    .formatted(m.kind().word(), m.number(), m.at(), m.who(), m.balls()))
        .toList();
  }

  @Test
  void fiftiesOfBatterPairAndSide() {
    assertThat(milestones("1 Boon: 6 6 6 6 6 6\n2 Nash: 1 6 1 6 2 wd 1\n", false))
        .containsExactly("team 50 1.4 Harbour City (10)", "partnership 50 1.4 Silva, Rahimi (10)");
    assertThat(milestones("1 Boon: 6 6 6 6 6 6\n2 Nash: 1 6 6 2\n", false))
        .containsExactly(
            "team 50 1.4 Harbour City (10)",
            "partnership 50 1.4 Rahimi, Silva (10)",
            "batter 50 1.4 Rahimi (9)");
  }

  @Test
  void aHatTrickRunsAcrossOversAndARunOutBreaksIt() {
    var wickets = "1 Boon: . . . . . W(bowled) [in Okoye]\n2 Nash: . . . . . .\n3 Boon: ";
    assertThat(milestones(wickets + "W(lbw) [in Grant] W(bowled)\n", false))
        .contains("hat-trick 3 2.2 Boon (0)");
    assertThat(
            milestones(
                wickets + "W(runout striker) [in Grant] W(bowled) [in Patel] W(lbw)\n", false))
        .noneMatch(text -> text.startsWith("hat-trick"));
  }

  @Test
  void whetherAWideBreaksAHatTrickIsAsked() {
    var over = "1 Boon: W(bowled) [in Okoye] W(lbw) [in Grant] wd W(bowled)\n";
    assertThat(milestones(over, false)).contains("hat-trick 3 0.3 Boon (0)");
    assertThat(milestones(over, true)).noneMatch(text -> text.startsWith("hat-trick"));
  }

  @Test
  void ducksAreGoldenOrDiamondByTheirBalls() {
    assertThat(milestones("1 Boon: W(bowled) [in Okoye] . W(runout nonstriker)\n", false))
        .containsExactly("duck 0 0.1 Rahimi (1)", "duck 0 0.3 Silva (0)");
  }

  @Test
  void fiveWicketsInAnInnings() {
    var over =
        """
        1 Boon: 1 W(bowled) [in Okoye] W(lbw) [in Grant] W(bowled) [in Patel] 1lb W(bowled) [in Dunne]
        2 Nash: . . . . . .
        3 Boon: . W(bowled)
        """;
    assertThat(milestones(over, false)).contains("five-for 5 2.2 Boon (0)");
  }
}
