package dev.crease.server.cricsheet;

import dev.crease.cricket.Team;
import dev.crease.server.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// The two sides of a Cricsheet match as they were at the toss. The file lists everybody who played
/// for a side; those who came in for others later are left out here, the match brings them in.
final class CricsheetSquads {
  private static final int A_SIDE = 11;

  private final Map<String, SequencedSet<String>> used = new HashMap<>();
  private final Map<String, SequencedSet<String>> later = new HashMap<>();
  private final List<String> names;

  private CricsheetSquads(List<String> names) {
    this.names = names;
    for (var name : names) {
      used.put(name, new LinkedHashSet<>());
      later.put(name, new LinkedHashSet<>());
    }
  }

  static List<Team> read(Json root) {
    var info = root.get("info");
    var names = info.get("teams").list().stream().map(Json::text).toList();
    if (names.size() != 2
        || names.get(0).equals(names.get(1))
        || names.stream().anyMatch(String::isBlank)) {
      throw info.get("teams").fault("two different names");
    }
    var squads = new CricsheetSquads(names);
    for (var innings : root.list("innings")) {
      squads.scan(innings);
    }
    var teams = names.stream().map(name -> squads.team(name, info)).toList();
    return root.has(CricsheetExport.OURS)
        ? named(teams, root.get(CricsheetExport.OURS).texts("short"))
        : shorten(teams);
  }

  /// A team of the match, by its name at this place.
  static String team(Json json, List<String> names) {
    if (!names.contains(json.text())) {
      throw json.fault("one of the teams, " + String.join(" or ", names));
    }
    return json.text();
  }

  private void scan(Json innings) {
    var batting = team(innings.get("team"), names);
    var fielding = names.get(0).equals(batting) ? names.get(1) : names.get(0);
    for (var over : innings.list("overs")) {
      for (var delivery : over.list("deliveries")) {
        replacements(delivery);
        use(batting, delivery.text("batter"));
        use(batting, delivery.text("non_striker"));
        use(fielding, delivery.text("bowler"));
        for (var wicket : delivery.list("wickets")) {
          use(batting, wicket.text("player_out"));
        }
      }
    }
  }

  private void replacements(Json delivery) {
    if (!delivery.has("replacements")) {
      return;
    }
    for (var change : delivery.get("replacements").list("match")) {
      var team = team(change.get("team"), names);
      var in = change.text("in");
      if (!change.textOr("out").isEmpty()) {
        use(team, change.text("out"));
      }
      if (!set(used, team).contains(in)) {
        set(later, team).add(in);
      }
    }
  }

  private void use(String team, String player) {
    if (!set(later, team).contains(player)) {
      set(used, team).add(player);
    }
  }

  private static SequencedSet<String> set(Map<String, SequencedSet<String>> sets, String team) {
    return sets.getOrDefault(team, new LinkedHashSet<>());
  }

  /// The players listed, but for those who came later, and whoever else was seen to play. A side
  /// that is not listed has eleven, whatever their names.
  private Team team(String name, Json info) {
    var players = new LinkedHashSet<String>();
    if (info.has("players")) {
      players.addAll(info.get("players").texts(name));
    }
    players.removeAll(set(later, name));
    players.addAll(set(used, name));
    boolean listed = info.has("players") && info.get("players").has(name);
    for (int i = players.size() + 1; !listed && i <= A_SIDE; i++) {
      players.add("Unnamed " + i);
    }
    return Team.of(name, List.copyOf(players));
  }

  private static List<Team> named(List<Team> teams, List<String> shortNames) {
    if (shortNames.size() != teams.size()) {
      return shorten(teams);
    }
    return List.of(
        new Team(teams.get(0).name(), shortNames.get(0), teams.get(0).players()),
        new Team(teams.get(1).name(), shortNames.get(1), teams.get(1).players()));
  }

  /// Two teams with the same initials are told apart by the letters of their names.
  private static List<Team> shorten(List<Team> teams) {
    if (!teams.get(0).shortName().equals(teams.get(1).shortName())) {
      return teams;
    }
    var told = new ArrayList<Team>();
    var byLetters = new LinkedHashMap<String, Integer>();
    for (var team : teams) {
      int number = byLetters.merge(team.shortName(), 1, Integer::sum);
      told.add(new Team(team.name(), team.shortName() + number, team.players()));
    }
    return told;
  }
}
