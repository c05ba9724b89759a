package dev.crease.cricket.book;

import dev.crease.cricket.Ball;
import java.util.Arrays;
import java.util.List;

/// The bowlers of an innings in the order they came on, and who is on. Immutable: every change
/// copies an array of at most eleven.
final class Bowlers {
  static final Bowlers NONE = new Bowlers(new BowlingFigures[0], -1, false);

  private final BowlingFigures[] lines;
  private final int last;
  private final boolean on;

  private Bowlers(BowlingFigures[] lines, int last, boolean on) {
    this.lines = lines;
    this.last = last;
    this.on = on;
  }

  /// Whether somebody has been named to bowl the next ball.
  boolean on() {
    return on;
  }

  /// Whether it is this one who is on.
  boolean on(String player) {
    return on && lines[last].player().equals(player);
  }

  boolean any() {
    return last >= 0;
  }

  /// Who is on, or was last.
  BowlingFigures current() {
    return lines[last];
  }

  List<BowlingFigures> all() {
    return List.of(lines);
  }

  Bowlers with(String player) {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].player().equals(player)) {
        return new Bowlers(lines, i, true);
      }
    }
    var more = Arrays.copyOf(lines, lines.length + 1);
    more[lines.length] = BowlingFigures.of(player);
    return new Bowlers(more, lines.length, true);
  }

  Bowlers after(Ball ball) {
    var next = lines.clone();
    next[last] = lines[last].after(ball);
    return new Bowlers(next, last, on);
  }

  /// The over is over, and whoever bowled it is off. A shared over stays loose balls in each
  /// bowler's figures.
  Bowlers completed(Over over) {
    return new Bowlers(over.split() ? lines : settled(over, 1), last, false);
  }

  /// The over just completed goes on after all.
  Bowlers reopened(Over over) {
    return new Bowlers(over.split() ? lines : settled(over, -1), last, true);
  }

  private BowlingFigures[] settled(Over over, int sign) {
    var next = lines.clone();
    next[last] = lines[last].completing(over.legal(), over.maiden(), sign);
    return next;
  }
}
