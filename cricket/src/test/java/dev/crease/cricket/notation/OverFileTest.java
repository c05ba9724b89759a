package dev.crease.cricket.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverFileTest {
  private static final String HEAD =
      """
      match T20
      team Harbour City (HAR): Rahimi, Silva, Okoye
      team Northfield (NOR): Boon, Halloran, Nash
      toss Harbour City, bat
      innings Harbour City
      batters Rahimi, Silva
      """;

  @Test
  void anOverIsALine() {
    var match =
        OverFile.read("m", HEAD + "1 Boon: . 4 wd W(caught Nash) [in Okoye] 1 . 2\n").match();
    assertThat(match.score().text()).isEqualTo("HAR 8/1 (1.0 ov)");
    assertThat(match.score().thisOver()).containsExactly(".", "4", "wd", "W", "1", ".", "2");
  }

  @Test
  void anOverMayGoOnInTheNextLine() {
    var match = OverFile.read("m", HEAD + "1 Boon: . 4\nstop rain\n1 Boon: . 1\n").match();
    assertThat(match.score().overs()).isEqualTo("0.4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 Boon: . x .            | line 7:11 | expected a ball
          2 Boon: .                | line 7:1  | expected over 1, was '2'
          1 Rahimi: .              | line 7:1  | Law 1.1
          1 Boon: wd+W(lbw)        | line 7:9  | Law 22.9
          1 Boon: W(caught Nash    | line 7:9  | expected a closing bracket
          1 Boon: . [in Okoye]     | line 7:11 | Law 25.2
          1 Boon: . [on Okoye]     | line 7:11 | expected one of toss
          declare                  | line 7:1  | expected an over
          end somehow              | line 7:1  | expected all out
          result perhaps           | line 7:1  | expected by
          revise 35                | line 7:1  | expected overs
          penalty HAR              | line 7:1  | expected a number
          """)
  void faultsNameTheirPlace(String line, String place, String message) {
    assertThatThrownBy(() -> OverFile.read("m", HEAD + line + "\n"))
        .isInstanceOfSatisfying(
            OverFile.Fault.class,
            fault -> {
              assertThat(fault.place()).isEqualTo(place);
              assertThat(fault).hasMessageStartingWith(message);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules overs 8             | expected 'match' and a format
          team A: x, y              | expected team NAME (SHORT)
          hello                     | expected a line of the head
          toss A, bat               | expected 'match' and a format
          """)
  void headMustBeWhole(String line, String message) {
    assertThatThrownBy(() -> OverFile.read("m", line)).hasMessageStartingWith(message);
    assertThatThrownBy(() -> OverFile.read("m", "")).isInstanceOf(OverFile.Fault.class);
  }

  @Test
  void rulesChangeAFormat() {
    var text = HEAD.replace("match T20\n", "match T20\nrules overs 8, noBallRuns 2\n");
    var match = OverFile.read("m", text + "1 Boon: nb\n").match();
    assertThat(match.score().runs()).isEqualTo(2);
    assertThat(match.score().left()).isEqualTo(48);
    assertThatThrownBy(() -> OverFile.read("m", text.replace("overs 8", "overs x")))
        .hasMessageContaining("expected a rule that can be played");
  }
}
