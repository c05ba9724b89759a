package dev.crease.cricket.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverNotationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "1",
        "2",
        "3",
        "4",
        "6",
        "4r",
        "6r",
        "5",
        "7",
        "wd",
        "wd+4",
        "nb",
        "nb+6",
        "nb+2b",
        "nb+1lb",
        "3nb",
        "2b",
        "4lb",
        "5pen",
        "wd+5pen",
        "1lb+5pen",
        "W(bowled)",
        "W(lbw)",
        "W(caught Halloran)",
        "W(caught sub Silva)",
        "W(caught sub)",
        "W(caught and bowled)",
        "wd+W(stumped Boon)",
        "W(hit wicket)",
        "1+W(runout striker)",
        "W(runout Silva, by Nash/Ueda)",
        "W(runout Mohammad Nawaz (3), by sub Silva, at bowler)",
        "W(caught Nash, crossed)",
        "W(caught Nash)+W(timed out Okoye)",
        "nb+W(retired out Moyo)",
        "W(obstructing the field Lam)",
        "W(bowled, of Silva)"
      })
  void whatIsReadIsWrittenAgain(String word) {
    assertThat(OverNotation.write(OverNotation.read(word), 1)).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "W(runout striker 1), 1+W(runout striker)",
    "W(run out nonstriker 2), 2r+W(runout nonstriker)",
    "W(c&b), W(caught and bowled)",
    "1nb, nb",
    "0, .",
  })
  void thereAreShorterWaysToWriteSome(String word, String written) {
    assertThat(OverNotation.write(OverNotation.read(word), 1).replace("2r", "2"))
        .isEqualTo(written.replace("2r", "2"));
  }

  @Test
  void dearNoBallIsPlainWhereItIsTheRule() {
    var ball = OverNotation.read("2nb");
    assertThat(OverNotation.write(ball, 2)).isEqualTo("nb");
    assertThat(OverNotation.write(ball, 1)).isEqualTo("2nb");
  }

  @Test
  void numbersWithAWideAreWidesAndWithANoBallTheBats() {
    assertThat(OverNotation.read("wd+4").extras().wides()).isEqualTo(5);
    assertThat(OverNotation.read("nb+4").runs()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "4+4",
        ".+1",
        "1+",
        "W",
        "W(",
        "W()",
        "W(fell over)",
        "100",
        "4q",
        "-1",
        "wd+wd+nb",
        "W(caught A, sideways)",
        "\u0664"
      })
  void whatIsNoBallIsRefused(String word) {
    assertThatThrownBy(() -> OverNotation.read(word)).isInstanceOf(OverNotation.Fault.class);
  }
}
