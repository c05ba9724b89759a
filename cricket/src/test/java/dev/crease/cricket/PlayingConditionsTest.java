package dev.crease.cricket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Conditions.FollowOn;
import dev.crease.cricket.MatchFormat.CaughtRule;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.MatchFormat.TieRule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a match is played under, by its day and its competition.
class PlayingConditionsTest {

  @ParameterizedTest
  @CsvSource({
    "1999-06-20, 2000",
    "2017-09-30, 2000",
    "2017-10-01, 2017",
    "2022-09-30, 2017",
    "2022-10-01, 2022",
    "2026-09-30, 2022",
    "2026-10-01, 2026",
    "2030-01-01, 2026"
  })
  void editionIsTheOneInForceThatDay(LocalDate day, String edition) {
    assertThat(Edition.on(day).word()).isEqualTo(edition);
    assertThat(MatchFormat.TEST.on(day).edition()).isEqualTo(Edition.on(day));
  }

  @ParameterizedTest
  @CsvSource({"2022-09-30, BY_CROSSING", "2022-10-01, STRIKERS_END"})
  void caughtRuleChangedInOctober2022(LocalDate day, CaughtRule rule) {
    assertThat(MatchFormat.T20.on(day).caught()).isEqualTo(rule);
    assertThat(MatchFormat.HUNDRED.on(day).caught()).isEqualTo(CaughtRule.STRIKERS_END);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-10-13, SUPER_OVER_THEN_BOUNDARIES",
    "2019-10-14, SUPER_OVERS",
  })
  void boundaryCountWasGivenUp(LocalDate day, TieRule rule) {
    assertThat(MatchFormat.ODI.on(day).tie()).isEqualTo(rule);
    assertThat(MatchFormat.TEST.on(day).tie()).isEqualTo(TieRule.STANDS);
  }

  @ParameterizedTest
  @CsvSource({"2015-07-04, WHEN_CALLED", "2015-07-05, AFTER_NO_BALL"})
  void freeHitForEveryNoBallCameIn2015(LocalDate day, FreeHit rule) {
    assertThat(MatchFormat.T20.on(day).freeHit()).isEqualTo(rule);
    assertThat(MatchFormat.TEST.on(day).freeHit()).isEqualTo(FreeHit.NEVER);
  }

  @ParameterizedTest
  @CsvSource({"2020-06-30, 2", "2020-07-01, 3"})
  void testSidesHaveThreeReviewsSince2020(LocalDate day, int reviews) {
    assertThat(MatchFormat.TEST.on(day).conditions().reviews()).isEqualTo(reviews);
  }

  @ParameterizedTest
  @CsvSource({"2025-08-01, 2", "2026-07-21, 1"})
  void noBallOfTheHundredBecameCheaper(LocalDate day, int runs) {
    assertThat(MatchFormat.HUNDRED.on(day).noBallRuns()).isEqualTo(runs);
  }

  @Test
  void competitionsHaveTheirOwnWays() {
    var day = LocalDate.of(2024, 5, 1);
    var league = PlayingConditions.of(MatchFormat.T20, "Indian Premier League", day);
    assertThat(league.conditions().impactPlayers()).isEqualTo(1);
    var before = PlayingConditions.of(MatchFormat.T20, "IPL", LocalDate.of(2022, 5, 1));
    assertThat(before.conditions().impactPlayers()).isZero();
    var blast = PlayingConditions.of(MatchFormat.T20, "Vitality Blast Men, Final", day);
    assertThat(blast.noBallRuns()).isEqualTo(2);
    assertThat(blast.freeHit()).isEqualTo(FreeHit.WHEN_CALLED);
    assertThat(PlayingConditions.of(MatchFormat.T20, "", day).noBallRuns()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 75", "2, 100", "3, 150", "4, 150", "5, 200", "6, 200"})
  void followOnLeadGoesByTheDays(int days, int lead) {
    assertThat(FollowOn.of(days)).isEqualTo(new FollowOn(days, lead));
    assertThat(FormatRules.with(MatchFormat.TEST, "days", "" + days).followOnLead())
        .isEqualTo(lead);
  }

  @ParameterizedTest
  @CsvSource({
    "T20, 2022-01-15, 0, 0, 0",
    "T20, 2022-01-16, 0, 0, 1",
    "T20, 2024-06-01, 2, 5, 1",
    "Test, 2025-06-16, 0, 0, 0",
    "Test, 2025-06-17, 2, 5, 0",
    "One-day, 2026-11-24, 0, 0, 0",
    "The Hundred, 2026-07-21, 0, 0, 1"
  })
  void lateOversCostWhatTheyDidOnTheDay(
      String format, LocalDate day, int warnings, int runs, int fielders) {
    var rate = FormatRules.preset(format).orElseThrow().on(day).conditions().overRate();
    assertThat(List.of(rate.warnings(), rate.runs(), rate.fielders()))
        .containsExactly(warnings, runs, fielders);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0, 0", "0, -1, 0, 0", "0, 0, -1, 0", "0, 0, 0, -1", "0, 0, 0, 10"})
  void overRatesThatCannotBeAreRefused(int warnings, int runs, int overs, int fielders) {
    assertThatThrownBy(() -> new OverRate(warnings, runs, overs, fielders))
        .hasMessageContaining("must not be below 0");
  }

  @Test
  void daysAndLeadsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new FollowOn(-1, 0)).hasMessage("days must be 0 to 10, were: -1");
    assertThatThrownBy(() -> new FollowOn(11, 0)).hasMessage("days must be 0 to 10, were: 11");
    assertThatThrownBy(() -> new FollowOn(3, -1)).hasMessageStartingWith("a lead must not be");
  }

  @Test
  void everyRuleReadsBackAsItIsWritten() {
    var day = LocalDate.of(2016, 1, 1);
    var odd =
        PlayingConditions.of(MatchFormat.HUNDRED, "Vitality Blast", day)
            .withInnings(2)
            .withFollowOnLead(99)
            .with(
                new Conditions(
                    2,
                    FreeHit.NEVER,
                    TieRule.BOWL_OUT,
                    new FollowOn(3, 4),
                    CaughtRule.BY_CROSSING,
                    4,
                    5,
                    6,
                    7,
                    new OverRate(8, 9, 10, 2)));
    var read = MatchFormat.TEST.named(odd.name());
    for (var rule : FormatRules.of(odd).entrySet()) {
      read = FormatRules.with(read, rule.getKey(), rule.getValue());
    }
    assertThat(read).isEqualTo(odd);
  }

  @ParameterizedTest
  @CsvSource({
    "noBallRuns, 3",
    "noBallRuns, 0",
    "g50, 0",
    "g50, 501",
    "edition, 1999",
    "tie, coin",
    "innings, 3",
    "overs, 1001",
    "ballsPerOver, 11",
    "ballsPerOver, 0",
    "oversPerEnd, 0",
    "reviews, -1",
    "days, 11",
    "overRateFielders, 10",
    "colour, red"
  })
  void rulesThatCannotBePlayedAreRefused(String rule, String value) {
    assertThatThrownBy(() -> FormatRules.with(MatchFormat.ODI, rule, value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
