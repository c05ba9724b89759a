package dev.crease.cricket.figures;

import dev.crease.cricket.Ball;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How likely each outcome of a delivery is, by the part of the innings and the wickets down: the
/// parameters of [WinModel]. A value; any thread.
///
/// An innings has three parts ([#part]), and wickets come in four groups ([#group]), so there are
/// twelve cells. The outcomes are 0 to 6 runs off a ball of the over, a wicket, and 1 to 6 runs off
/// a wide or a no-ball, which is bowled again.
///
/// Sides and pitches differ, and what is counted in many matches does not say by how much. That is
/// the *spread*: an innings may be played by better or worse odds than those counted, in which each
/// outcome is weighed by e to the power of spread times its runs, a wicket counting as -5.
public final class BallOdds {
  static final int PARTS = 3;
  static final int GROUPS = 4;
  static final int RUNS_MAX = 6;
  static final int WICKET = RUNS_MAX + 1;
  static final int OUTCOMES = WICKET + 1 + RUNS_MAX;

  /// Balls of the cells around it that a cell is mixed with, so that one with few balls of its own
  /// says little of its own.
  private static final double WEIGHT = 200;

  private final String name;
  private static final double WICKET_RUNS = -5;
  private static final String SPREAD = "spread";
  private static final double ROUNDING = 0.001;

  private final double[][][] odds;
  private final double spread;

  private BallOdds(String name, double[][][] odds, double spread) {
    this.name = name;
    this.odds = odds;
    this.spread = spread;
  }

  /// The same with another spread.
  public BallOdds spread(double newSpread) {
    return new BallOdds(name, odds, newSpread);
  }

  /// As a better side than the average would play (`luck` 1), a worse one (-1), or the average (0).
  BallOdds played(int luck) {
    double[][][] tilted = new double[PARTS][GROUPS][OUTCOMES];
    for (int part = 0; part < PARTS; part++) {
      for (int group = 0; group < GROUPS; group++) {
        double sum = 0;
        for (int i = 0; i < OUTCOMES; i++) {
          double runs = i == WICKET ? WICKET_RUNS : i < WICKET ? i : i - WICKET;
          tilted[part][group][i] = odds[part][group][i] * Math.exp(luck * spread * runs);
          sum += tilted[part][group][i];
        }
        for (int i = 0; i < OUTCOMES; i++) {
          tilted[part][group][i] /= sum;
        }
      }
    }
    return new BallOdds(name, tilted, 0);
  }

  /// Which odds these are: `T20`, `ODI`.
  public String name() {
    return name;
  }

  /// The part of an innings of so many balls that the next ball is in: the first 3/10 of a short
  /// one and 1/5 of a long one, the last 1/4 or 1/5, and what is between.
  static int part(int bowled, int total) {
    boolean isShort = isShort(total);
    double share = (double) bowled / Math.max(1, total);
    if (share < (isShort ? 0.3 : 0.2)) {
      return 0;
    }
    return share < (isShort ? 0.75 : 0.8) ? 1 : 2;
  }

  /// Whether an innings of so many balls is played like a T20.
  public static boolean isShort(int balls) {
    return balls <= 150;
  }

  /// 0 to 2 wickets down, 3 to 5, 6 and 7, 8 and 9.
  static int group(int down) {
    if (down <= 2) {
      return 0;
    }
    return down <= 5 ? 1 : down <= 7 ? 2 : 3;
  }

  double[] at(int bowled, int total, int down) {
    return odds[part(bowled, total)][group(down)];
  }

  static int outcome(Ball ball) {
    if (ball.wickets().stream().anyMatch(wicket -> wicket.how().isWicket())) {
      return WICKET;
    }
    int runs = Math.min(RUNS_MAX, ball.total());
    return ball.legal() ? runs : WICKET + Math.max(1, runs);
  }

  /// What was counted of deliveries: grows. One thread.
  public static final class Count {
    private final long[][][] seen = new long[PARTS][GROUPS][OUTCOMES];

    /// One delivery.
    ///
    /// @param bowled balls of the innings before it
    /// @param total balls the innings has
    /// @param down wickets that had fallen
    public void add(Ball ball, int bowled, int total, int down) {
      seen[part(bowled, total)][group(down)][outcome(ball)]++;
    }

    /// All of another count, or with `sign` -1 without it.
    public void add(Count other, int sign) {
      for (int part = 0; part < PARTS; part++) {
        for (int group = 0; group < GROUPS; group++) {
          for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            seen[part][group][outcome] += sign * other.seen[part][group][outcome];
          }
        }
      }
    }

    /// Deliveries counted.
    public long total() {
      long total = 0;
      for (int part = 0; part < PARTS; part++) {
        total += sum(ofPart(part));
      }
      return total;
    }

    /// The odds: of each cell mixed with those of its part, these with those of the whole innings,
    /// and these with even ones worth one ball an outcome, so that nothing is impossible.
    public BallOdds odds(String name) {
      double[] even = new double[OUTCOMES];
      Arrays.fill(even, 1.0 / OUTCOMES);
      long[] all = new long[OUTCOMES];
      for (int part = 0; part < PARTS; part++) {
        plus(all, ofPart(part));
      }
      double[] whole = mixed(all, even, OUTCOMES);
      double[][][] odds = new double[PARTS][GROUPS][];
      for (int part = 0; part < PARTS; part++) {
        double[] ofPart = mixed(ofPart(part), whole, WEIGHT);
        for (int group = 0; group < GROUPS; group++) {
          odds[part][group] = mixed(seen[part][group], ofPart, WEIGHT);
        }
      }
      return new BallOdds(name, odds, 0);
    }

    private long[] ofPart(int part) {
      long[] sums = new long[OUTCOMES];
      for (int group = 0; group < GROUPS; group++) {
        plus(sums, seen[part][group]);
      }
      return sums;
    }

    private static void plus(long[] sums, long[] more) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += more[i];
      }
    }

    private static long sum(long[] counts) {
      return Arrays.stream(counts).sum();
    }

    private static double[] mixed(long[] counts, double[] prior, double weight) {
      double total = sum(counts) + weight;
      double[] mixed = new double[OUTCOMES];
      for (int i = 0; i < OUTCOMES; i++) {
        mixed[i] = (counts[i] + weight * prior[i]) / total;
      }
      return mixed;
    }
  }

  /// A line for the spread, `T20,spread,0.06`, and one for each cell, `T20,0,0,0.3512,…`: name,
  /// part, group, then the outcomes.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(name + "," + SPREAD + "," + String.format(Locale.ROOT, "%.2f", spread));
    for (int part = 0; part < PARTS; part++) {
      for (int group = 0; group < GROUPS; group++) {
        var line = new StringBuilder(name).append(',').append(part).append(',').append(group);
        for (double share : odds[part][group]) {
          line.append(',').append(String.format(Locale.ROOT, "%.5f", share));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /// The odds of this name among such lines; lines that begin with `#` are for people.
  ///
  /// @throws IllegalArgumentException when they are not all there, or a cell's are not odds
  public static BallOdds parse(String name, List<String> lines) {
    double[][][] odds = new double[PARTS][GROUPS][];
    int read = 0;
    double spread = 0;
    for (var line : lines) {
      var cells = line.split(",", -1);
      if (line.startsWith("#") || !cells[0].equals(name)) {
        continue;
      }
      if (cells[1].equals(SPREAD)) {
        spread = Double.parseDouble(cells[2]);
        continue;
      }
      odds[Integer.parseInt(cells[1])][Integer.parseInt(cells[2])] = shares(cells);
      read++;
    }
    if (read != PARTS * GROUPS) {
      throw new IllegalArgumentException(
          "%s has %d cells, was: %d".formatted(name, PARTS * GROUPS, read));
    }
    return new BallOdds(name, odds, spread);
  }

  private static double[] shares(String[] cells) {
    if (cells.length != 3 + OUTCOMES) {
      throw new IllegalArgumentException(
          "a line has %d cells: %s".formatted(3 + OUTCOMES, String.join(",", cells)));
    }
    double[] shares = new double[OUTCOMES];
    double sum = 0;
    for (int i = 0; i < OUTCOMES; i++) {
      shares[i] = Double.parseDouble(cells[3 + i]);
      sum += shares[i];
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          "the odds of a cell are 1 together: " + String.join(",", cells));
    }
    for (int i = 0; i < OUTCOMES; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
