package dev.crease.cricket;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a board wants to say about a match and the Laws do not care about. Every text may be empty,
/// which means "not known".
///
/// @param event the competition, and the match's place in it: `World Cup, Final`
/// @param venue the ground
/// @param city where the ground is
/// @param start the first day, `2019-07-14`, or the moment of the first ball in ISO 8601
/// @param notes anything else that readers care for, by name, in the order of the names: `umpires`,
///   `season`
/// @param people the ids by which a register knows those who are named in the match, players and
///   officials, by their names
/// @param remainder what the file that the match was read from says beside, in that file's own
///   form, for a program that writes such a file again; no reader sees it
public record MatchInfo(
    String event,
    String venue,
    String city,
    String start,
    Map<String, String> notes,
    Map<String, String> people,
    String remainder) {
  /// Nothing is known.
  public static final MatchInfo NONE = new MatchInfo("", "", "", "", Map.of(), Map.of(), "");

  /// The note that says which part of the competition it was: `Final`.
  public static final String STAGE = "stage";

  public MatchInfo {
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
    people = Collections.unmodifiableMap(new TreeMap<>(people));
  }

  /// The note of this name; empty where there is none.
  public String note(String name) {
    return notes.getOrDefault(name, "");
  }

  /// The event without the stage that is noted: `World Cup`.
  public String competition() {
    var stage = note(STAGE);
    return !stage.isEmpty() && event.endsWith(", " + stage)
        ? event.substring(0, event.length() - stage.length() - 2)
        : event;
  }
}
