package dev.crease.cricket.notation;

import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import java.util.regex.Pattern;

/// A result as an over file states it, where play itself does not tell:
///
/// ```
/// result draw
/// result no result
/// result tie, bowl-out New Zealand
/// result England, no margin, Awarded
/// result Kent, by 7 runs, D/L
/// ```
final class ResultWords {
  private static final Pattern BY = Pattern.compile("by (\\d{1,4}) (runs?|wickets?)");
  private static final Pattern INNINGS = Pattern.compile("by an innings and (\\d{1,4}) runs?");
  private static final Pattern SUPER_OVER = Pattern.compile("super over (\\d{1,2}) (.+)");
  private static final Pattern BOUNDARIES =
      Pattern.compile("boundaries (\\d{1,3}) (\\d{1,3}) (.+)");
  private static final String BOWL_OUT = "bowl-out ";
  private static final String UNDONE = "undone";
  private static final String NO_MARGIN = "no margin";
  private static final String PENALTY_RUNS = "by penalty runs";
  private static final String FEWER_WICKETS = "fewer wickets";

  private ResultWords() {}

  static Result read(Statements.Parts parts) {
    var first = parts.at(0, "draw, no result, tie or a team");
    return switch (first) {
      case UNDONE -> new Result.Pending();
      case "draw" -> new Result.Drawn();
      case "no result" -> new Result.NoResult();
      case "tie" -> tied(parts.optional(1), parts.from(2));
      default -> new Result.Won(first, margin(parts.at(1, "by …")), parts.from(2));
    };
  }

  private static Result tied(String part, String method) {
    var superOver = SUPER_OVER.matcher(part);
    if (superOver.matches()) {
      int overs = Integer.parseInt(superOver.group(1));
      return new Result.Tied(new TieBreak.SuperOver(superOver.group(2), overs), method);
    }
    var boundaries = BOUNDARIES.matcher(part);
    if (boundaries.matches()) {
      int most = Integer.parseInt(boundaries.group(1));
      int others = Integer.parseInt(boundaries.group(2));
      return new Result.Tied(new TieBreak.BoundaryCount(boundaries.group(3), most, others), method);
    }
    if (part.startsWith(BOWL_OUT)) {
      return new Result.Tied(new TieBreak.BowlOut(part.substring(BOWL_OUT.length())), method);
    }
    return new Result.Tied(new TieBreak.Stands(), part);
  }

  private static Margin margin(String part) {
    var innings = INNINGS.matcher(part);
    if (innings.matches()) {
      return new Margin.InningsAndRuns(Integer.parseInt(innings.group(1)));
    }
    var by = BY.matcher(part);
    if (by.matches()) {
      int number = Integer.parseInt(by.group(1));
      return by.group(2).startsWith("run") ? new Margin.Runs(number) : new Margin.Wickets(number);
    }
    return switch (part) {
      case NO_MARGIN -> new Margin.Unstated();
      case FEWER_WICKETS -> new Margin.FewerWickets();
      case PENALTY_RUNS -> new Margin.PenaltyRuns();
      default -> throw new OverNotation.Fault("by 7 runs, by 3 wickets or no margin", part);
    };
  }

  static String write(Result result) {
    return switch (result) {
      case Result.Pending() -> UNDONE;
      case Result.Drawn() -> "draw";
      case Result.NoResult() -> "no result";
      case Result.Tied(var tieBreak, var how) -> "tie" + tieBreak(tieBreak) + comma(how);
      case Result.Won(var team, var margin, var how) -> team + ", " + margin(margin) + comma(how);
    };
  }

  private static String tieBreak(TieBreak tieBreak) {
    return switch (tieBreak) {
      case TieBreak.Stands() -> "";
      case TieBreak.SuperOver(var team, var overs) -> ", super over %d %s".formatted(overs, team);
      case TieBreak.BoundaryCount(var team, var most, var others) ->
          ", boundaries %d %d %s".formatted(most, others, team);
      case TieBreak.BowlOut(var team) -> ", " + BOWL_OUT + team;
    };
  }

  private static String margin(Margin margin) {
    return switch (margin) {
      case Margin.Runs _, Margin.Wickets _, Margin.InningsAndRuns _, Margin.PenaltyRuns _ ->
          margin.text().strip();
      case Margin.FewerWickets() -> FEWER_WICKETS;
      case Margin.Unstated() -> NO_MARGIN;
    };
  }

  private static String comma(String how) {
    return how.isEmpty() ? "" : ", " + how;
  }
}
