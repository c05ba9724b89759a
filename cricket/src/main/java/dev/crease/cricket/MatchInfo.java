package dev.crease.cricket;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a board wants to say about a match and the Laws do not care about. Every text may be empty,
/// which means "not known".
///
/// @param event the competition: `World Cup, Final`
/// @param venue the ground
/// @param city where the ground is
/// @param start the first day, `2019-07-14`, or the moment of the first ball in ISO 8601
/// @param notes anything else, by name, in the order of the names: `umpires`, `season`
public record MatchInfo(
    String event, String venue, String city, String start, Map<String, String> notes) {
  /// Nothing is known.
  public static final MatchInfo NONE = new MatchInfo("", "", "", "", Map.of());

  public MatchInfo {
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
  }
}
