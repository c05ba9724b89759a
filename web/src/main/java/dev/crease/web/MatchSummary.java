package dev.crease.web;

import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Team;
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
  /// @param overs `16.2 ov`, or what it made in the super over; may be empty
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
      sides.add(
          new Side(
              team.name(),
              team.shortName(),
              figures(card, team, false),
              small(card, team, names),
              board.live() && team.shortName().equals(card.score().team()),
              team.name().equals(card.result().winner())));
    }
    return new MatchSummary(
        card.id(), card.status(), board.event(), board.venue(), sides, board.need());
  }

  private static String figures(Scorecard card, Team team, boolean superOver) {
    return Sides.innings(card, superOver).stream()
        .filter(innings -> innings.team().equals(team.name()))
        .map(Sides::figures)
        .collect(Collectors.joining(" & "));
  }

  /// The overs of a side that bats once, or what it made in the super over.
  private static String small(Scorecard card, Team team, Sides names) {
    var superOver = figures(card, team, true);
    if (!superOver.isEmpty()) {
      return "super over " + superOver;
    }
    return names.twoInnings()
        ? ""
        : card.innings().stream()
            .filter(innings -> innings.team().equals(team.name()))
            .map(innings -> Words.overs(innings.overs()) + " ov")
            .collect(Collectors.joining());
  }
}
