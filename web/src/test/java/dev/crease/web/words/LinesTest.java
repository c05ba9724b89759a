package dev.crease.web.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Result;
import dev.crease.cricket.Score;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.notation.OverFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The words of both languages, for everything that can happen.
class LinesTest {
  private static final Language HINDI = new Language("hi", Language.Digits.LATN);
  private static final String NAMES =
      "Harbour City|Northfield|Rahimi|Silva|Okoye|Grant|Patel|Dunne|Newman|Boon|Halloran|Nash|Iqbal|Thorne|Ueda|T20|D/L";

  /// A match in which everything happens that is an event.
  private static final String EVERYTHING =
      """
      match T20
      rules overs 3, quota 2, tie bowl-out
      team Harbour City (HAR): Rahimi, Silva, Okoye, Grant, Patel, Dunne
      team Northfield (NOR): Boon, Halloran, Nash, Iqbal, Thorne, Ueda
      toss Northfield, field
      innings Harbour City
      powerplay mandatory, 0.1, 0.6
      batters Rahimi, Silva
      1 Boon: 4 6 1 wd+4 nb+4 2b 1lb+5pen . . [say A fine shot.] [over 7] W(caught Halloran) [in Okoye]
      retire Okoye, retired hurt
      in Grant
      strike Silva, Grant
      2 Nash: . [review Northfield, Silva, struck down, umpire's call] [bowler Iqbal, injury] 1 W(runout striker, by Ueda/?) [in Okoye] 2 3
      penalty Northfield, 5, ball hit the helmet
      penalty Harbour City, 0, over rate
      powerplay over rate, 2.5, 2.6
      replace Harbour City, Newman, Patel, concussion
      interval drinks
      stop rain
      revise overs 2.4, target none, method D/L
      end closed, absent Dunne
      innings Northfield
      batters Boon, Halloran
      revise overs 2, target 99
      1 Rahimi: 6 wd
      end closed
      bowl-out Northfield, Boon, hit
      bowl-out Harbour City, Rahimi, miss
      result tie
      """;

  private record Step(Match before, Match after, MatchEvent event) {}

  private static List<Step> steps(String script) {
    var steps = new ArrayList<Step>();
    var match = Match.NONE;
    for (var event : OverFile.read("m", script).events()) {
      var next = match.after(event);
      steps.add(new Step(match, next, event));
      match = next;
    }
    return steps;
  }

  @Test
  void anEnglishHeadlineIsTheLogsText() {
    var lines = new Lines(Language.ENGLISH);
    for (var step : steps(EVERYTHING)) {
      assertThat(lines.headline(step.before(), step.after(), step.event()))
          .isEqualTo(step.event().text());
    }
  }

  @Test
  void everyKindOfEventHasWordsInBothLanguages() {
    Set<Class<?>> seen = new HashSet<>();
    for (var step : steps(EVERYTHING)) {
      seen.add(step.event().fact().getClass());
      for (var language : List.of(Language.ENGLISH, HINDI)) {
        var lines = new Lines(language);
        var headline = lines.headline(step.before(), step.after(), step.event());
        var sentence = lines.sentence(step.before(), step.after(), step.event());
        assertThat(headline).isNotBlank().doesNotContain("null", "{", "}");
        assertThat(sentence.replaceAll(NAMES, ""))
            .doesNotContain("null", "{", "/")
            .doesNotContainPattern("Wd|Nb");
      }
      hindi(step);
    }
    Set<Class<?>> all = new HashSet<>(Set.of(Fact.Created.class, Fact.Delivery.class));
    all.addAll(List.of(Fact.Stated.class.getPermittedSubclasses()));
    all.removeAll(Set.of(Fact.Resumed.class, Fact.FollowOn.class));
    assertThat(seen).containsAll(all);
    var aside = new CourseWords(new Said(HINDI));
    var match = steps(EVERYTHING).getLast().after();
    assertThat(aside.said(match, match, new Fact.Resumed("Grant")))
        .isEqualTo("Grant फिर क्रीज़ पर");
    assertThat(aside.said(match, match, new Fact.FollowOn())).isEqualTo("Northfield को फ़ॉलोऑन");
  }

  /// Nothing but names, formats and what a scorer wrote himself is in Latin letters.
  private static void hindi(Step step) {
    boolean own =
        switch (step.event().fact()) {
          case Fact.Remark _, Fact.PenaltyAwarded _ -> true;
          default -> false;
        };
    if (!own) {
      var text = new Lines(HINDI).headline(step.before(), step.after(), step.event());
      assertThat(text.replaceAll(NAMES, ""))
          .containsPattern("[\\u0900-\\u097f]")
          .doesNotContainPattern("[A-Za-z]");
    }
  }

  @ParameterizedTest
  @EnumSource(Dismissal.class)
  void everyDismissalHasWordsInBothLanguages(Dismissal how) {
    var match = steps(EVERYTHING).getLast().after();
    var wicket = Wicket.of(how, "Boon").by(List.of(new Wicket.Fielder("Silva", false)));
    var english = new BallWords(new Said(Language.ENGLISH));
    var hindi = new BallWords(new Said(HINDI));
    assertThat(english.line(wicket, "Rahimi", match))
        .isEqualTo("Boon " + wicket.text("Rahimi") + " 6 (1)");
    assertThat(english.brief(Ball.DOT.with(wicket))).isEqualTo(how.word());
    assertThat(english.heard(Ball.DOT.with(wicket)))
        .contains(how.isWicket() ? "out" : "retired")
        .doesNotContain("lbw");
    for (var text :
        List.of(
            hindi.line(wicket, "Rahimi", match),
            hindi.brief(Ball.DOT.with(wicket)),
            hindi.heard(Ball.DOT.with(wicket)))) {
      assertThat(text.replaceAll(NAMES, ""))
          .containsPattern("[\\u0900-\\u097f]")
          .doesNotContainPattern("[A-Za-z]");
    }
  }

  @Test
  void everyResultHasWordsInBothLanguages() {
    var english = new CourseWords(new Said(Language.ENGLISH));
    var hindi = new CourseWords(new Said(HINDI));
    for (var result : results()) {
      assertThat(english.result(result)).isEqualTo(result.text());
      assertThat(hindi.result(result).replaceAll("Kent|D/L", ""))
          .containsPattern("[\\u0900-\\u097f]")
          .doesNotContainPattern("[A-Za-z]");
    }
    assertThat(hindi.result(new Result.Won("Kent", new Result.Margin.Wickets(5), "")))
        .isEqualTo("Kent की 5 विकेट से जीत");
  }

  private static List<Result> results() {
    return List.of(
        new Result.Won("Kent", new Result.Margin.Runs(1), "D/L"),
        new Result.Won("Kent", new Result.Margin.Wickets(5), ""),
        new Result.Won("Kent", new Result.Margin.InningsAndRuns(7), ""),
        new Result.Won("Kent", new Result.Margin.PenaltyRuns(), ""),
        new Result.Won("Kent", new Result.Margin.FewerWickets(), ""),
        new Result.Won("Kent", new Result.Margin.Unstated(), ""),
        new Result.Tied(new Result.TieBreak.Stands(), "D/L"),
        new Result.Tied(new Result.TieBreak.SuperOver("Kent", 1), ""),
        new Result.Tied(new Result.TieBreak.SuperOver("Kent", 2), ""),
        new Result.Tied(new Result.TieBreak.SuperOver("Kent", 4), ""),
        new Result.Tied(new Result.TieBreak.BoundaryCount("Kent", 26, 17), ""),
        new Result.Tied(new Result.TieBreak.BowlOut("Kent"), ""),
        new Result.Drawn(),
        new Result.NoResult());
  }

  @Test
  void theSentenceIsTheOneThatWasPromised() {
    var match =
        OverFile.read("m", EVERYTHING.substring(0, EVERYTHING.indexOf("powerplay"))).match();
    var fact = new Fact.Delivery(2, 16, 2, "Rahimi", "Silva", "Boon", Ball.runs(4), false);
    var event = new MatchEvent(fact, "", score(34, 22));
    assertThat(new Lines(Language.ENGLISH).sentence(match, match, event))
        .isEqualTo(
            "Over 16.2. Boon to Rahimi, four. Harbour City 138 for 5. They need 34 from 22 balls.");
    assertThat(new Lines(HINDI).sentence(match, match, event))
        .isEqualTo(
            "ओवर 16.2। Boon, Rahimi को, चौका। Harbour City 5 विकेट पर 138 रन। जीत के लिए 22 गेंदों में 34 रन चाहिए।");
    assertThat(new Lines(new Language("hi", Language.Digits.DEVA)).sentence(match, match, event))
        .isEqualTo(
            "ओवर १६.२। Boon, Rahimi को, चौका। Harbour City ५ विकेट पर १३८ रन। जीत के लिए २२ गेंदों में ३४ रन चाहिए।");
    var one = new MatchEvent(fact, "", score(1, 1));
    assertThat(new Lines(Language.ENGLISH).sentence(match, match, one))
        .endsWith("They need 1 from 1 ball.");
    assertThat(new Lines(HINDI).sentence(match, match, one))
        .endsWith("जीत के लिए 1 गेंद में 1 रन चाहिए।");
  }

  private static Score score(int need, int left) {
    return new Score(
        2,
        "HAR",
        138,
        5,
        "16.2",
        98,
        172,
        need,
        left,
        8.45,
        9.27,
        Score.Batter.NONE,
        Score.Batter.NONE,
        Score.Bowler.NONE,
        Score.Stand.NONE,
        List.of(),
        "",
        MatchStatus.LIVE,
        "");
  }

  @Test
  void aCorrectionSaysWhichBallAndWhatItIsNow() {
    var correction = Correction.replacing("k-1", MatchCommand.Bowled.of(Ball.runs(4)));
    var event =
        new MatchEvent(
            new Fact.Corrected(correction, "15.2", List.of(), List.of(), List.of()),
            "15.2 corrected: FOUR, not 1 run",
            Score.NONE);
    assertThat(new Lines(Language.ENGLISH).headline(Match.NONE, Match.NONE, event))
        .isEqualTo(event.text());
    assertThat(new Lines(HINDI).headline(Match.NONE, Match.NONE, event))
        .isEqualTo("सुधार 15.2: चौका");
  }

  @Test
  void bothCataloguesSayTheSameThings() {
    var english = Catalogue.of(Language.ENGLISH);
    var hindi = Catalogue.of(HINDI);
    var told = new TreeSet<>(hindi.keys());
    told.removeIf(key -> key.startsWith("term."));
    assertThat(told).isEqualTo(english.keys());
    for (var key : english.keys()) {
      var arguments = new TreeSet<>(english.get(key).arguments());
      arguments.addAll(List.of("at", "with", "text"));
      assertThat(arguments).as(key).containsAll(hindi.get(key).arguments());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {n, plural, one {# run} other {# runs}} | 1  | 1 run
          {n, plural, one {# run} other {# runs}} | 0  | 0 runs
          {n, plural, =0 {none} other {#}}        | 0  | none
          a ''{n}'' of '{'#'}'                    | 7  | a '7' of {#}
          {n, select, 3 {three} other {many}}     | 3  | three
          """)
  void messagesAreReadAsIcuReadsThem(String pattern, int number, String text) {
    assertThat(Message.parse(pattern).format(Language.ENGLISH, Map.of("n", number)))
        .isEqualTo(text);
  }

  @Test
  void hindiCountsNoughtAsOne() {
    var message = Message.parse("{n, plural, one {एक} other {कई}}");
    assertThat(message.format(HINDI, Map.of("n", 0))).isEqualTo("एक");
    assertThat(message.format(HINDI, Map.of("n", 2))).isEqualTo("कई");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {n                          | expected more
          a } b                       | a brace too many
          {n, number}                 | expected {name}
          {n, plural, one {x}}        | expected a case 'other'
          {n, plural, one x other {}} | expected a message in braces
          """)
  void aMessageThatIsNoneIsAFault(String pattern, String message) {
    assertThatThrownBy(() -> Message.parse(pattern)).hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          hi                         | hi | LATN
          hi-IN-u-nu-deva            | hi | DEVA
          fr, hi;q=0.5, en;q=0.9     | en | LATN
          hi;q=0                     | en | LATN
          HI-in;q=0.8,en;q=0.1       | hi | LATN
          fr                         | en | LATN
          *                          | en | LATN
          """)
  void theMostWantedLanguageIsSpoken(String accepted, String tag, Language.Digits digits) {
    assertThat(Language.wanted(accepted)).isEqualTo(new Language(tag, digits));
  }
}
