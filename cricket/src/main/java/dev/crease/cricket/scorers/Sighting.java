package dev.crease.cricket.scorers;

import dev.crease.cricket.Score;
import java.util.ArrayList;
import java.util.List;

/// A board as somebody sees it who is about to take a match over. Whoever is not there is `""`.
///
/// @param overs completed overs and balls of the next: `16.2`
public record Sighting(
    int runs, int wickets, String overs, String striker, String nonStriker, String bowler) {

  /// What the board shows.
  public static Sighting of(Score score) {
    return new Sighting(
        score.runs(),
        score.wickets(),
        score.overs(),
        score.striker().player(),
        score.nonStriker().player(),
        score.bowler().player());
  }

  /// Each figure that is another on the board: `runs are 138, not 137`.
  public List<String> differences(Score score) {
    var is = of(score);
    var differences = new ArrayList<String>();
    differ("runs are", is.runs, runs, differences);
    differ("wickets are", is.wickets, wickets, differences);
    differ("overs are", is.overs, overs, differences);
    differ("the striker is", is.striker, striker, differences);
    differ("the non-striker is", is.nonStriker, nonStriker, differences);
    differ("the bowler is", is.bowler, bowler, differences);
    return differences;
  }

  private static void differ(String what, Object is, Object seen, List<String> differences) {
    if (!is.equals(seen)) {
      differences.add("%s %s, not %s".formatted(what, shown(is), shown(seen)));
    }
  }

  private static Object shown(Object figure) {
    return figure.equals("") ? "nobody" : figure;
  }
}
