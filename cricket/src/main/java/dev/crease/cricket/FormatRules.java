package dev.crease.cricket;

import dev.crease.cricket.Conditions.FollowOn;
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

  /// Every rule of the format, in the order in which they make it: `days` set the lead of the
  /// follow-on too, and a lead of its own comes after them.
  public static SequencedMap<String, String> of(MatchFormat format) {
    var overs = format.overs();
    var rules = new LinkedHashMap<String, String>();
    rules.put("innings", Integer.toString(format.innings()));
    rules.put("overs", Integer.toString(overs.limit()));
    rules.put("ballsPerOver", Integer.toString(overs.balls()));
    rules.put("oversPerEnd", Integer.toString(overs.perEnd()));
    rules.put("quota", Integer.toString(overs.quota()));
    rules.put("powerplay", Integer.toString(overs.powerplay()));
    var conditions = format.conditions();
    rules.put("noBallRuns", Integer.toString(conditions.noBallRuns()));
    rules.put("freeHit", word(conditions.freeHit()));
    rules.put("tie", word(conditions.tie()));
    rules.put("days", Integer.toString(conditions.followOn().days()));
    rules.put("followOnLead", Integer.toString(conditions.followOn().lead()));
    rules.put("caught", word(conditions.caught()));
    rules.put("reviews", Integer.toString(conditions.reviews()));
    rules.put("minimumOvers", Integer.toString(conditions.minimumOvers()));
    rules.put("impactPlayers", Integer.toString(conditions.impactPlayers()));
    rules.put("g50", Integer.toString(conditions.g50()));
    rules.put("overRateWarnings", Integer.toString(conditions.overRate().warnings()));
    rules.put("overRateRuns", Integer.toString(conditions.overRate().runs()));
    rules.put("overRateOvers", Integer.toString(conditions.overRate().overs()));
    rules.put("overRateFielders", Integer.toString(conditions.overRate().fielders()));
    rules.put("edition", format.edition().word());
    return rules;
  }

  /// The format with one rule changed.
  ///
  /// @throws IllegalArgumentException when there is no such rule, or no such value for it
  public static MatchFormat with(MatchFormat format, String rule, String value) {
    return switch (rule) {
      case "innings" -> format.withInnings(number(value));
      case "overs", "ballsPerOver", "oversPerEnd", "quota", "powerplay" ->
          format.withOvers(overs(format.overs(), rule, number(value)));
      case "freeHit" -> format.withFreeHit(choice(FreeHit.values(), value));
      case "tie" -> format.withTie(choice(TieRule.values(), value));
      case "caught" -> format.withCaught(choice(CaughtRule.values(), value));
      case "edition" -> format.under(edition(value));
      default -> format.with(conditions(format, rule, value));
    };
  }

  private static Overs overs(Overs o, String rule, int value) {
    return switch (rule) {
      case "overs" -> new Overs(value, o.balls(), o.perEnd(), o.quota(), o.powerplay());
      case "ballsPerOver" -> new Overs(o.limit(), value, o.perEnd(), o.quota(), o.powerplay());
      case "oversPerEnd" -> new Overs(o.limit(), o.balls(), value, o.quota(), o.powerplay());
      case "quota" -> new Overs(o.limit(), o.balls(), o.perEnd(), value, o.powerplay());
      default -> new Overs(o.limit(), o.balls(), o.perEnd(), o.quota(), value);
    };
  }

  private static Conditions conditions(MatchFormat format, String rule, String value) {
    var c = format.conditions();
    return switch (rule) {
      case "noBallRuns" -> c.noBall(number(value), c.freeHit());
      case "days" -> c.followOn(days(number(value)));
      case "followOnLead" -> c.followOn(c.followOn().leading(number(value)));
      case "reviews" -> c.reviews(number(value));
      case "minimumOvers" -> c.rain(number(value), c.g50());
      case "impactPlayers" -> c.impact(number(value));
      case "g50" -> c.rain(c.minimumOvers(), number(value));
      case "overRateWarnings" -> c.overRate(c.overRate().withWarnings(number(value)));
      case "overRateRuns" -> c.overRate(c.overRate().withRuns(number(value)));
      case "overRateOvers" -> c.overRate(c.overRate().withOvers(number(value)));
      case "overRateFielders" -> c.overRate(c.overRate().withFielders(number(value)));
      default ->
          throw new IllegalArgumentException(
              "expected one of %s, was '%s'"
                  .formatted(String.join(", ", of(format).keySet()), rule));
    };
  }

  private static FollowOn days(int number) {
    return number == 0 ? FollowOn.NONE : FollowOn.of(number);
  }

  private static Edition edition(String word) {
    return Stream.of(Edition.values())
        .filter(edition -> edition.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected 2000, 2017, 2022 or 2026, was '%s'".formatted(word)));
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
