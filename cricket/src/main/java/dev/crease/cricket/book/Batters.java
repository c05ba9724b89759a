package dev.crease.cricket.book;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.CaughtRule;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.Wicket.End;
import java.util.Arrays;
import java.util.List;

/// The batters of an innings in batting order, and who is at which end. Immutable: every change
/// copies an array of at most a dozen.
final class Batters {
  static final int NOBODY = -1;
  static final Batters NONE = new Batters(new BattingLine[0], NOBODY, NOBODY);

  private final BattingLine[] lines;
  private final int striker;
  private final int nonStriker;

  private Batters(BattingLine[] lines, int striker, int nonStriker) {
    this.lines = lines;
    this.striker = striker;
    this.nonStriker = nonStriker;
  }

  static Batters opening(String striker, String nonStriker) {
    return new Batters(
        new BattingLine[] {BattingLine.in(striker), BattingLine.in(nonStriker)}, 0, 1);
  }

  List<BattingLine> all() {
    return List.of(lines);
  }

  boolean hasStriker() {
    return striker != NOBODY;
  }

  boolean hasNonStriker() {
    return nonStriker != NOBODY;
  }

  boolean bothIn() {
    return striker != NOBODY && nonStriker != NOBODY;
  }

  /// Who faces. Only while [#hasStriker].
  BattingLine striker() {
    return lines[striker];
  }

  /// Who does not. Only while [#hasNonStriker].
  BattingLine nonStriker() {
    return lines[nonStriker];
  }

  /// The place in the batting order, from 0; [#NOBODY] for one who has not been in.
  int order(String player) {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].player().equals(player)) {
        return i;
      }
    }
    return NOBODY;
  }

  boolean isIn(String player) {
    int order = order(player);
    return order != NOBODY && (order == striker || order == nonStriker);
  }

  BattingLine line(int order) {
    return lines[order];
  }

  Batters swapped() {
    return new Batters(lines, nonStriker, striker);
  }

  /// Ends as the scorer says they are; an empty name leaves its end free.
  Batters at(String newStriker, String newNonStriker) {
    return new Batters(lines, order(newStriker), order(newNonStriker));
  }

  /// One comes in, or back, to the end that is free.
  Batters with(String player) {
    int order = order(player);
    var next = lines;
    if (order == NOBODY) {
      order = lines.length;
      next = Arrays.copyOf(lines, order + 1);
      next[order] = BattingLine.in(player);
    } else {
      next = lines.clone();
      next[order] = lines[order].leaving(Scorecard.Out.NOT_OUT);
    }
    return striker == NOBODY
        ? new Batters(next, order, nonStriker)
        : new Batters(next, striker, order);
  }

  /// The striker faced it, the pair ran, and whoever was out is gone.
  Batters after(Fact.Delivery delivery, MatchFormat format) {
    var ball = delivery.ball();
    var next = lines.clone();
    next[striker] = lines[striker].faced(ball);
    boolean odd = (ball.run(format.noBallRuns()) & 1) == 1;
    if (ball.wickets().isEmpty()) {
      return odd ? new Batters(next, nonStriker, striker) : new Batters(next, striker, nonStriker);
    }
    var batters = new Batters(next, striker, nonStriker);
    for (var wicket : ball.wickets()) {
      batters = batters.without(wicket, delivery.bowler()).placed(wicket, odd, format, batters);
      odd = false;
    }
    return batters;
  }

  /// Leaves without a ball: retired, or timed out on the way in.
  Batters without(Wicket wicket, String bowler) {
    int order = order(wicket.player());
    var next = order == NOBODY ? Arrays.copyOf(lines, lines.length + 1) : lines.clone();
    int place = order == NOBODY ? lines.length : order;
    var line = order == NOBODY ? BattingLine.in(wicket.player()) : lines[order];
    next[place] = line.leaving(out(wicket, bowler));
    return new Batters(
        next, striker == place ? NOBODY : striker, nonStriker == place ? NOBODY : nonStriker);
  }

  private static Scorecard.Out out(Wicket wicket, String bowler) {
    var how = wicket.how();
    return new Scorecard.Out(
        how.word(),
        how.creditsBowler() ? bowler : "",
        wicket.fielders().stream().map(Wicket.Fielder::text).toList(),
        wicket.text(bowler),
        how.isWicket());
  }

  /// Who stands where after a wicket (Laws 18.11 and 18.12), this being `before` without the one
  /// who is out.
  private Batters placed(Wicket wicket, boolean odd, MatchFormat format, Batters before) {
    int survivor = hasStriker() ? striker : nonStriker;
    return switch (wicket.how()) {
      case BOWLED, LBW, STUMPED, HIT_WICKET -> this;
      case CAUGHT, CAUGHT_AND_BOWLED ->
          format.caught() == CaughtRule.BY_CROSSING && wicket.crossed() ? swapped() : this;
      case RUN_OUT ->
          broken(wicket, odd, before) == End.STRIKER
              ? new Batters(lines, NOBODY, survivor)
              : new Batters(lines, survivor, NOBODY);
      case OBSTRUCTING_THE_FIELD ->
          switch (wicket.end()) {
            case STRIKER -> new Batters(lines, NOBODY, survivor);
            case BOWLER -> new Batters(lines, survivor, NOBODY);
            case UNSTATED -> odd != wicket.crossed() ? swapped() : this;
          };
      case HIT_THE_BALL_TWICE, HANDLED_THE_BALL, RETIRED_OUT, RETIRED_HURT, RETIRED_NOT_OUT ->
          odd != wicket.crossed() ? swapped() : this;
      case TIMED_OUT -> this;
    };
  }

  /// The end that was put down. Unless stated it is the one the batter was running to, after the
  /// runs completed.
  private static End broken(Wicket wicket, boolean odd, Batters before) {
    if (wicket.end() != End.UNSTATED) {
      return wicket.end();
    }
    boolean strikerOut = before.order(wicket.player()) == before.striker;
    return strikerOut == odd ? End.STRIKER : End.BOWLER;
  }
}
