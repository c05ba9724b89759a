package dev.crease.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChipTest {
  @ParameterizedTest
  @CsvSource({
    "., •, k0, no run, true",
    "1, 1, '', 1 run, true",
    "4, 4, k4, four, true",
    "4r, 4, '', 4 runs, true",
    "6, 6, k6, six, true",
    "wd, Wd, kx, wide, false",
    "wd+4, 5wd, kx, 5 wides, false",
    "nb, Nb, kx, no-ball, false",
    "nb+6, Nb6, kx, 'no-ball, six', false",
    "2b, 2b, kx, 2 byes, true",
    "1lb, 1lb, kx, 1 leg bye, true",
    "W, W, kw, wicket, true",
    "'W(caught Halloran)', W, kw, wicket, true",
    "1+W, W1, kw, '1 run, wicket', true",
    "wd+W, W, kw, 'wide, wicket', false",
  })
  void aWordBecomesAMark(String word, String mark, String kind, String words, boolean legal) {
    assertThat(Chip.of(word)).isEqualTo(new Chip(mark, kind, words, legal));
  }

  @Test
  void widesAndNoBallsAreNotBallsOfTheOver() {
    assertThat(Chip.legal(List.of("6", "wd", "4", "nb+1", "W"))).isEqualTo(3);
  }
}
