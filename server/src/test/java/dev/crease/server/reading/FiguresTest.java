package dev.crease.server.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.Course;
import dev.crease.cricket.figures.Milestone;
import dev.crease.cricket.figures.Milestones;
import dev.crease.server.RealMatches;
import dev.crease.server.RealMatches.RealMatch;
import dev.crease.web.words.Language;
import dev.crease.web.words.Lines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Figures of real matches: those that the card says too say the same.
class FiguresTest {
  private static final String MATCHES = "dev.crease.server.RealMatches#all";

  @ParameterizedTest
  @MethodSource(MATCHES)
  void milestonesAreWhatTheCardShows(RealMatch real) {
    var scoring = real.scoring();
    var milestones = Milestones.of(scoring.events(), false);
    var card = scoring.match().scorecard();
    for (int i = 0; i < card.innings().size(); i++) {
      int number = i + 1;
      var innings = card.innings().get(i);
      if (innings.superOver()) {
        continue;
      }
      var its = milestones.stream().filter(m -> m.innings() == number).toList();
      assertThat(its.stream().filter(m -> m.kind() == Milestone.Kind.BATTER).count())
          .isEqualTo(innings.batting().stream().mapToInt(line -> line.runs() / 50).sum());
      assertThat(its.stream().filter(m -> m.kind() == Milestone.Kind.FIVE_FOR).count())
          .isEqualTo(innings.bowling().stream().filter(line -> line.wickets() >= 5).count());
      assertThat(its.stream().filter(m -> m.kind() == Milestone.Kind.DUCK).map(Milestone::who))
          .containsExactlyInAnyOrderElementsOf(
              innings.batting().stream()
                  .filter(line -> line.runs() == 0 && line.out().wicket())
                  .map(Scorecard.Batting::player)
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void anEnglishHeadlineIsTheLogsTextAndHindiHasWordsForAll(RealMatch real) {
    var english = new Lines(Language.ENGLISH);
    var hindi = new Lines(new Language("hi", Language.Digits.DEVA));
    var match = Match.NONE;
    for (var event : real.scoring().events()) {
      var next = match.after(event.fact());
      assertThat(english.headline(match, next, event)).isEqualTo(event.text());
      assertThat(hindi.sentence(match, next, event)).isNotBlank().doesNotContain("null", "{");
      match = next;
    }
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void aWormEndsAtTheInningsRuns(RealMatch real) {
    for (var innings : real.scoring().match().scorecard().innings()) {
      var course = Course.of(innings);
      if (!course.isEmpty()) {
        assertThat(innings.runs() - course.getLast().total()).isIn(0, 5, 6, 10);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void chancesAreAHundredTogetherAndNeverCertainInPlay(RealMatch real) {
    var chances = Readings.chances();
    var match = Match.NONE;
    for (var event : real.scoring().events()) {
      match = match.after(event.fact());
      boolean known = match.result().known();
      if (event.fact() instanceof Fact.Delivery || known) {
        chances
            .of(match)
            .ifPresent(
                chance -> {
                  int one = chance.percents().getFirst();
                  assertThat(one + chance.percents().getLast()).isEqualTo(100);
                  assertThat(one).isBetween(known ? 0 : 1, known ? 100 : 99);
                });
      }
    }
  }

  @Test
  void theFinalOf2019WasOpenUntilItsLastBall() {
    var chances = Readings.chances();
    var match = Match.NONE;
    var least = 50;
    for (var event : RealMatches.demo().scoring().events()) {
      match = match.after(event.fact());
      var chance = chances.of(match);
      if (match.innings().number() == 2 && chance.isPresent() && !match.innings().ended()) {
        least = chance.get().percents().getFirst();
      }
    }
    assertThat(least).as("England, two to win off the last ball").isBetween(20, 60);
  }
}
