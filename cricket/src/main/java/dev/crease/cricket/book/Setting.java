package dev.crease.cricket.book;

import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Team;
import dev.crease.cricket.Toss;
import java.util.ArrayList;
import java.util.List;

/// Who plays, and by which rules.
///
/// @param changes players who came in for others, in order
/// @param suspended bowlers who may not bowl again in the match (Laws 41.3, 41.7 and 41.8)
record Setting(
    String id,
    MatchFormat format,
    List<Team> teams,
    MatchInfo info,
    Toss toss,
    List<Change> changes,
    List<String> suspended) {
  static final Setting NONE = of("", MatchFormat.TEST, List.of(), MatchInfo.NONE);

  Setting {
    teams = List.copyOf(teams);
    changes = List.copyOf(changes);
    suspended = List.copyOf(suspended);
  }

  static Setting of(String id, MatchFormat format, List<Team> teams, MatchInfo info) {
    return new Setting(id, format, teams, info, Toss.NONE, List.of(), List.of());
  }

  /// One player in another's place.
  ///
  /// @param side whose
  /// @param out who left; empty where nobody did
  /// @param during the over that was in progress, as `Match.place`; empty between overs
  record Change(int side, String out, String in, String reason, String during) {}

  Setting with(Toss newToss) {
    return new Setting(id, format, teams, info, newToss, changes, suspended);
  }

  Setting suspending(String bowler) {
    var more = new ArrayList<>(suspended);
    more.add(bowler);
    return new Setting(id, format, teams, info, toss, changes, more);
  }

  /// The side has one player more, unless he was in it, and one who may play no more.
  Setting with(Change change) {
    var sides = new ArrayList<>(teams);
    var team = sides.get(change.side);
    if (!team.has(change.in)) {
      var players = new ArrayList<>(team.players());
      players.add(change.in);
      sides.set(change.side, new Team(team.name(), team.shortName(), players));
    }
    var more = new ArrayList<>(changes);
    more.add(change);
    return new Setting(id, format, sides, info, toss, more, suspended);
  }

  /// Whether another plays in his place now.
  boolean replaced(String player) {
    for (var change : changes.reversed()) {
      if (change.in.equals(player)) {
        return false;
      }
      if (change.out.equals(player)) {
        return true;
      }
    }
    return false;
  }

  /// How many of the side may play at once: those listed, but for the replaced.
  int strength(int side) {
    var players = teams.get(side).players();
    return changes.isEmpty()
        ? players.size()
        : (int) players.stream().filter(player -> !replaced(player)).count();
  }
}
