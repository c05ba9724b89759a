package dev.crease.cricket;

import java.util.ArrayList;
import java.util.List;

/// What one delivery came to, as the scorer sees it; over notation writes it as one word
/// (`OverNotation`). Who bowled and faced is the match's to know.
///
/// @param runs runs off the bat (Law 18.10.1)
/// @param boundary whether they, or the byes or wides, came from the boundary (Law 19)
/// @param extras the delivery's extras; a no-ball's own penalty is in `noballs` (Law 21.15), and
///   all the runs of a wide are in `wides` (Law 22.6)
/// @param wickets who left the wicket on it, mostly nobody
/// @param detail what is seldom to be said
public record Ball(
    int runs, Boundary boundary, Extras extras, List<Wicket> wickets, BallDetail detail) {
  /// Nothing came of it.
  public static final Ball DOT = new Ball(0, Boundary.NONE, Extras.NONE, List.of());

  private static final int RUNS_MAX = 99;

  public Ball {
    wickets = List.copyOf(wickets);
    if (runs < 0 || runs > RUNS_MAX) {
      throw new IllegalArgumentException("runs must be 0 to " + RUNS_MAX + ", were: " + runs);
    }
  }

  /// A ball of which nothing seldom is to be said.
  public Ball(int runs, Boundary boundary, Extras extras, List<Wicket> wickets) {
    this(runs, boundary, extras, wickets, BallDetail.NONE);
  }

  /// Runs off the bat: 4 and 6 are boundaries.
  public static Ball runs(int runs) {
    return new Ball(runs, Boundary.of(runs), Extras.NONE, List.of());
  }

  public Ball with(Extras newExtras) {
    return new Ball(runs, boundary, newExtras, wickets, detail);
  }

  public Ball with(Wicket wicket) {
    return new Ball(runs, boundary, extras, List.of(wicket), detail);
  }

  public Ball with(List<Wicket> newWickets) {
    return new Ball(runs, boundary, extras, newWickets, detail);
  }

  public Ball with(BallDetail newDetail) {
    return new Ball(runs, boundary, extras, wickets, newDetail);
  }

  /// How the ball reached, or did not reach, the boundary.
  public enum Boundary {
    NONE,
    FOUR,
    SIX;

    /// What runs off the bat are if nothing else is said.
    public static Boundary of(int runs) {
      return switch (runs) {
        case 4 -> FOUR;
        case 6 -> SIX;
        default -> NONE;
      };
    }
  }

  public boolean wide() {
    return extras.wides() > 0;
  }

  public boolean noBall() {
    return extras.noballs() > 0;
  }

  /// Whether it is one of the balls of the over (Law 17.3): neither a wide nor a no-ball, and not
  /// one of those that never count.
  public boolean legal() {
    return !wide() && !noBall() && detail.place() == BallDetail.InOver.COUNTS;
  }

  /// Whether the striker has faced it: not a wide, nor one that was dead before he could play it.
  public boolean faced() {
    return !wide() && detail.place() != BallDetail.InOver.DEAD;
  }

  /// All the runs the side gains by it.
  public int total() {
    return runs + extras.total();
  }

  /// Runs the pair ran, as far as they change ends: odd means they did (Law 18.1). A boundary is
  /// not run; the penalty of a wide or a no-ball neither. A short run is run; but after a
  /// deliberate one the batters go back to where they were (Law 18.5.2).
  public int run(int noBallRuns) {
    if (detail.deliberate()) {
      return 0;
    }
    return detail.shortRuns()
        + (boundary == Boundary.NONE ? runs : 0)
        + extras.byes()
        + extras.legbyes()
        + Math.max(0, extras.wides() - 1)
        + Math.max(0, extras.noballs() - noBallRuns);
  }

  /// What is debited to the bowler: the bat's, wides and no-balls (Law 18.10).
  public int conceded() {
    return runs + extras.wides() + extras.noballs();
  }

  /// The word for boards, in over notation but for wickets, whose story it leaves out: `W`, `1+W`.
  ///
  /// @param noBallRuns what a plain no-ball costs in this match
  public String brief(int noBallRuns) {
    var word = new StringBuilder(runsWord(noBallRuns));
    for (var wicket : wickets) {
      if (wicket.how().isWicket()) {
        word.append(word.isEmpty() ? "W" : "+W");
      }
    }
    return word.isEmpty() ? "." : word.toString();
  }

  /// The runs and extras as a word of over notation; empty when there are none.
  public String runsWord(int noBallRuns) {
    if (extras.total() == 0 && detail.equals(BallDetail.NONE)) {
      return runs == 0 ? "" : batWord();
    }
    var parts = new ArrayList<String>();
    if (extras.noballs() > 0) {
      parts.add(extras.noballs() == noBallRuns ? "nb" : extras.noballs() + "nb");
    }
    if (extras.wides() > 0) {
      parts.add(extras.wides() == 1 ? "wd" : "wd+" + (extras.wides() - 1));
    }
    if (runs > 0) {
      parts.add(batWord());
    }
    addCount(extras.byes(), "b", parts);
    addCount(extras.legbyes(), "lb", parts);
    addCount(extras.penalty(), "pen", parts);
    addCount(detail.shortRuns(), "short", parts);
    if (detail.deliberate()) {
      parts.add("deliberate");
    }
    if (detail.place() != BallDetail.InOver.COUNTS) {
      parts.add("not(" + detail.place().word() + ")");
    }
    return String.join("+", parts);
  }

  private String batWord() {
    return runs + (boundary == Boundary.of(runs) ? "" : "r");
  }

  private static void addCount(int count, String unit, List<String> parts) {
    if (count > 0) {
      parts.add(count + unit);
    }
  }
}
