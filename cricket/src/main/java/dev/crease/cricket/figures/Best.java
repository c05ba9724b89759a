package dev.crease.cricket.figures;

import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The best figures of a match: most runs in fewest balls, most wickets for fewest runs. Super
/// overs do not count: they are in nobody's career.
public final class Best {
  private Best() {}

  /// A batter's line, and the innings it is of, from 1.
  public record Batting(int innings, Scorecard.Batting line) {}

  /// A bowler's line, and the innings it is of, from 1.
  public record Bowling(int innings, Scorecard.Bowling line) {
    /// `4-0-23-1`: overs, maidens, runs, wickets.
    public String figures() {
      return "%s-%d-%d-%d".formatted(line.overs(), line.maidens(), line.runs(), line.wickets());
    }
  }

  /// The best innings of batters, at most so many.
  public static List<Batting> batting(Scorecard card, int count) {
    var all = new ArrayList<Batting>();
    for (int i = 0; i < card.innings().size(); i++) {
      int number = i + 1;
      if (!card.innings().get(i).superOver()) {
        card.innings().get(i).batting().forEach(line -> all.add(new Batting(number, line)));
      }
    }
    return all.stream()
        .filter(best -> best.line().runs() > 0)
        .sorted(
            Comparator.comparingInt((Batting best) -> -best.line().runs())
                .thenComparingInt(best -> best.line().balls()))
        .limit(count)
        .toList();
  }

  /// The best bowling, at most so many.
  public static List<Bowling> bowling(Scorecard card, int count) {
    var all = new ArrayList<Bowling>();
    for (int i = 0; i < card.innings().size(); i++) {
      int number = i + 1;
      if (!card.innings().get(i).superOver()) {
        card.innings().get(i).bowling().forEach(line -> all.add(new Bowling(number, line)));
      }
    }
    return all.stream()
        .filter(best -> best.line().wickets() > 0)
        .sorted(
            Comparator.comparingInt((Bowling best) -> -best.line().wickets())
                .thenComparingInt(best -> best.line().runs()))
        .limit(count)
        .toList();
  }
}
