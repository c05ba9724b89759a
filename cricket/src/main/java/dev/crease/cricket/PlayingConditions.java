package dev.crease.cricket;

import dev.crease.cricket.MatchFormat.CaughtRule;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.MatchFormat.TieRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Playing conditions by day and competition: what a match is played under, found when it is made.
/// Each row says from when a competition does things its own way. Where nothing is known of a
/// competition, its format's conditions hold.
///
/// The dates are those of the ICC's and the competitions' announcements: the free hit for every
/// no-ball 5 July 2015, the boundary count given up 14 October 2019, three reviews a Test innings
/// 2020; a fielder fewer in the deep for late overs 16 January 2022, the clock between overs 1 June
/// 2024, in Tests 17 June 2025; The Hundred's no-ball worth two runs until 2025; the impact player
/// of the Indian league 2023.
public final class PlayingConditions {
  private static final LocalDate BOUNDARY_COUNT_ENDED = LocalDate.of(2019, 10, 14);
  private static final LocalDate FREE_HIT_FOR_ALL = LocalDate.of(2015, 7, 5);
  private static final LocalDate THIRD_REVIEW = LocalDate.of(2020, 7, 1);
  private static final LocalDate HUNDREDS_NO_BALL_CHEAPER = LocalDate.of(2026, 1, 1);
  private static final LocalDate FIELDER_FOR_LATE_OVERS = LocalDate.of(2022, 1, 16);
  private static final LocalDate STOP_CLOCK = LocalDate.of(2024, 6, 1);
  private static final LocalDate STOP_CLOCK_IN_TESTS = LocalDate.of(2025, 6, 17);
  private static final LocalDate IMPACT_PLAYER = LocalDate.of(2023, 1, 1);

  private static final List<Own> OWN =
      List.of(
          new Own(
              event -> event.contains("indian premier league") || event.equals("ipl"),
              IMPACT_PLAYER,
              Conditions::impact,
              1),
          new Own(
              event ->
                  event.contains("t20 blast")
                      || event.contains("vitality blast")
                      || event.contains("one-day cup"),
              LocalDate.MIN,
              (conditions, runs) -> conditions.noBall(runs, FreeHit.WHEN_CALLED),
              2));

  private PlayingConditions() {}

  /// A competition's own way with one condition.
  private record Own(Predicate<String> event, LocalDate from, Change change, int value) {}

  @FunctionalInterface
  private interface Change {
    Conditions apply(Conditions conditions, int value);
  }

  /// The conditions of a match that is made.
  ///
  /// @param format its format as it is today
  /// @param competition the event it is part of; empty for none
  /// @param day its first day
  public static MatchFormat of(MatchFormat format, String competition, LocalDate day) {
    var event = competition.toLowerCase(Locale.ROOT);
    var then = on(format, day);
    for (var own : OWN) {
      if (own.event.test(event) && !day.isBefore(own.from)) {
        then = then.with(own.change.apply(then.conditions(), own.value));
      }
    }
    return then;
  }

  static MatchFormat on(MatchFormat format, LocalDate day) {
    var edition = Edition.on(day);
    boolean hundred = format.name().equals(MatchFormat.HUNDRED.name());
    var then = format.under(edition);
    if (edition.compareTo(Edition.LAWS_2022) < 0 && !hundred) {
      then = then.withCaught(CaughtRule.BY_CROSSING);
    }
    if (day.isBefore(BOUNDARY_COUNT_ENDED) && format.tie() == TieRule.SUPER_OVERS) {
      then = then.withTie(TieRule.SUPER_OVER_THEN_BOUNDARIES);
    }
    if (day.isBefore(FREE_HIT_FOR_ALL) && format.freeHit() == FreeHit.AFTER_NO_BALL) {
      then = then.withFreeHit(FreeHit.WHEN_CALLED);
    }
    if (day.isBefore(THIRD_REVIEW) && format.conditions().reviews() > 2) {
      then = then.with(then.conditions().reviews(2));
    }
    then = then.with(then.conditions().overRate(overRate(then, day)));
    return hundred && day.isBefore(HUNDREDS_NO_BALL_CHEAPER) ? then.withNoBallRuns(2) : then;
  }

  /// What of the format's rules on slow overs there was on a day.
  private static OverRate overRate(MatchFormat format, LocalDate day) {
    var rate = format.conditions().overRate();
    boolean clock = !day.isBefore(format.innings() == 1 ? STOP_CLOCK : STOP_CLOCK_IN_TESTS);
    var then = clock ? rate : new OverRate(0, 0, 0, rate.fielders());
    return day.isBefore(FIELDER_FOR_LATE_OVERS) ? then.withFielders(0) : then;
  }
}
