package dev.crease.cricket.figures;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the milestones of a match in its events. Made of the match as it should have been, so one
/// that a correction has undone is not there. Used once, by one thread.
///
/// A hat-trick is three wickets credited to a bowler with three balls running, across overs and
/// across the innings of a match; a run out in between breaks it. Whether a wide or a no-ball in
/// between breaks it, the game does not agree on, so it is asked for.
public final class Milestones {
  /// Runs from one milestone to the next.
  public static final int STEP = 50;

  private static final int FIVE = 5;
  private static final int TEN = 10;
  private static final int HAT_TRICK = 3;

  private final boolean extrasBreak;
  private final List<Milestone> found = new ArrayList<>();
  private final Map<String, Integer> matchWickets = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private final Map<String, Integer> inningsWickets = new HashMap<>();
  private final Map<String, int[]> batters = new HashMap<>();
  private int innings;
  private int standRuns;
  private int standBalls;
  private int teamRuns;

  /// @param extrasBreak whether a wide or a no-ball between two wickets breaks a hat-trick
  public Milestones(boolean extrasBreak) {
    this.extrasBreak = extrasBreak;
  }

  /// All of a match, in order. Super overs have none but hat-tricks: they are in nobody's career.
  ///
  /// @param events from the one that made the match; no corrections
  /// @param extrasBreak whether a wide or a no-ball between two wickets breaks a hat-trick
  public static List<Milestone> of(List<MatchEvent> events, boolean extrasBreak) {
    var milestones = new Milestones(extrasBreak);
    var match = Match.NONE;
    for (var event : events) {
      var next = match.after(event.fact());
      milestones.take(event.fact(), match, next);
      match = next;
    }
    return milestones.found();
  }

  /// What was found so far, in order.
  public List<Milestone> found() {
    return List.copyOf(found);
  }

  /// The next fact of the match.
  public void take(Fact fact, Match before, Match after) {
    switch (fact) {
      case Fact.InningsBegun _ -> {
        innings = after.innings().number();
        inningsWickets.clear();
        batters.clear();
        standRuns = 0;
        standBalls = 0;
        teamRuns = after.innings().runs();
      }
      case Fact.Delivery delivery -> ball(delivery, before, after);
      case Fact.Departed(var player, var how) -> {
        if (how.isWicket()) {
          duck(player, after.innings().oversText(), after);
        }
        closeStand();
      }
      default -> {
        // nobody's milestone
      }
    }
  }

  private void ball(Fact.Delivery delivery, Match before, Match after) {
    var ball = delivery.ball();
    if (!after.innings().superOver()) {
      team(delivery, after);
      stand(delivery, before);
      batter(delivery);
      ball.wickets().stream()
          .filter(wicket -> wicket.how().isWicket())
          .forEach(wicket -> duck(wicket.player(), delivery.at(), after));
    }
    bowler(delivery, after.innings().superOver());
    if (!ball.wickets().isEmpty()) {
      closeStand();
    }
  }

  private void team(Fact.Delivery delivery, Match after) {
    int now = after.innings().runs();
    crossed(teamRuns, now)
        .forEach(
            runs ->
                add(
                    Milestone.Kind.TEAM,
                    runs,
                    delivery.at(),
                    after.batting().name(),
                    after.innings().balls()));
    teamRuns = now;
  }

  private void stand(Fact.Delivery delivery, Match before) {
    int was = standRuns;
    standRuns += delivery.ball().total();
    standBalls += delivery.ball().legal() ? 1 : 0;
    for (int runs : crossed(was, standRuns)) {
      var pair = before.striker() + ", " + before.nonStriker();
      add(Milestone.Kind.PARTNERSHIP, runs, delivery.at(), pair, standBalls);
    }
  }

  private void closeStand() {
    standRuns = 0;
    standBalls = 0;
  }

  private void batter(Fact.Delivery delivery) {
    var figures = batters.computeIfAbsent(delivery.batter(), name -> new int[2]);
    int was = figures[0];
    figures[0] += delivery.ball().runs();
    figures[1] += delivery.ball().wide() ? 0 : 1;
    crossed(was, figures[0])
        .forEach(
            runs -> add(Milestone.Kind.BATTER, runs, delivery.at(), delivery.batter(), figures[1]));
  }

  private void duck(String player, String at, Match after) {
    if (after.innings().superOver()) {
      return;
    }
    var figures = batters.getOrDefault(player, new int[2]);
    if (figures[0] == 0) {
      add(Milestone.Kind.DUCK, 0, at, player, figures[1]);
    }
  }

  private void bowler(Fact.Delivery delivery, boolean superOver) {
    var bowler = delivery.bowler();
    long taken =
        delivery.ball().wickets().stream()
            .map(Wicket::how)
            .filter(how -> how.creditsBowler())
            .count();
    if (taken > 0) {
      int inARow = running.merge(bowler, 1, Integer::sum);
      if (inARow == HAT_TRICK) {
        add(Milestone.Kind.HAT_TRICK, HAT_TRICK, delivery.at(), bowler, 0);
      }
    } else if (delivery.ball().legal() || extrasBreak) {
      running.remove(bowler);
    }
    if (taken > 0 && !superOver) {
      if (inningsWickets.merge(bowler, 1, Integer::sum) == FIVE) {
        add(Milestone.Kind.FIVE_FOR, FIVE, delivery.at(), bowler, 0);
      }
      if (matchWickets.merge(bowler, 1, Integer::sum) == TEN) {
        add(Milestone.Kind.TEN_FOR, TEN, delivery.at(), bowler, 0);
      }
    }
  }

  private void add(Milestone.Kind kind, int number, String at, String who, int balls) {
    found.add(new Milestone(kind, number, innings, at, who, balls));
  }

  /// The fifties passed on the way.
  private static List<Integer> crossed(int was, int now) {
    if (now / STEP == was / STEP) {
      return List.of(); // nearly always: each correction looks at every ball of a match, twice
    }
    var passed = new ArrayList<Integer>();
    for (int runs = (was / STEP + 1) * STEP; runs <= now; runs += STEP) {
      passed.add(runs);
    }
    return passed;
  }
}
