package dev.crease.cricket;

import dev.crease.cricket.MatchFormat.CaughtRule;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.MatchFormat.Overs;
import dev.crease.cricket.MatchFormat.TieRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The rules of a [MatchFormat] by name, as files and JSON write them: `overs` is `50`, `tie` is
/// `super-overs`.
public final class FormatRules {
  private static final List<MatchFormat> PRESETS =
      List.of(
          MatchFormat.TEST,
          MatchFormat.MULTI_DAY,
          MatchFormat.ODI,
          MatchFormat.ONE_DAY,
          MatchFormat.T20,
          MatchFormat.HUNDRED);

  private FormatRules() {}

  /// The known format of this name, in any case.
  public static Optional<MatchFormat> preset(String name) {
    return PRESETS.stream().filter(format -> format.name().equalsIgnoreCase(name)).findFirst();
  }

  public static List<String> presetNames() {
    return PRESETS.stream().map(MatchFormat::name).toList();
  }

  /// Every rule of the format, in a fixed order.
  public static SequencedMap<String, String> of(MatchFormat format) {
    var overs = format.overs();
    var rules = new LinkedHashMap<String, String>();
    rules.put("innings", Integer.toString(format.innings()));
    rules.put("overs", Integer.toString(overs.limit()));
    rules.put("ballsPerOver", Integer.toString(overs.balls()));
    rules.put("oversPerEnd", Integer.toString(overs.perEnd()));
    rules.put("quota", Integer.toString(overs.quota()));
    rules.put("powerplay", Integer.toString(overs.powerplay()));
    rules.put("noBallRuns", Integer.toString(format.noBallRuns()));
    rules.put("freeHit", word(format.freeHit()));
    rules.put("tie", word(format.tie()));
    rules.put("followOnLead", Integer.toString(format.followOnLead()));
    rules.put("caught", word(format.caught()));
    return rules;
  }

  /// The format with one rule changed.
  ///
  /// @throws IllegalArgumentException when there is no such rule, or no such value for it
  public static MatchFormat with(MatchFormat format, String rule, String value) {
    var o = format.overs();
    return switch (rule) {
      case "innings" ->
          new MatchFormat(
              format.name(),
              number(value),
              o,
              format.noBallRuns(),
              format.freeHit(),
              format.tie(),
              format.followOnLead(),
              format.caught());
      case "overs" ->
          format.withOvers(
              new Overs(number(value), o.balls(), o.perEnd(), o.quota(), o.powerplay()));
      case "ballsPerOver" ->
          format.withOvers(
              new Overs(o.limit(), number(value), o.perEnd(), o.quota(), o.powerplay()));
      case "oversPerEnd" ->
          format.withOvers(
              new Overs(o.limit(), o.balls(), number(value), o.quota(), o.powerplay()));
      case "quota" ->
          format.withOvers(
              new Overs(o.limit(), o.balls(), o.perEnd(), number(value), o.powerplay()));
      case "powerplay" ->
          format.withOvers(new Overs(o.limit(), o.balls(), o.perEnd(), o.quota(), number(value)));
      case "noBallRuns" -> format.withNoBallRuns(number(value));
      case "freeHit" -> format.withFreeHit(choice(FreeHit.values(), value));
      case "tie" -> format.withTie(choice(TieRule.values(), value));
      case "followOnLead" -> format.withFollowOnLead(number(value));
      case "caught" -> format.withCaught(choice(CaughtRule.values(), value));
      default ->
          throw new IllegalArgumentException(
              "expected one of %s, was '%s'"
                  .formatted(String.join(", ", of(format).keySet()), rule));
    };
  }

  private static int number(String value) {
    if (!value.matches("\\d{1,4}")) {
      throw new IllegalArgumentException("expected a whole number, was '%s'".formatted(value));
    }
    return Integer.parseInt(value);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E choice(E[] values, String word) {
    return Stream.of(values)
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, was '%s'"
                        .formatted(
                            String.join(", ", Stream.of(values).map(FormatRules::word).toList()),
                            word)));
  }
}
