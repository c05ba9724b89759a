package dev.crease.bench;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.Result;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.BallOdds;
import dev.crease.cricket.figures.WinModel;
import dev.crease.server.MatchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Counts the odds of the win chance in a folder of Cricsheet files, and says how far they can be
/// believed: each match is foretold, over by over, by the odds of all the others.
///
/// `WinChanceFit FOLDER OUT` writes `OUT/win-chance.csv`, to be put among the server's resources,
/// and `OUT/calibration.md`, to be put into `docs/win-chance.md`. Innings that were shortened are
/// counted, but matches whose target a rain rule moved, and those without a winner, foretell
/// nothing.
public final class WinChanceFit {
  private static final int BINS = 10;
  private static final int SPREADS = 10;
  private static final double SPREAD_STEP = 0.03;

  private final List<Seen> matches = new ArrayList<>();

  private WinChanceFit() {}

  /// One match: what was bowled in it, and how it stood after each over.
  private record Seen(
      boolean isShort, int balls, BallOdds.Count count, List<State> states, double firstWon) {}

  /// @param target runs that win; 0 in the first innings
  private record State(int runs, int target, int down, int left) {
    double first(WinModel model) {
      return target > 0
          ? 1 - model.chasing(target - runs, down, left)
          : model.battingFirst(runs, down, left);
    }
  }

  /// Counts, and writes what it found.
  ///
  /// @param args the folder of matches, and where to write
  public static void main(String[] args) throws IOException, MatchFile.Malformed {
    var fit = new WinChanceFit();
    try (var files = Files.list(Path.of(args[0]))) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        fit.read(file);
      }
    }
    var out = Path.of(args[1]);
    Files.createDirectories(out);
    var lines = new ArrayList<String>();
    lines.add("# Odds of a delivery: format, part of the innings, wickets down, then 0 to 6 runs,");
    lines.add(
        "# a wicket, 1 to 6 runs off a wide or no-ball. Made by WinChanceFit; docs/win-chance.md.");
    var text = new StringBuilder();
    for (boolean isShort : new boolean[] {true, false}) {
      double spread = fit.spread(isShort);
      lines.addAll(fit.odds(isShort, -1).spread(spread).lines());
      text.append("### ").append(isShort ? "T20" : "ODI").append("\n\n");
      text.append("Spread %.2f.\n\n".formatted(spread))
          .append(fit.foretold(isShort, spread).text());
    }
    Files.write(out.resolve("win-chance.csv"), lines);
    Files.writeString(out.resolve("calibration.md"), text);
  }

  /// The spread by which matches are foretold best.
  private double spread(boolean isShort) {
    double best = 0;
    for (int step = 1; step <= SPREADS; step++) {
      double spread = step * SPREAD_STEP;
      if (foretold(isShort, spread).brier() < foretold(isShort, best).brier()) {
        best = spread;
      }
    }
    return best;
  }

  private void read(Path file) throws MatchFile.Malformed {
    var scoring = MatchFile.read(file);
    var format = scoring.match().format();
    if (format.innings() != 1 || !format.overs().limited()) {
      return;
    }
    var count = new BallOdds.Count();
    var states = new ArrayList<State>();
    var match = Match.NONE;
    for (var event : scoring.events()) {
      var next = match.after(event.fact());
      if (event.fact() instanceof Fact.Delivery delivery && !next.innings().superOver()) {
        var now = match.innings();
        count.add(delivery.ball(), now.balls(), now.allowance().total(), now.wickets());
        if (next.innings().overs() > now.overs()) {
          states.add(state(next));
        }
      }
      match = next;
    }
    int balls = format.overs().limit() * format.overs().balls();
    double won = foretells(match) ? firstWon(match) : -1;
    matches.add(new Seen(isShort(format), balls, count, states, won));
  }

  private static boolean isShort(MatchFormat format) {
    return BallOdds.isShort(format.overs().limit() * format.overs().balls());
  }

  private static State state(Match match) {
    var now = match.innings();
    return new State(now.runs(), now.target(), now.wickets(), now.ballsLeft());
  }

  private static boolean foretells(Match match) {
    return match.method().isEmpty()
        && (match.result() instanceof Result.Won || match.result() instanceof Result.Tied);
  }

  /// 1 if the side that batted first won, a half for a tie, however it was broken.
  private static double firstWon(Match match) {
    if (match.result() instanceof Result.Tied) {
      return 0.5;
    }
    int first = match.allInnings().getFirst().side();
    return match.side(match.result().winner()) == first ? 1 : 0;
  }

  /// The odds of all matches of a kind but one.
  private BallOdds odds(boolean isShort, int without) {
    var count = new BallOdds.Count();
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i).isShort() == isShort && i != without) {
        count.add(matches.get(i).count(), 1);
      }
    }
    return count.odds(isShort ? "T20" : "ODI");
  }

  /// Each match foretold by the odds of the others.
  private Bins foretold(boolean isShort, double spread) {
    var bins = new Bins();
    for (int i = 0; i < matches.size(); i++) {
      var seen = matches.get(i);
      if (seen.isShort() == isShort && seen.firstWon() >= 0) {
        bins.add(seen, new WinModel(odds(isShort, i).spread(spread), seen.balls()));
      }
    }
    return bins;
  }

  /// What was foretold, and what came of it, by tenths of chance.
  private static final class Bins {
    private final double[] foretold = new double[BINS];
    private final double[] came = new double[BINS];
    private final int[] count = new int[BINS];
    private double squares;
    private double squaresOfHalf;
    private int matches;

    void add(Seen seen, WinModel model) {
      matches++;
      for (var state : seen.states()) {
        double first = state.first(model);
        int bin = Math.min(BINS - 1, (int) (first * BINS));
        foretold[bin] += first;
        came[bin] += seen.firstWon();
        count[bin]++;
        squares += (first - seen.firstWon()) * (first - seen.firstWon());
        squaresOfHalf += (0.5 - seen.firstWon()) * (0.5 - seen.firstWon());
      }
    }

    double brier() {
      return squares / Math.max(1, Arrays.stream(count).sum());
    }

    String text() {
      var text =
          new StringBuilder("| foretold | overs | mean foretold | won |\n|---|---|---|---|\n");
      int all = 0;
      for (int bin = 0; bin < BINS; bin++) {
        int n = Math.max(1, count[bin]);
        all += count[bin];
        text.append(
            String.format(
                Locale.ROOT,
                "| %d–%d %% | %d | %.0f %% | %.0f %% |\n",
                100 / BINS * bin,
                100 / BINS * (bin + 1),
                count[bin],
                100 * foretold[bin] / n,
                100 * came[bin] / n));
      }
      return text
          + String.format(
              Locale.ROOT,
              "\n%d matches, %d overs. Brier score %.3f; of saying 50 %% always, %.3f.\n\n",
              matches,
              all,
              brier(),
              squaresOfHalf / Math.max(1, all));
    }
  }
}
