package dev.crease.web;

import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A match on the list of matches: little enough to hold for every match there is.
///
/// @param event the competition, or the format where that is all there is
/// @param venue the ground; may be empty
/// @param words the equation, the toss or the result, in a sentence
public record MatchSummary(
    String id, MatchStatus status, String event, String venue, List<Side> sides, String words) {

  /// One side's line.
  ///
  /// @param figures all its innings: `241/8`, `325 & 210/4d`; empty before it bats
  /// @param overs `16.2 ov`; may be empty
  /// @param batting it bats now
  /// @param won it won
  public record Side(
      String name, String shortName, String figures, String overs, boolean batting, boolean won) {}

  public MatchSummary {
    sides = List.copyOf(sides);
  }

  public static MatchSummary of(Scorecard card) {
    var board = new Board(card);
    var names = new Sides(card);
    var sides = new ArrayList<Side>();
    for (var team : card.teams()) {
      var innings = card.innings().stream().filter(i -> i.team().equals(team.name())).toList();
      var main = innings.stream().filter(i -> !i.superOver()).toList();
      sides.add(
          new Side(
              team.name(),
              team.shortName(),
              innings.stream()
                  .map(i -> (i.superOver() ? "s/o " : "") + Sides.figures(i))
                  .collect(Collectors.joining(" & ")),
              main.size() == 1 && !names.twoInnings() && innings.size() == 1
                  ? Words.overs(main.getFirst().overs()) + " ov"
                  : "",
              board.live() && team.shortName().equals(card.score().team()),
              team.name().equals(card.result().winner())));
    }
    return new MatchSummary(
        card.id(), card.status(), board.event(), board.venue(), sides, board.need());
  }
}
