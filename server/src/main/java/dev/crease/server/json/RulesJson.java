package dev.crease.server.json;

import dev.crease.cricket.FormatRules;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.PlayingConditions;
import java.time.LocalDate;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules of a match: a format by name, and what is changed in it.
///
/// `{"format":"T20","rules":{"overs":10,"quota":2}}`: what `rules` leaves out is the format's. A
/// format with an unknown name is an ODI with the rules stated. Any thread.
public final class RulesJson {
  private RulesJson() {}

  /// Every rule of the format.
  public static ObjectNode write(MatchFormat format) {
    var json = JsonNodeFactory.instance.objectNode();
    FormatRules.of(format)
        .forEach(
            (rule, value) -> {
              if (Character.isDigit(value.charAt(0))) {
                json.put(rule, Integer.parseInt(value));
              } else {
                json.put(rule, value);
              }
            });
    return json;
  }

  /// Reads `format` and `rules` of an object as a log holds them.
  ///
  /// @throws Json.Fault when they are none
  public static MatchFormat read(Json json) {
    return read(json, Function.identity());
  }

  /// Reads `format` and `rules` of a match that is to be made: what `rules` leaves out is what the
  /// competition plays by on that day.
  static MatchFormat readNew(Json json, String competition, LocalDate day) {
    return read(json, format -> PlayingConditions.of(format, competition, day));
  }

  private static MatchFormat read(Json json, Function<MatchFormat, MatchFormat> usual) {
    var name = json.text("format");
    var preset = FormatRules.preset(name).map(usual);
    if (!json.has("rules")) {
      return preset.orElseThrow(
          () ->
              json.get("format")
                  .fault(
                      "one of %s, or rules beside it"
                          .formatted(String.join(", ", FormatRules.presetNames()))));
    }
    if (name.isBlank()) {
      throw json.get("format").fault("a name");
    }
    var rules = json.get("rules");
    var format = preset.orElseGet(() -> usual.apply(MatchFormat.ODI.named(name)));
    for (var rule : rules.names()) {
      format = with(format, rule, rules.get(rule));
    }
    return format;
  }

  private static MatchFormat with(MatchFormat format, String rule, Json value) {
    try {
      return FormatRules.with(format, rule, value.loose());
    } catch (Json.Fault fault) {
      throw fault;
    } catch (IllegalArgumentException e) {
      throw value.fault("a rule that can be played (%s)".formatted(e.getMessage()));
    }
  }
}
