package dev.crease.cricket.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.MatchInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The head of an over file, both ways.
class OverHeaderTest {
  private static final String HEAD =
      """
      match Test
      rules days 3, reviews 2
      event County Cup, Final
      venue Harbour Ground
      city Harbour City
      start 2026-06-14
      note season: 2026
      note umpires: A. Webb, L. Ray
      people Bea b2, JJ Roy 8a5ab9c3
      remainder {"meta":{"revision":2}}
      team Kent (KEN): Ann, Bea
      team Surrey (SUR): JJ Roy, Dot
      """;

  @Test
  void everyLineIsReadAndWrittenTheSame() {
    var scoring = OverFile.read("m", HEAD);
    var info = scoring.match().info();
    assertThat(info)
        .isEqualTo(
            new MatchInfo(
                "County Cup, Final",
                "Harbour Ground",
                "Harbour City",
                "2026-06-14",
                Map.of("season", "2026", "umpires", "A. Webb, L. Ray"),
                Map.of("Bea", "b2", "JJ Roy", "8a5ab9c3"),
                "{\"meta\":{\"revision\":2}}"));
    assertThat(scoring.match().id()).isEqualTo("m");
    assertThat(scoring.match().teams().getLast().players()).containsExactly("JJ Roy", "Dot");
    assertThat(OverFile.write(scoring.events())).isEqualTo(HEAD);
  }

  /// A lead of its own comes after the days that would set it, even if it is the usual one.
  @Test
  void aLeadOfItsOwnSurvivesItsDays() {
    var text = HEAD.replace("days 3, reviews 2", "days 3, followOnLead 200");
    assertThat(OverFile.write(OverFile.read("m", text).events())).isEqualTo(text);
  }

  @Test
  void anUnknownFormatIsAnOdiOfThatName() {
    var text =
        HEAD.replace("match Test\nrules days 3, reviews 2\n", "match Village\nrules overs 30\n");
    var format = OverFile.read("m", text).match().format();
    assertThat(format.name()).isEqualTo("Village");
    assertThat(format.overs().limit()).isEqualTo(30);
    assertThat(format.overs().quota()).isEqualTo(10);
    assertThat(OverFile.write(OverFile.read("m", text).events())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          note nothing               | expected a name, a colon and a text
          people Ann                 | expected a name and an id
          team Kent: Ann             | expected team NAME (SHORT)
          team Kent (KEN): Ann, Ann  | expected players with different names
          team Kent (KEN): Ann       | expected two teams with different names
          team Essex (ESS): Eve      | expected two teams with different names
          venue Elsewhere            | expected one line 'venue'
          rules overs                | expected a rule and its value
          rules overs x              | expected a rule that can be played
          """)
  void linesThatAreWrongAreFaults(String line, String message) {
    assertThatThrownBy(() -> OverFile.read("m", HEAD + line)).hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "team Kent (KEN): Ann"})
  void twoTeamsAreNeeded(String line) {
    assertThatThrownBy(() -> OverFile.read("m", "match T20\n" + line))
        .hasMessageStartingWith("expected two lines 'team NAME (SHORT): players'");
  }
}
