package dev.crease.server.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Every type of command, and the members that its `data` may have. What is not in here is refused
/// by name: most are slips of the pen.
final class Vocabulary {
  private static final SequencedMap<String, List<String>> MEMBERS = new LinkedHashMap<>();

  static {
    MEMBERS.put("toss", List.of("winner", "decision", "uncontested"));
    MEMBERS.put("innings", List.of("team", "superOver"));
    MEMBERS.put("batters", List.of("striker", "nonStriker"));
    MEMBERS.put("batter", List.of("player"));
    MEMBERS.put("bowler", List.of("player", "reason"));
    MEMBERS.put("ball", BallJson.SAID);
    MEMBERS.put("strike", List.of("striker", "nonStriker"));
    MEMBERS.put("retire", List.of("player", "kind"));
    MEMBERS.put("resume", List.of("player"));
    MEMBERS.put("penalty", List.of("team", "runs", "reason"));
    MEMBERS.put("over", List.of("balls"));
    MEMBERS.put("review", List.of("by", "batter", "decision", "umpiresCall", "umpire", "about"));
    MEMBERS.put("replace", List.of("team", "out", "in", "reason"));
    MEMBERS.put("powerplay", List.of("kind", "from", "to"));
    MEMBERS.put("interval", List.of("name"));
    MEMBERS.put("stop", List.of("reason"));
    MEMBERS.put("revise", List.of("overs", "target", "method"));
    MEMBERS.put("innings-end", List.of("how", "absent"));
    MEMBERS.put("follow-on", List.of());
    MEMBERS.put("bowl-out", List.of("team", "bowler", "hit"));
    MEMBERS.put("result", ResultJson.MEMBERS);
    MEMBERS.put("commentary", List.of("text"));
    MEMBERS.put("void", List.of("of", "reason"));
    MEMBERS.put("replace-event", List.of("of", "with", "reason"));
    MEMBERS.put("insert", List.of("after", "with", "reason"));
    MEMBERS.put("score-check", List.of("innings", "over", "hash", "balls"));
  }

  private Vocabulary() {}

  /// The types, in the order of the contract.
  static List<String> types() {
    return List.copyOf(MEMBERS.keySet());
  }

  static Map<String, List<String>> members() {
    return Map.copyOf(MEMBERS);
  }

  /// Checks a command before it is read.
  ///
  /// @param data its `data`; a ball's may be a word
  static void check(Json type, Json data) {
    var members = MEMBERS.get(type.text());
    if (members == null) {
      throw type.fault("one of " + String.join(", ", types()));
    }
    if (data.node().isObject()) {
      data.allowOnly(members);
    }
  }
}
