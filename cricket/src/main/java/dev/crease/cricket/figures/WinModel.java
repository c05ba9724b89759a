package dev.crease.cricket.figures;

/// The chance to win a match of one innings a side, at any score, worked out exactly from the odds
/// of a single delivery by going back from the end (a dynamic programme). Immutable; any thread.
///
/// With `b` balls left, `d` wickets down and `n` runs to make, and p the odds of the next delivery:
///
/// ```
/// chase(b, d, n) = p(wicket) chase(b-1, d+1, n) + Σ p(r) chase(b-1, d, n-r) + Σ p(extra r) chase(b, d, n-r)
/// chase(b, d, n ≤ 0) = 1       chase(0, d, 1) = chase(b, 10, 1) = 1/2, a tie       otherwise 0
/// first(b, d, r) goes on likewise, and ends as 1 - chase(all balls, 0, r + 1)
/// ```
///
/// That is done three times, for an innings played by worse odds than the average, by average ones,
/// and by better ones ([BallOdds#played]), and the three count 1 : 2 : 1. The model knows neither
/// the teams nor the pitch, and nobody in it tries harder because he must.
public final class WinModel {
  private static final int WICKETS = 10;
  private static final float[] WEIGHTS = {0.25f, 0.5f, 0.25f};

  private final int balls;
  private final int runsMax;
  private final float[][][] chase;
  private final float[][][] first;

  /// @param balls of an innings, for both sides
  public WinModel(BallOdds odds, int balls) {
    this.balls = balls;
    this.runsMax = BallOdds.isShort(balls) ? 3 * balls + 20 : 2 * balls;
    this.chase = new float[balls + 1][WICKETS + 1][runsMax + 1];
    this.first = new float[balls + 1][WICKETS + 1][runsMax + 1];
    for (int luck = -1; luck <= 1; luck++) {
      chase(odds.played(luck), WEIGHTS[luck + 1]);
    }
    for (int luck = -1; luck <= 1; luck++) {
      first(odds.played(luck), WEIGHTS[luck + 1]);
    }
  }

  private void chase(BallOdds odds, float weight) {
    var later = new float[WICKETS + 1][runsMax + 1];
    for (int left = 0; left <= balls; left++) {
      var now = new float[WICKETS + 1][runsMax + 1];
      for (int down = WICKETS; down >= 0; down--) {
        now[down][0] = 1;
        if (down == WICKETS || left == 0) {
          now[down][1] = 0.5f;
        } else {
          chase(odds.at(balls - left, balls, down), now[down], later[down], later[down + 1]);
        }
      }
      add(chase[left], now, weight);
      later = now;
    }
  }

  private void chase(double[] p, float[] now, float[] later, float[] laterOneMoreDown) {
    for (int need = 1; need <= runsMax; need++) {
      double sum = p[BallOdds.WICKET] * laterOneMoreDown[need];
      for (int runs = 0; runs <= BallOdds.RUNS_MAX; runs++) {
        sum += p[runs] * later[Math.max(0, need - runs)];
      }
      for (int runs = 1; runs <= BallOdds.RUNS_MAX; runs++) {
        sum += p[BallOdds.WICKET + runs] * now[Math.max(0, need - runs)];
      }
      now[need] = (float) sum;
    }
  }

  private void first(BallOdds odds, float weight) {
    var end = new float[runsMax + 1];
    for (int runs = 0; runs <= runsMax; runs++) {
      end[runs] = 1 - chase[balls][0][Math.min(runsMax, runs + 1)];
    }
    var later = new float[WICKETS + 1][];
    for (int left = 0; left <= balls; left++) {
      var now = new float[WICKETS + 1][];
      for (int down = WICKETS; down >= 0; down--) {
        now[down] =
            down == WICKETS || left == 0
                ? end
                : first(odds.at(balls - left, balls, down), later[down], later[down + 1]);
      }
      add(first[left], now, weight);
      later = now;
    }
  }

  private float[] first(double[] p, float[] later, float[] laterOneMoreDown) {
    var now = new float[runsMax + 1];
    now[runsMax] = later[runsMax];
    for (int made = runsMax - 1; made >= 0; made--) {
      double sum = p[BallOdds.WICKET] * laterOneMoreDown[made];
      for (int runs = 0; runs <= BallOdds.RUNS_MAX; runs++) {
        sum += p[runs] * later[Math.min(runsMax, made + runs)];
      }
      for (int runs = 1; runs <= BallOdds.RUNS_MAX; runs++) {
        sum += p[BallOdds.WICKET + runs] * now[Math.min(runsMax, made + runs)];
      }
      now[made] = (float) sum;
    }
    return now;
  }

  private static void add(float[][] sums, float[][] more, float weight) {
    for (int down = 0; down < sums.length; down++) {
      for (int runs = 0; runs < sums[down].length; runs++) {
        sums[down][runs] += weight * more[down][runs];
      }
    }
  }

  /// The chance of the side that bats first.
  ///
  /// @param left its balls left
  /// @param down wickets it has lost
  public double battingFirst(int made, int down, int left) {
    return first[within(left, balls)][within(down, WICKETS)][within(made, runsMax)];
  }

  /// The chance of the side that chases.
  ///
  /// @param need runs still to make
  public double chasing(int need, int down, int left) {
    return need > runsMax
        ? 0
        : chase[within(left, balls)][within(down, WICKETS)][Math.max(0, need)];
  }

  private static int within(int number, int most) {
    return Math.clamp(number, 0, most);
  }
}
