package dev.crease.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Team;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScorePageTest {
  static Stream<Scorecard> everyState() {
    return MatchPageTest.everyState();
  }

  @Test
  void theShellHasTheScoreAndEveryKey() {
    var html = ScorePage.html(Cards.chase());

    assertThat(html).contains("data-match=\"demo\"", "role=\"status\"", ">138<", "/assets/score.js");
    for (var key : List.of(".", "1", "2", "3", "4", "5", "6", "W", "wd", "nb", "lb", "b")) {
      assertThat(html).contains("data-key=\"" + key + "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void holdsNothingThatThePolicyForbids(Scorecard card) {
    assertThat(ScorePage.html(card))
        .doesNotContain(" style=", "<style", "javascript:", "<script>", "fan.js")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @Test
  void namesAreEscaped() {
    var card = Cards.chase();
    var evil = new Team("<b>&\"'", "EV", List.of("<script>alert(1)</script>"));
    var html =
        ScorePage.html(
            new Scorecard(
                card.id(),
                card.format(),
                card.info(),
                List.of(evil, card.teams().getLast()),
                card.toss(),
                card.status(),
                card.innings(),
                card.result(),
                card.score()));

    assertThat(html).doesNotContain("<b>&\"", "<script>alert").contains("&lt;b&gt;&amp;");
  }
}
