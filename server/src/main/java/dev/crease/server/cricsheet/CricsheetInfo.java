package dev.crease.server.cricsheet;

import dev.crease.cricket.MatchInfo;
import dev.crease.server.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a file says of a match beside play, and a match's [MatchInfo]: each made of the other.
/// Words that readers care for become notes; who is who goes to the people; whatever is left, be it
/// a member nobody has heard of, stays as it is in the remainder.
final class CricsheetInfo {
  /// Members of `info` that the match itself tells.
  private static final List<String> OF_PLAY =
      List.of("balls_per_over", "bowl_out", "overs", "outcome", "players", "teams", "toss");

  /// Texts and numbers of `info`, and the notes they become.
  private static final Map<String, String> SINGLE =
      Map.of(
          "gender", "gender",
          "season", "season",
          "team_type", "team type",
          "match_type_number", "match type number");

  private static final Map<String, String> OFFICIALS =
      Map.of(
          "umpires", "umpires",
          "tv_umpires", "tv umpires",
          "reserve_umpires", "reserve umpires",
          "match_referees", "match referees");

  private static final Map<String, String> EVENT =
      Map.of(
          "match_number", "match number",
          "group", "group",
          "sub_name", "sub name");

  private static final String BEST_PLAYER = "player of the match";
  private static final String DAYS = "days";
  private static final String COMMA = ", ";
  private static final String VERSION = "1.2.0";

  private CricsheetInfo() {}

  // out of a file

  static MatchInfo read(Json root) {
    var info = root.get("info");
    var notes = new TreeMap<String, String>();
    var left = new TreeMap<String, JsonNode>();
    for (var name : info.names()) {
      if (!OF_PLAY.contains(name) && !told(info, name, notes)) {
        left.put(name, info.get(name).node());
      }
    }
    var day = CricsheetRules.day(info).toString();
    var event = info.has("event") ? info.get("event") : new Json("", object());
    var stage = event.textOr("stage");
    var name = event.textOr("name");
    return new MatchInfo(
        stage.isEmpty() || name.isEmpty() ? name : name + COMMA + stage,
        info.textOr("venue"),
        info.textOr("city"),
        day,
        notes,
        people(info),
        remainder(root, left, day));
  }

  private static Map<String, String> people(Json info) {
    var people = new TreeMap<String, String>();
    if (info.has("registry") && info.get("registry").has("people")) {
      var registry = info.get("registry").get("people");
      registry.names().forEach(name -> people.put(name, registry.text(name)));
    }
    return people;
  }

  /// Whether the match tells this member, by a note or otherwise.
  private static boolean told(Json info, String member, Map<String, String> notes) {
    switch (member) {
      case "venue", "city" -> {}
      case "dates" -> {
        var days = info.texts(member);
        if (days.size() > 1) {
          notes.put(DAYS, String.join(COMMA, days));
        }
      }
      case "match_type" -> {
        return !info.text(member).equals("IT20");
      }
      case "event" -> event(info.get(member), notes);
      case "officials" -> {
        var officials = info.get(member);
        OFFICIALS.forEach((name, note) -> put(notes, note, officials.texts(name)));
        return OFFICIALS.keySet().containsAll(officials.names());
      }
      case "player_of_match" -> put(notes, BEST_PLAYER, info.texts(member));
      case "registry" -> {
        return List.of("people").containsAll(info.get(member).names());
      }
      default -> {
        var note = SINGLE.get(member);
        if (note == null) {
          return false;
        }
        notes.put(note, info.get(member).loose());
      }
    }
    return true;
  }

  private static void event(Json event, Map<String, String> notes) {
    EVENT.forEach(
        (name, note) -> {
          if (event.has(name)) {
            notes.put(note, event.get(name).loose());
          }
        });
    if (event.has(MatchInfo.STAGE)) {
      notes.put(MatchInfo.STAGE, event.text(MatchInfo.STAGE));
    }
  }

  private static void put(Map<String, String> notes, String note, List<String> names) {
    if (!names.isEmpty()) {
      notes.put(note, String.join(COMMA, names));
    }
  }

  /// `meta`, what is left of `info`, the umpires of miscounted overs, by innings and over, and who
  /// was absent, by innings: an innings that ended of itself does not say.
  private static String remainder(Json root, Map<String, JsonNode> left, String day) {
    var rest = object();
    if (root.has("meta") && !root.get("meta").node().equals(meta(day))) {
      rest.set("meta", root.get("meta").node());
    }
    if (!left.isEmpty()) {
      var info = rest.putObject("info");
      left.forEach(info::set);
    }
    var umpires = object();
    var absent = object();
    var innings = root.list("innings");
    for (int i = 0; i < innings.size(); i++) {
      umpires(innings.get(i), umpires, i);
      texts(absent, Integer.toString(i), innings.get(i).texts("absent_hurt"));
    }
    if (!absent.isEmpty()) {
      rest.set("absent", absent);
    }
    if (!umpires.isEmpty()) {
      rest.set("umpires", umpires);
    }
    return rest.isEmpty() ? "" : rest.toString();
  }

  private static void umpires(Json innings, ObjectNode umpires, int number) {
    if (innings.has("miscounted_overs")) {
      var overs = innings.get("miscounted_overs");
      for (var over : overs.names()) {
        if (overs.get(over).has("umpire")) {
          umpires.put(number + "." + over, overs.get(over).text("umpire"));
        }
      }
    }
  }

  // into a file

  /// What a file says of itself that is made of a match without one.
  static ObjectNode meta(String day) {
    return object().put("data_version", VERSION).put("created", day).put("revision", 1);
  }

  static ObjectNode write(MatchInfo info, ObjectNode json) {
    SINGLE.forEach((name, note) -> putText(json, name, info.note(note)));
    OFFICIALS.forEach(
        (name, note) -> {
          if (!info.note(note).isEmpty()) {
            texts(json.withObjectProperty("officials"), name, split(info.note(note)));
          }
        });
    putText(json, "venue", info.venue());
    putText(json, "city", info.city());
    texts(json, "player_of_match", split(info.note(BEST_PLAYER)));
    var event = object();
    putText(event, "name", info.competition());
    putText(event, MatchInfo.STAGE, info.note(MatchInfo.STAGE));
    EVENT.forEach((name, note) -> putText(event, name, info.note(note)));
    if (!event.isEmpty()) {
      json.set("event", event);
    }
    if (!info.people().isEmpty()) {
      var people = json.putObject("registry").putObject("people");
      info.people().forEach(people::put);
    }
    return json;
  }

  /// The days of a match.
  ///
  /// @param day the first one, if the match does not say
  static List<String> days(MatchInfo info, String day) {
    if (!info.note(DAYS).isEmpty()) {
      return split(info.note(DAYS));
    }
    return List.of(
        info.start().matches("\\d{4}-\\d\\d-\\d\\d.*") ? info.start().substring(0, 10) : day);
  }

  /// Whole numbers go as numbers.
  private static void putText(ObjectNode json, String name, String text) {
    if (text.matches("[1-9]\\d{0,8}")) {
      json.put(name, Integer.parseInt(text));
    } else if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  static void texts(ObjectNode json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      var array = json.putArray(name);
      texts.forEach(array::add);
    }
  }

  private static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(COMMA, -1));
  }

  /// The remainder of a match; empty when it has none, or one that is no file's.
  static Json remainder(MatchInfo info) {
    try {
      var read = info.remainder().isEmpty() ? new Json("", object()) : Json.parse(info.remainder());
      return read.node().isObject() ? read : new Json("", object());
    } catch (Json.Fault notOurs) {
      return new Json("", object()); // somebody else's words; they are not for this file
    }
  }

  /// The members of an object; none where there is no object.
  static Map<String, JsonNode> members(Json json, String name) {
    if (!json.has(name) || !json.get(name).node().isObject()) {
      return Map.of();
    }
    var members = new LinkedHashMap<String, JsonNode>();
    json.get(name)
        .names()
        .forEach(member -> members.put(member, json.get(name).get(member).node()));
    return Collections.unmodifiableMap(members);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
