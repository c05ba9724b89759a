package dev.crease.cricket.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.register.Register.Change;
import dev.crease.cricket.register.Register.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamSheetTest {
  private static final Register KNOWN =
      Register.EMPTY
          .after(entered("p1", "Abdul Rahimi"))
          .after(entered("p2", "Jason Roy", "JJ Roy"))
          .after(entered("p3", "José Buttler"))
          .after(entered("p4", "Virat Kohli"))
          .after(entered("p5", "Adam Smith"))
          .after(entered("p6", "Alan Smith"))
          .after(entered("p7", "Mitchell Starc"));

  private static Change entered(String id, String name, String... also) {
    return new Change.Entered(new Entry(id, name, List.of(also)));
  }

  private static String shown(TeamSheet.Player player) {
    return "%s%s%s %s %s"
        .formatted(
            player.name(),
            player.captain() ? " [c]" : "",
            player.keeper() ? " [wk]" : "",
            player.status(),
            player.candidates().stream().map(TeamSheet.Candidate::id).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Abdul Rahimi          | Abdul Rahimi KNOWN [p1]
          1. abdul rahimi (c)   | abdul rahimi [c] KNOWN [p1]
          11) A. Rahimi         | A. Rahimi KNOWN [p1]
          • Rahimi, Abdul       | Abdul Rahimi KNOWN [p1]
          Rahimi                | Rahimi AMBIGUOUS [p1]
          - J J Roy †           | J J Roy [wk] KNOWN [p2]
          JJ Roy (c & wk)       | JJ Roy [c] [wk] KNOWN [p2]
          Jose Buttler, wk      | Jose Buttler [wk] KNOWN [p3]
          ४. विराट कोहली *       | विराट कोहली [c] KNOWN [p4]
          A Smith               | A Smith AMBIGUOUS [p5, p6]
          Adam Smith (vc)       | Adam Smith KNOWN [p5, p6]
          Mitchel Starc         | Mitchel Starc KNOWN [p7]
          Zoltan Quist          | Zoltan Quist NEW []
          """)
  void aLineIsSomebody(String line, String player) {
    var players = TeamSheet.read("Our team:\n" + line + "\n\nZoe Nemo\n", KNOWN);
    assertThat(shown(players.getFirst())).isEqualTo(player);
    assertThat(players).hasSize(2).last().extracting(TeamSheet.Player::name).isEqualTo("Zoe Nemo");
  }

  @Test
  void aListMayBeOneLine() {
    assertThat(TeamSheet.read("XI: Abdul Rahimi (c), Jason Roy; Zoltan Quist", KNOWN))
        .extracting(TeamSheetTest::shown)
        .containsExactly(
            "Abdul Rahimi [c] KNOWN [p1]", "Jason Roy KNOWN [p2]", "Zoltan Quist NEW []");
    assertThat(TeamSheet.read("", KNOWN)).isEmpty();
    assertThat(TeamSheet.read("x y\n".repeat(1_000), KNOWN)).hasSize(TeamSheet.PLAYERS_MAX);
  }

  @Test
  void whatWasMergedStandsForTheOtherUntilItIsParted() {
    var twice = KNOWN.after(entered("p8", "Abdool Raheemi"));
    var merged = twice.after(new Change.Merged("p8", "p1"));
    assertThat(merged.find("p8")).map(Entry::name).hasValue("Abdul Rahimi");
    assertThat(merged.all()).hasSize(7);
    assertThat(TeamSheet.read("Abdool Raheemi\nx", merged).getFirst().candidates())
        .extracting(TeamSheet.Candidate::id)
        .first()
        .isEqualTo("p1");
    assertThat(merged.refusal(new Change.Merged("p1", "p8"))).isEqualTo("p1 and p8 are the same");
    assertThat(merged.refusal(new Change.Merged("p8", "p2")))
        .isEqualTo("p8 is merged into p1 already");
    assertThat(merged.refusal(new Change.Merged("p9", "p2"))).isEqualTo("p9 is not known");
    var parted = merged.after(new Change.Parted("p8"));
    assertThat(parted.find("p8")).map(Entry::name).hasValue("Abdool Raheemi");
    assertThat(parted.refusal(new Change.Parted("p8"))).isEqualTo("p8 is not merged");
  }

  @Test
  void anEntryHasAnIdAndNamesWithinBounds() {
    assertThatThrownBy(() -> new Entry("a b", "Ann", List.of())).hasMessageContaining("an id is");
    assertThatThrownBy(() -> new Entry("a", " ", List.of())).hasMessageContaining("a name is");
  }
}
