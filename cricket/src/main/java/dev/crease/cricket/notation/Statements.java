package dev.crease.cricket.notation;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.Toss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What an over file says besides balls: a keyword, then its parts between commas. A part that is
/// not known is a dash. Stands on a line of its own or, inside an over, in square brackets.
///
/// ```
/// toss England, bat              in KS Williamson            penalty Kent, 5, hit the helmet
/// innings England                strike JE Root, JJ Roy      replace Kent, Silva, Boon, concussion
/// super over England             retire JJ Roy, retired hurt review Kent, JJ Roy, struck down
/// batters JJ Roy, JM Bairstow    bowler MA Wood, injury      revise overs 35.1, target 172, method D/L
/// powerplay mandatory, 0.1, 9.6  over 7                      end all out, absent A Hlubi
/// interval lunch                 stop rain                   say A fine shot.
/// follow-on                      bowl-out Kent, Boon, hit
/// result draw
/// ```
final class Statements {
  private static final String DASH = "-";
  private static final String UMPIRES_CALL = "umpire's call";
  private static final List<String> KEYWORDS =
      List.of(
          "toss",
          "innings",
          "super over",
          "batters",
          "in",
          "bowler",
          "strike",
          "retire",
          "penalty",
          "over",
          "review",
          "replace",
          "powerplay",
          "interval",
          "stop",
          "revise",
          "end",
          "follow-on",
          "bowl-out",
          "result",
          "say");

  private Statements() {}

  static boolean isOne(String text) {
    return KEYWORDS.stream().anyMatch(word -> text.equals(word) || text.startsWith(word + " "));
  }

  static Fact.Stated read(String text) {
    var keyword =
        KEYWORDS.stream()
            .filter(word -> text.equals(word) || text.startsWith(word + " "))
            .findFirst()
            .orElseThrow(
                () ->
                    new OverNotation.Fault(
                        "one of " + String.join(", ", KEYWORDS), firstWord(text)));
    var rest = text.substring(keyword.length()).strip();
    var parts = new Parts(text, Arrays.stream(rest.split(",", -1)).map(String::strip).toList());
    return switch (keyword) {
      case "toss" -> toss(parts);
      case "innings" -> new Fact.InningsBegun(parts.at(0, "a team"), false);
      case "super over" -> new Fact.InningsBegun(parts.at(0, "a team"), true);
      case "batters" -> new Fact.Openers(parts.at(0, "the striker"), parts.at(1, "the other"));
      case "in" -> new Fact.BatterIn(parts.at(0, "a batter"));
      case "bowler" -> new Fact.BowlerOn(parts.at(0, "a bowler"), parts.from(1));
      case "strike" -> new Fact.EndsSet(parts.name(0), parts.name(1));
      case "retire" -> new Fact.Departed(parts.at(0, "a batter"), departure(parts));
      case "penalty" ->
          new Fact.PenaltyAwarded(parts.at(0, "a team"), parts.number(1), parts.from(2));
      case "over" -> new Fact.OverCounted(parts.number(0));
      case "end" -> end(parts);
      case "follow-on" -> new Fact.FollowOn();
      case "bowl-out" -> bowlOut(parts);
      case "result" -> new Fact.ResultDeclared(ResultWords.read(parts));
      default -> aside(keyword, parts, rest);
    };
  }

  private static Fact.Stated aside(String keyword, Parts parts, String rest) {
    return switch (keyword) {
      case "review" ->
          new Fact.Reviewed(
              parts.name(0),
              parts.name(1),
              parts.at(2, "a decision"),
              parts.all().contains(UMPIRES_CALL),
              parts.clause("umpire "),
              parts.clause("about "));
      case "replace" ->
          new Fact.Replaced(
              parts.at(0, "a team"), parts.name(2), parts.at(1, "a player"), parts.from(3));
      case "powerplay" ->
          new Fact.PowerplayTaken(parts.name(0), parts.at(1, "from"), parts.at(2, "to"));
      case "interval" -> new Fact.IntervalTaken(rest);
      case "stop" -> new Fact.Stopped(rest);
      case "revise" -> revise(parts);
      case "say" -> new Fact.Remark(rest);
      default -> throw new IllegalStateException("a keyword nobody reads: " + keyword);
    };
  }

  private static Fact.Stated toss(Parts parts) {
    var choice =
        switch (parts.at(1, "bat or field")) {
          case "bat" -> Toss.Choice.BAT;
          case "field" -> Toss.Choice.FIELD;
          default -> throw new OverNotation.Fault("bat or field", parts.at(1, "a choice"));
        };
    boolean uncontested = parts.optional(2).equals("uncontested");
    return new Fact.TossMade(new Toss(parts.at(0, "a team"), choice, uncontested));
  }

  private static Fact.Stated bowlOut(Parts parts) {
    boolean hit =
        switch (parts.at(2, "hit or miss")) {
          case "hit" -> true;
          case "miss" -> false;
          default -> throw new OverNotation.Fault("hit or miss", parts.at(2, "hit or miss"));
        };
    return new Fact.BowlOutBall(parts.name(0), parts.at(1, "a bowler"), hit);
  }

  private static Dismissal departure(Parts parts) {
    var word = parts.at(1, "how, such as retired hurt");
    return Arrays.stream(Dismissal.values())
        .filter(how -> how.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new OverNotation.Fault("retired hurt, retired out or timed out", word));
  }

  private static Fact.Stated end(Parts parts) {
    var word = parts.at(0, "how the innings ended");
    var ending =
        Arrays.stream(Ending.values())
            .filter(how -> how != Ending.NOT_YET && how.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new OverNotation.Fault("all out, declared, forfeited, overs or closed", word));
    var absent = parts.optional(1);
    if (!absent.isEmpty() && !absent.startsWith("absent ")) {
      throw new OverNotation.Fault("absent and names", absent);
    }
    return new Fact.InningsEnded(
        ending,
        absent.isEmpty()
            ? List.of()
            : Arrays.stream(absent.substring("absent ".length()).split("/", -1))
                .map(String::strip)
                .toList());
  }

  private static Fact.Stated revise(Parts parts) {
    var overs = "";
    int target = 0;
    var method = "";
    for (var part : parts.all()) {
      if (part.startsWith("overs ")) {
        overs = part.substring("overs ".length());
      } else if (part.equals("target none")) {
        target = -1;
      } else if (part.matches("target \\d{1,5}")) {
        target = Integer.parseInt(part.substring("target ".length()));
      } else if (part.startsWith("method ")) {
        method = part.substring("method ".length());
      } else {
        throw new OverNotation.Fault("overs …, target … or method …", part);
      }
    }
    return new Fact.Revised(overs, target, method);
  }

  static String write(Fact.Stated fact) {
    return switch (fact) {
      case Fact.TossMade(var toss) ->
          "toss "
              + commas(
                  toss.winner(), toss.choice().word(), toss.uncontested() ? "uncontested" : "");
      case Fact.InningsBegun(var team, var superOver) ->
          (superOver ? "super over " : "innings ") + team;
      case Fact.Openers(var striker, var other) -> "batters " + commas(striker, other);
      case Fact.BatterIn(var player) -> "in " + player;
      case Fact.Resumed(var player) -> "in " + player;
      case Fact.BowlerOn(var player, var reason) -> "bowler " + commas(player, reason);
      case Fact.EndsSet(var striker, var other) -> "strike " + commas(dash(striker), dash(other));
      case Fact.Departed(var player, var how) -> "retire " + commas(player, how.word());
      case Fact.PenaltyAwarded(var team, var runs, var reason) ->
          "penalty " + commas(team, Integer.toString(runs), reason);
      case Fact.OverCounted(var balls) -> "over " + balls;
      case Fact.Reviewed(var by, var batter, var decision, var call, var umpire, var about) ->
          "review "
              + commas(
                  dash(by),
                  dash(batter),
                  dash(decision),
                  call ? UMPIRES_CALL : "",
                  clause("umpire ", umpire),
                  clause("about ", about));
      case Fact.Replaced(var team, var out, var in, var reason) ->
          "replace " + commas(team, in, dash(out), reason);
      case Fact.PowerplayTaken(var kind, var from, var to) ->
          "powerplay " + commas(dash(kind), from, to);
      case Fact.IntervalTaken(var name) -> "interval " + oneLine(name);
      case Fact.Stopped(var reason) -> ("stop " + oneLine(reason)).strip();
      case Fact.Revised revised -> "revise " + revised(revised);
      case Fact.InningsEnded(var how, var absent) ->
          "end "
              + commas(how.word(), absent.isEmpty() ? "" : "absent " + String.join(" / ", absent));
      case Fact.FollowOn() -> "follow-on";
      case Fact.BowlOutBall(var team, var bowler, var hit) ->
          "bowl-out " + commas(dash(team), bowler, hit ? "hit" : "miss");
      case Fact.ResultDeclared(var result) -> "result " + ResultWords.write(result);
      case Fact.Remark(var text) -> "say " + oneLine(text);
    };
  }

  private static String revised(Fact.Revised revised) {
    return commas(
        revised.allotment().isEmpty() ? "" : "overs " + revised.allotment(),
        revised.target() == 0 ? "" : "target " + (revised.target() < 0 ? "none" : revised.target()),
        revised.method().isEmpty() ? "" : "method " + revised.method());
  }

  private static String commas(String... parts) {
    return Arrays.stream(parts)
        .filter(part -> !part.isEmpty())
        .map(Statements::oneLine)
        .collect(Collectors.joining(", "));
  }

  private static String clause(String name, String text) {
    return text.isEmpty() ? "" : name + text;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replace('[', '(').replace(']', ')');
  }

  private static String dash(String text) {
    return text.isEmpty() ? DASH : text;
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  /// The parts of one statement, by their places.
  record Parts(String statement, List<String> all) {
    String at(int place, String expected) {
      if (place >= all.size() || all.get(place).isEmpty()) {
        throw new OverNotation.Fault(expected, statement);
      }
      return all.get(place);
    }

    /// The part, empty for a dash.
    String name(int place) {
      var part = at(place, "a name or -");
      return part.equals(DASH) ? "" : part;
    }

    /// The part; empty where there is none.
    String optional(int place) {
      return place < all.size() ? all.get(place) : "";
    }

    /// What follows these words in the part that begins with them; empty where none does.
    String clause(String name) {
      return all.stream()
          .filter(part -> part.startsWith(name))
          .map(part -> part.substring(name.length()).strip())
          .findFirst()
          .orElse("");
    }

    int number(int place) {
      var part = at(place, "a number");
      if (!part.matches("\\d{1,4}")) {
        throw new OverNotation.Fault("a number", part);
      }
      return Integer.parseInt(part);
    }

    /// All from this place on, commas and all: free words.
    String from(int place) {
      return place < all.size() ? String.join(", ", all.subList(place, all.size())) : "";
    }
  }
}
