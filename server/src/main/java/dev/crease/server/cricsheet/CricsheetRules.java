package dev.crease.server.cricsheet;

import dev.crease.cricket.FormatRules;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.MatchFormat.TieRule;
import dev.crease.cricket.PlayingConditions;
import dev.crease.server.json.Json;
import dev.crease.server.json.RulesJson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// The rules a Cricsheet match was played by, as far as the file and its date tell.
final class CricsheetRules {
  private static final int HUNDRED_BALLS = 5;
  private static final int WOMENS_G50 = 200;

  private CricsheetRules() {}

  /// The rules that our own export wrote where nothing else in the file would tell them.
  static MatchFormat read(Json root) {
    return root.has(CricsheetExport.OURS)
        ? RulesJson.read(root.get(CricsheetExport.OURS))
        : seen(root);
  }

  private static MatchFormat seen(Json root) {
    var info = root.get("info");
    int balls = info.numberOr("balls_per_over", 6);
    var base = balls == HUNDRED_BALLS ? MatchFormat.HUNDRED : byType(info);
    var overs = base.overs();
    if (balls < 1 || balls > 10) {
      throw info.get("balls_per_over").fault("1 to 10");
    }
    int limit = info.numberOr("overs", overs.limit());
    if (limit < 0 || limit > 1000) {
      throw info.get("overs").fault("0 to 1000");
    }
    var format =
        base.withOvers(
            new MatchFormat.Overs(limit, balls, overs.perEnd(), overs.quota(), overs.powerplay()));
    var event = info.has("event") ? info.get("event").textOr("name") : "";
    var then = PlayingConditions.of(tie(format, root), event, day(info));
    return rain(freeHit(then.withNoBallRuns(noBallRuns(root))), info);
  }

  /// Whether enough was played for a result is in the file; and an average innings is what the rain
  /// rule takes it for at this level.
  private static MatchFormat rain(MatchFormat format, Json info) {
    var played = FormatRules.with(format, "minimumOvers", "0");
    boolean women = info.textOr("gender").equals("female");
    return women ? FormatRules.with(played, "g50", Integer.toString(WOMENS_G50)) : played;
  }

  /// Competitions with the dearer no-ball give a free hit after some no-balls only.
  private static MatchFormat freeHit(MatchFormat format) {
    return format.noBallRuns() == 2 && format.freeHit() == FreeHit.AFTER_NO_BALL
        ? format.withFreeHit(FreeHit.WHEN_CALLED)
        : format;
  }

  static LocalDate day(Json info) {
    var dates = info.get("dates").list();
    if (dates.isEmpty()) {
      throw info.get("dates").fault("at least one date");
    }
    try {
      return LocalDate.parse(dates.getFirst().text());
    } catch (DateTimeException e) {
      throw dates.getFirst().fault("a date such as 2019-07-14");
    }
  }

  /// A type that is not known is played as long as it says: with `overs`, one innings a side.
  private static MatchFormat byType(Json info) {
    var type = info.textOr("match_type");
    return switch (type) {
      case "Test" -> MatchFormat.TEST;
      case "MDM" -> MatchFormat.MULTI_DAY;
      case "ODI" -> MatchFormat.ODI;
      case "ODM" -> MatchFormat.ONE_DAY;
      case "T20", "IT20" -> MatchFormat.T20;
      default -> {
        var like = info.has("overs") ? MatchFormat.ONE_DAY : MatchFormat.MULTI_DAY;
        yield type.isBlank() ? like : like.named(type);
      }
    };
  }

  /// What the file says came of the match; an empty one where it does not say.
  static Json outcome(Json root) {
    var info = root.get("info");
    return info.has("outcome")
        ? info.get("outcome")
        : new Json("info.outcome", JsonNodeFactory.instance.objectNode());
  }

  /// What the competition did with equal totals is seen from what it did.
  private static MatchFormat tie(MatchFormat format, Json root) {
    var outcome = outcome(root);
    if (outcome.has("bowl_out")) {
      return format.withTie(TieRule.BOWL_OUT);
    }
    if (outcome.has("eliminator")) {
      return format.withTie(TieRule.SUPER_OVERS);
    }
    if (outcome.has("winner") && !outcome.has("by") && !outcome.has("method")) {
      return format.withTie(TieRule.FEWER_WICKETS);
    }
    return outcome.textOr("result").equals("tie") ? format.withTie(TieRule.STANDS) : format;
  }

  /// The penalty of a no-ball is the least that one cost: 2 in some competitions.
  private static int noBallRuns(Json root) {
    int least = 2;
    boolean any = false;
    for (var innings : root.list("innings")) {
      for (var over : innings.list("overs")) {
        for (var delivery : over.list("deliveries")) {
          int cost = noBall(delivery);
          any |= cost > 0;
          least = cost > 0 ? Math.min(least, cost) : least;
        }
      }
    }
    return any ? least : 1;
  }

  private static int noBall(Json delivery) {
    return delivery.has("extras") ? delivery.get("extras").numberOr("noballs", 0) : 0;
  }

  /// What the file says of an umpire's method that moved the target; empty for none.
  static String method(Json outcome) {
    var method = outcome.textOr("method");
    return List.of("Awarded", "Conceded").contains(method) ? "" : method;
  }
}
