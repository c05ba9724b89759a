package dev.crease.cricket.notation;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Wicket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands inside `W(…)` in over notation: how, who, and by whose hand.
///
/// ```
/// bowled | lbw | hit wicket | caught Halloran | caught sub Silva | caught and bowled | stumped Boon
/// runout striker, by Silva/Boon, at bowler     runout nonstriker 1     retired hurt Rahimi
/// ```
///
/// After the kind and its person come clauses parted by commas: `by A/B` the fielders, `of P` who
/// is out where the kind names a fielder, `at striker|bowler` the end that was broken, `crossed`.
final class WicketWords {
  private static final Pattern RUNS_AT_END = Pattern.compile("(.*\\S)?\\s+(\\d{1,2})");
  private static final String STRIKER = "striker";
  private static final String NON_STRIKER = "nonstriker";

  /// Stands for "the batter who did not face" until the match names him.
  static final String THE_NON_STRIKER = NON_STRIKER;

  private WicketWords() {}

  /// A wicket, and the runs completed before it, where the word said so.
  record Read(Wicket wicket, int runs) {}

  static Read read(String text) {
    var clauses = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    var head = clauses.getFirst();
    var how = kind(head);
    var rest = head.substring(spelling(how, head).length()).strip();
    int runs = 0;
    var counted = RUNS_AT_END.matcher(" " + rest);
    if (!namesFielder(how) && counted.matches()) {
      runs = Integer.parseInt(counted.group(2));
      rest = counted.group(1) == null ? "" : counted.group(1).strip();
    }
    var wicket = headed(how, rest);
    for (var clause : clauses.subList(1, clauses.size())) {
      wicket = with(wicket, clause);
    }
    return new Read(wicket, runs);
  }

  /// The words of a wicket; a player left empty is the striker.
  static String write(Wicket wicket) {
    var how = wicket.how();
    var text = new StringBuilder(word(how));
    var fielders = wicket.fielders();
    var striker = wicket.player().isEmpty();
    if (namesFielder(how)) {
      text.append(fielders.isEmpty() ? "" : " " + names(fielders));
    } else {
      text.append(how.strikerOnly() ? "" : " " + (striker ? STRIKER : wicket.player()));
      text.append(fielders.isEmpty() ? "" : ", by " + names(fielders));
    }
    text.append(how.strikerOnly() && !striker ? ", of " + wicket.player() : "");
    text.append(
        switch (wicket.end()) {
          case UNSTATED -> "";
          case STRIKER -> ", at striker";
          case BOWLER -> ", at bowler";
        });
    return text.append(wicket.crossed() ? ", crossed" : "").toString();
  }

  private static String names(List<Wicket.Fielder> fielders) {
    return fielders.stream().map(WicketWords::name).collect(Collectors.joining("/"));
  }

  private static String name(Wicket.Fielder fielder) {
    var name = fielder.name();
    if (fielder.substitute()) {
      return name.isEmpty() ? "sub" : "sub " + name;
    }
    return name.isEmpty() ? "?" : name;
  }

  private static boolean namesFielder(Dismissal how) {
    return how == Dismissal.CAUGHT || how == Dismissal.STUMPED;
  }

  private static String word(Dismissal how) {
    return how == Dismissal.RUN_OUT ? "runout" : how.word();
  }

  /// The longest kind that the text begins with: `caught and bowled` before `caught`.
  private static Dismissal kind(String head) {
    var found = new ArrayList<Dismissal>();
    for (var how : Dismissal.values()) {
      if (!spelling(how, head).isEmpty()) {
        found.add(how);
      }
    }
    return found.stream()
        .max((a, b) -> Integer.compare(spelling(a, head).length(), spelling(b, head).length()))
        .orElseThrow(
            () -> new OverNotation.Fault("how the wicket fell, such as bowled or caught", head));
  }

  /// How this text spells this kind; empty if it is another.
  private static String spelling(Dismissal how, String head) {
    for (var spelling : List.of(how.word(), word(how))) {
      if (head.equals(spelling) || head.startsWith(spelling + " ")) {
        return spelling;
      }
    }
    return how == Dismissal.CAUGHT_AND_BOWLED && head.equals("c&b") ? head : "";
  }

  private static Wicket headed(Dismissal how, String rest) {
    if (namesFielder(how)) {
      return Wicket.of(how, "").by(fielders(rest));
    }
    return Wicket.of(how, rest.equals(STRIKER) ? "" : rest);
  }

  private static Wicket with(Wicket wicket, String clause) {
    if (clause.startsWith("by ")) {
      return wicket.by(fielders(clause.substring("by ".length()).strip()));
    }
    if (clause.startsWith("of ")) {
      return wicket.of(clause.substring("of ".length()).strip());
    }
    return switch (clause) {
      case "at striker" -> at(wicket, Wicket.End.STRIKER);
      case "at bowler" -> at(wicket, Wicket.End.BOWLER);
      case "crossed" ->
          new Wicket(wicket.how(), wicket.player(), wicket.fielders(), wicket.end(), true);
      default -> throw new OverNotation.Fault("by …, of …, at striker|bowler or crossed", clause);
    };
  }

  private static Wicket at(Wicket wicket, Wicket.End end) {
    return new Wicket(wicket.how(), wicket.player(), wicket.fielders(), end, wicket.crossed());
  }

  private static List<Wicket.Fielder> fielders(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(text.split("/", -1)).map(String::strip).map(WicketWords::fielder).toList();
  }

  private static Wicket.Fielder fielder(String text) {
    if (text.equals("sub")) {
      return new Wicket.Fielder("", true);
    }
    if (text.startsWith("sub ")) {
      return new Wicket.Fielder(text.substring("sub ".length()).strip(), true);
    }
    return new Wicket.Fielder(text.equals("?") ? "" : text, false);
  }
}
