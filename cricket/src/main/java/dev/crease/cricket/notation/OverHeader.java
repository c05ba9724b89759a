package dev.crease.cricket.notation;

import dev.crease.cricket.FormatRules;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Team;
import dev.crease.cricket.law.Scoring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The head of an over file: who plays, where, and by which rules.
///
/// ```
/// match ODI
/// rules caught by-crossing, tie super-over-then-boundaries
/// event World Cup, Final
/// venue Lord's
/// city London
/// start 2019-07-14
/// note season: 2019
/// people JJ Roy 8a5ab9c3, JM Bairstow c7a4ae38
/// team England (ENG): JJ Roy, JM Bairstow, JE Root
/// team New Zealand (NZ): MJ Guptill, HM Nicholls
/// ```
final class OverHeader {
  private static final List<String> KEYWORDS =
      List.of(
          "match",
          "rules",
          "event",
          "venue",
          "city",
          "start",
          "note",
          "people",
          "remainder",
          "team");
  private static final List<String> REPEATED = List.of("team", "note", "people");
  private static final Pattern TEAM = Pattern.compile("(.+?)\\s*\\(([^()]{1,8})\\):(.*)");
  private static final Pattern NOTE = Pattern.compile("([^:]+):\\s*(.+)");

  private final TreeMap<String, String> notes = new TreeMap<>();
  private final TreeMap<String, String> people = new TreeMap<>();
  private final List<Team> teams = new ArrayList<>();
  private final TreeMap<String, String> lines = new TreeMap<>();
  private MatchFormat format = MatchFormat.ODI;

  static boolean isLine(String line) {
    return KEYWORDS.stream().anyMatch(word -> line.startsWith(word + " "));
  }

  /// Reads one line of the head.
  void read(String line) {
    int space = line.indexOf(' ');
    var keyword = line.substring(0, space);
    var rest = line.substring(space + 1).strip();
    switch (keyword) {
      case "match" ->
          format = FormatRules.preset(rest).orElseGet(() -> MatchFormat.ODI.named(rest));
      case "rules" -> rules(rest);
      case "note" -> note(rest);
      case "people" -> people(rest);
      case "team" -> team(rest);
      default -> {
        // event, venue, city, start and remainder are kept as they are
      }
    }
    if (!REPEATED.contains(keyword) && lines.put(keyword, rest) != null) {
      throw new OverNotation.Fault("one line '%s'".formatted(keyword), line);
    }
  }

  private void rules(String rest) {
    if (!lines.containsKey("match")) {
      throw new OverNotation.Fault("'match' and a format before the rules", "rules " + rest);
    }
    for (var part : rest.split(",", -1)) {
      var words = part.strip().split(" ", -1);
      if (words.length != 2) {
        throw new OverNotation.Fault("a rule and its value", part.strip());
      }
      try {
        format = FormatRules.with(format, words[0], words[1]);
      } catch (IllegalArgumentException e) {
        throw new OverNotation.Fault(
            "a rule that can be played", part.strip() + ": " + e.getMessage());
      }
    }
  }

  private void note(String rest) {
    var matcher = NOTE.matcher(rest);
    if (!matcher.matches()) {
      throw new OverNotation.Fault("a name, a colon and a text", rest);
    }
    notes.put(matcher.group(1).strip(), matcher.group(2).strip());
  }

  /// Names and their ids: `JJ Roy 8a5ab9c3, JE Root a343262c`.
  private void people(String rest) {
    for (var part : rest.split(",", -1)) {
      var person = part.strip();
      int space = person.lastIndexOf(' ');
      if (space < 1) {
        throw new OverNotation.Fault("a name and an id", person);
      }
      people.put(person.substring(0, space).strip(), person.substring(space + 1));
    }
  }

  private void team(String rest) {
    var matcher = TEAM.matcher(rest);
    if (!matcher.matches()) {
      throw new OverNotation.Fault("team NAME (SHORT): players", rest);
    }
    var players =
        Arrays.stream(matcher.group(3).split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (players.stream().distinct().count() < players.size()) {
      throw new OverNotation.Fault("players with different names", rest);
    }
    if (teams.size() == 2 || teams.stream().anyMatch(t -> t.name().equals(matcher.group(1)))) {
      throw new OverNotation.Fault("two teams with different names", rest);
    }
    teams.add(new Team(matcher.group(1), matcher.group(2), players));
  }

  /// The match of this head, ready for its first command.
  Scoring scoring(String id) {
    if (!lines.containsKey("match")) {
      throw new OverNotation.Fault("'match' and a format", "no such line");
    }
    if (teams.size() != 2) {
      throw new OverNotation.Fault("two lines 'team NAME (SHORT): players'", teams.size() + "");
    }
    var info =
        new MatchInfo(
            lines.getOrDefault("event", ""),
            lines.getOrDefault("venue", ""),
            lines.getOrDefault("city", ""),
            lines.getOrDefault("start", ""),
            notes,
            people,
            lines.getOrDefault("remainder", ""));
    return new Scoring(id, format, teams, info);
  }

  static List<String> write(MatchFormat format, List<Team> teams, MatchInfo info) {
    var head = new ArrayList<String>();
    head.add("match " + format.name());
    var rules = rulesChanged(format);
    if (!rules.isEmpty()) {
      head.add("rules " + String.join(", ", rules));
    }
    add(head, "event", info.event());
    add(head, "venue", info.venue());
    add(head, "city", info.city());
    add(head, "start", info.start());
    info.notes().forEach((name, text) -> add(head, "note", name + ": " + text));
    if (!info.people().isEmpty()) {
      head.add(
          info.people().entrySet().stream()
              .map(person -> person.getKey() + " " + person.getValue())
              .collect(Collectors.joining(", ", "people ", "")));
    }
    add(head, "remainder", info.remainder());
    for (var team : teams) {
      head.add(
          "team %s (%s): %s"
              .formatted(team.name(), team.shortName(), String.join(", ", team.players())));
    }
    return head;
  }

  private static void add(List<String> head, String keyword, String text) {
    if (!text.isBlank()) {
      head.add(keyword + " " + text.replaceAll("\\s+", " ").strip());
    }
  }

  private static List<String> rulesChanged(MatchFormat format) {
    var changed = new ArrayList<String>();
    var made = FormatRules.preset(format.name()).orElse(MatchFormat.ODI);
    for (var rule : FormatRules.of(format).entrySet()) {
      if (!rule.getValue().equals(FormatRules.of(made).get(rule.getKey()))) {
        made = FormatRules.with(made, rule.getKey(), rule.getValue());
        changed.add(rule.getKey() + " " + rule.getValue());
      }
    }
    return changed;
  }
}
