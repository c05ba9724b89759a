package dev.crease.server.json;

import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.CaughtRule;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.MatchFormat.Overs;
import dev.crease.cricket.MatchFormat.TieRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules of a match: a format by name, and what is changed in it.
///
/// `{"format":"T20","rules":{"overs":10,"quota":2}}`: what `rules` leaves out is the format's.
public final class RulesJson {
  private static final List<String> NAMES =
      List.of(
          "innings",
          "overs",
          "ballsPerOver",
          "oversPerEnd",
          "quota",
          "powerplay",
          "noBallRuns",
          "freeHit",
          "tie",
          "followOnLead",
          "caught");
  private static final Map<String, MatchFormat> PRESETS = presets();

  private RulesJson() {}

  private static Map<String, MatchFormat> presets() {
    var presets = new TreeMap<String, MatchFormat>(String.CASE_INSENSITIVE_ORDER);
    for (var format :
        List.of(
            MatchFormat.TEST,
            MatchFormat.MULTI_DAY,
            MatchFormat.ODI,
            MatchFormat.ONE_DAY,
            MatchFormat.T20,
            MatchFormat.HUNDRED)) {
      presets.put(format.name(), format);
    }
    return presets;
  }

  static ObjectNode write(MatchFormat format) {
    var overs = format.overs();
    return JsonNodeFactory.instance
        .objectNode()
        .put("innings", format.innings())
        .put("overs", overs.limit())
        .put("ballsPerOver", overs.balls())
        .put("oversPerEnd", overs.perEnd())
        .put("quota", overs.quota())
        .put("powerplay", overs.powerplay())
        .put("noBallRuns", format.noBallRuns())
        .put("freeHit", word(format.freeHit()))
        .put("tie", word(format.tie()))
        .put("followOnLead", format.followOnLead())
        .put("caught", word(format.caught()));
  }

  /// Reads `format` and `rules` of an object.
  static MatchFormat read(Json json) {
    var name = json.text("format");
    var preset = PRESETS.get(name);
    if (!json.has("rules")) {
      if (preset == null) {
        throw json.get("format")
            .fault("one of %s, or rules beside it".formatted(String.join(", ", PRESETS.keySet())));
      }
      return preset;
    }
    var rules = json.get("rules");
    rules.allowOnly(NAMES);
    try {
      return read(name, rules, preset == null ? MatchFormat.ODI : preset);
    } catch (Json.Fault fault) {
      throw fault;
    } catch (IllegalArgumentException e) {
      throw rules.fault("rules that can be played: " + e.getMessage());
    }
  }

  private static MatchFormat read(String name, Json rules, MatchFormat base) {
    var overs = base.overs();
    return new MatchFormat(
        name,
        rules.numberOr("innings", base.innings()),
        new Overs(
            rules.numberOr("overs", overs.limit()),
            rules.numberOr("ballsPerOver", overs.balls()),
            rules.numberOr("oversPerEnd", overs.perEnd()),
            rules.numberOr("quota", overs.quota()),
            rules.numberOr("powerplay", overs.powerplay())),
        rules.numberOr("noBallRuns", base.noBallRuns()),
        choice(rules, "freeHit", FreeHit.values(), base.freeHit()),
        choice(rules, "tie", TieRule.values(), base.tie()),
        rules.numberOr("followOnLead", base.followOnLead()),
        choice(rules, "caught", CaughtRule.values(), base.caught()));
  }

  /// `AFTER_NO_BALL` is `after-no-ball` on the wire.
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E choice(Json json, String name, E[] values, E otherwise) {
    if (!json.has(name)) {
      return otherwise;
    }
    for (var value : values) {
      if (word(value).equals(json.text(name))) {
        return value;
      }
    }
    throw json.get(name)
        .fault(
            "one of " + String.join(", ", List.of(values).stream().map(RulesJson::word).toList()));
  }
}
