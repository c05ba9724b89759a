package dev.crease.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Team;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchPageTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  static Stream<Scorecard> everyState() {
    return Stream.of(
        Cards.upcoming(),
        Cards.firstInnings(),
        Cards.chase(),
        Cards.superOver(),
        Cards.finished(),
        Cards.tied(),
        Cards.abandoned(),
        Cards.test());
  }

  @Test
  void aChaseShowsScoreEquationRatesAndWhoIsIn() {
    var html = MatchPage.html(Cards.view(Cards.chase()));

    assertThat(text(html))
        .contains("138/5", "16.2 ov", "Harbour City need 34 off 22", "138 of 172")
        .contains("2 behind an even pace", "Run rate 8.45", "Required 9.27", "Wickets left 5")
        .contains("Rahimi on strike 63 44 8 1 143.2", "Tairoa on strike 0 1 0 0 0.0")
        .contains("Boon 2.2 0 32 0 13.7", "Wanjiru 3 0 18 2 6.0")
        .contains("NOR 171/7 20 ov", "Partnership 11 off 3 balls", "Boon · 11 so far");
    assertThat(html).contains("<title>HAR 138/5 (16.2), need 34 off 22 · Crease</title>");
  }

  @Test
  void theStatusIsTheSentenceThatIsSpoken() {
    assertThat(Spoken.status(Cards.view(Cards.chase())))
        .isEqualTo(
            "Over 16.2. Boon to Rahimi, four. Harbour City 138 for 5. They need 34 from 22 balls.");
  }

  @Test
  void thePageSaysWhereItsScriptShallGoOn() {
    assertThat(MatchPage.html(Cards.view(Cards.chase())))
        .contains("data-match=\"demo\"", "data-after=\"k3-12\"", "data-state=\"live\"");
  }

  @Test
  void theFirstInningsHasNoEquationButTheTossAndARate() {
    var text = text(MatchPage.html(MatchView.of(Cards.firstInnings(), "k3-12", List.of())));

    assertThat(text)
        .contains("Northvale won the toss and chose to bat", "At this rate 164")
        .doesNotContain("need", "Required", "an even pace");
  }

  @Test
  void aSuperOverIsCalledSoAndHasTwoWickets() {
    var text = text(MatchPage.html(Cards.view(Cards.superOver())));

    assertThat(text)
        .contains("Super over NOR 0.3 ov", "Northvale need 5 off 3", "Wickets left 2")
        .contains("HAR 9/1 super over", "Northvale, super over");
  }

  @Test
  void aTestTellsWhoIsAheadAndWhoDeclared() {
    var text = text(MatchPage.html(Cards.view(Cards.test())));

    assertThat(text).contains("Harbour City trail by 187", "NOR 325/8d").doesNotContain("At this");
  }

  @Test
  void aFinishedMatchLeadsWithItsResult() {
    var html = MatchPage.html(Cards.view(Cards.finished()));

    assertThat(text(html))
        .contains("Harbour City won by 5 wickets", "Northvale 171/7 20 ov", "Most runs", "Result")
        .doesNotContain("This over", "Live 4");
    assertThat(html).contains("<title>Harbour City won by 5 wickets · Crease</title>");
  }

  @Test
  void aTieShowsWhatBrokeIt() {
    assertThat(text(MatchPage.html(Cards.view(Cards.tied()))))
        .contains("Match tied; super over tied; Harbour City won on boundary count (26 to 17)")
        .contains("Super over: HAR 9/1 NOR 5/0");
  }

  @Test
  void aMatchToComeShowsItsTeamsAndAnAbandonedOneItsResult() {
    assertThat(text(MatchPage.html(Cards.view(Cards.upcoming()))))
        .contains(
            "Harbour City v Northvale", "Not started", "Kruger", "It begins with the first ball");
    assertThat(text(MatchPage.html(Cards.view(Cards.abandoned())))).contains("No result");
  }

  @Test
  void aBallThatBeginsAnOverWithAWideDoesNotEndTheOneBefore() {
    var chase = Cards.chase();
    var wide = Cards.view(chase).commentary().get(2);
    assertThat(wide).isInstanceOf(CommentaryRow.OverEnd.class);
    assertThat(text(MatchPage.html(Cards.view(chase)))).contains("End of over 16 9 runs, 1 wicket");
    assertThat(new Board(chase).closes(chase.score())).isTrue();
  }

  @Test
  void theScorecardHasEveryFigure() {
    var text = text(MatchPage.html(Cards.view(Cards.chase()), MatchPage.Tab.SCORECARD));

    assertThat(text)
        .contains("Silva b Wanjiru 12 8 2 0 150.0", "Rahimi not out 63 44 8 1 143.2")
        .contains("Extras 9 b 1, lb 2, w 6", "Total 138/5 16.2 ov, 8.45 an over")
        .contains("Still to bat Kruger", "Did not bat Kruger", "127/5 Silva 15.5")
        .contains("Boon 2.2 0 32 0 13.71");
  }

  @Test
  void theInfoHasWhatIsKnown() {
    var html = MatchPage.html(Cards.view(Cards.chase()), MatchPage.Tab.INFO);

    assertThat(text(html))
        .contains("Ground Harbour Oval, Harbour City", "Umpires Sandoval, Achebe");
    assertThat(html)
        .contains("<time datetime=\"2026-11-24T18:30:00Z\">24 November 2026, 18:30 UTC");
  }

  @Test
  void namesAreNeverMarkup() {
    var hostile = "<script>alert(1)</script>\" onload='x'&";
    var team = new Team(hostile, "X<b", List.of(hostile));
    var chase = Cards.chase();
    var card =
        new Scorecard(
            "demo",
            hostile,
            new MatchInfo(
                hostile, hostile, hostile, hostile, Map.of(hostile, hostile), Map.of(), ""),
            List.of(team, Cards.HARBOUR),
            chase.toss(),
            chase.status(),
            chase.innings(),
            chase.result(),
            chase.score());
    var rows =
        List.<CommentaryRow>of(
            new CommentaryRow.Ball(hostile, hostile, hostile, hostile, hostile),
            new CommentaryRow.Note(hostile, hostile));

    for (var tab : MatchPage.Tab.values()) {
      var html = MatchPage.html(MatchView.of(card, hostile, rows), tab);
      assertThat(html).doesNotContain("<script>alert", "X<b");
      assertThat(html).doesNotContainPattern("<[a-z]+(\\s+[a-z-]+(=\"[^\"]*\")?)*\\s+onload");
    }
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void everyStateIsOneWellFormedPageThatTheStrictPolicyAllows(Scorecard card) {
    for (var tab : MatchPage.Tab.values()) {
      var html = MatchPage.html(Cards.view(card), tab);

      assertThat(html).startsWith("<!doctype html>").contains("lang=\"en\"", "role=\"status\"");
      assertThat(html.split("aria-live", -1)).as("one live region").hasSize(2);
      assertThat(html.split("<h1", -1)).as("one first heading").hasSize(2);
      assertThat(html).doesNotContain(" style=", "<style", "http://", "https://", "null");
      assertThat(html).doesNotContainPattern("<script(?![^>]* src=\"/assets/)");
      assertThat(html).doesNotContainPattern(" on[a-z]+=");
      assertThat(html).doesNotContainPattern("id=\"([^\"]+)\"(?s:.*) id=\"\\1\"");
    }
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void theListShowsEveryStateWithItsWords(Scorecard card) {
    var summary = MatchSummary.of(card);
    var text = text(MatchesPage.html(List.of(summary)));

    assertThat(text).contains("Harbour City", "Northvale", summary.words());
    assertThat(summary.words()).isNotBlank();
  }

  @Test
  void anEmptyListSaysHowToBegin() {
    assertThat(text(MatchesPage.html(List.of())))
        .contains("No matches yet. crease demo starts one.");
  }

  @Test
  void aMissingMatchIsSaidPlainly() {
    assertThat(text(MessagePage.noMatch())).contains("No match here", "It may have been renamed.");
  }

  /// What a reader sees, with single spaces.
  private static String text(String html) {
    return TAG.matcher(html)
        .replaceAll(" ")
        .replaceAll("\\s+", " ")
        .replace("&#39;", "'")
        .replace(" / ", "/")
        .replace("( ", "(")
        .replace(" )", ")");
  }
}
