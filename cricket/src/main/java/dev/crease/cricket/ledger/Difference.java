package dev.crease.cricket.ledger;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.Result;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.law.Commentary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a correction changed, in words. Used once.
final class Difference {
  private static final int LINES_MAX = 200;

  private final Ledger before;
  private final Ledger after;
  private final Correction correction;
  private final Map<String, Fact.Delivery> was;

  Difference(Ledger before, Ledger after, Correction correction) {
    this.before = before;
    this.after = after;
    this.correction = correction;
    this.was = deliveries(before);
  }

  private static Map<String, Fact.Delivery> deliveries(Ledger ledger) {
    var deliveries = new HashMap<String, Fact.Delivery>();
    for (var step : ledger.steps()) {
      step.delivery().ifPresent(delivery -> deliveries.put(step.act().id(), delivery));
    }
    return deliveries;
  }

  /// The ball it is about, or the first new one; empty where there is none.
  String from() {
    var old = was.get(correction.of());
    if (old != null && correction.change() != MatchCommand.Change.INSERT) {
      return old.at();
    }
    for (var step : after.steps()) {
      var delivery = step.delivery();
      if (delivery.isPresent() && !was.containsKey(step.act().id())) {
        return delivery.get().at();
      }
    }
    return "";
  }

  /// `15.2 corrected: 1 leg bye, not 1 run`.
  String text() {
    return before.correction(correction.of()).map(this::takenBack).orElseGet(this::corrected);
  }

  /// A correction that no longer applies: what it had taken away is there again, what it had put in
  /// is gone.
  private String takenBack(Correction gone) {
    var again = words(after, gone.of());
    return switch (gone.change()) {
      case VOID -> "%sput back: %s".formatted(at(gone.of()), again);
      case REPLACE -> "%sas it was: %s".formatted(at(gone.of()), again);
      case INSERT -> "no longer added: %s".formatted(fresh(gone));
    };
  }

  private String at(String id) {
    var deliveries = deliveries(after);
    return deliveries.containsKey(id) ? deliveries.get(id).at() + " " : "";
  }

  private String corrected() {
    return switch (correction.change()) {
      case VOID -> "%sremoved: %s".formatted(at(), old());
      case REPLACE -> "%scorrected: %s, not %s".formatted(at(), fresh(correction), old());
      case INSERT -> "%sadded: %s".formatted(at(), fresh(correction));
    };
  }

  private String at() {
    return from().isEmpty() ? "" : from() + " ";
  }

  private String old() {
    return words(before, correction.of());
  }

  private static String words(Ledger ledger, String id) {
    for (var step : ledger.steps()) {
      if (step.act().id().equals(id)) {
        return words(step);
      }
    }
    return "a correction";
  }

  private String fresh(Correction made) {
    var texts = new ArrayList<String>();
    for (var command : made.with()) {
      texts.add(
          switch (command.said()) {
            case MatchCommand.Bowled bowled -> Commentary.brief(bowled.ball());
            case Fact.Stated stated -> Commentary.headline(after.match(), after.match(), stated);
            default -> throw new IllegalStateException("not in a correction: " + command);
          });
    }
    return String.join("; ", texts);
  }

  private static String words(Step step) {
    return step.delivery()
        .map(delivery -> Commentary.brief(delivery.ball()))
        .orElseGet(() -> Commentary.headline(step.before(), step.after(), step.facts().getFirst()));
  }

  /// One line for each ball that is not what it was, then what became of innings and result, then
  /// the score.
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (var step : after.steps()) {
      var now = step.delivery();
      var old = was.get(step.act().id());
      if (now.isPresent() && old != null && !step.act().id().equals(correction.of())) {
        compare(old, now.get(), lines);
      }
    }
    if (lines.size() > LINES_MAX) {
      int more = lines.size() - LINES_MAX;
      lines.subList(LINES_MAX, lines.size()).clear();
      lines.add("and %d more balls".formatted(more));
    }
    endings(lines);
    score(lines);
    return lines;
  }

  private static void compare(Fact.Delivery old, Fact.Delivery now, List<String> lines) {
    var parts = new ArrayList<String>();
    if (!old.at().equals(now.at())) {
      parts.add("is now " + now.at());
    }
    if (!old.batter().equals(now.batter())) {
      parts.add("%s faced, not %s".formatted(now.batter(), old.batter()));
    }
    if (!old.bowler().equals(now.bowler())) {
      parts.add("%s bowled, not %s".formatted(now.bowler(), old.bowler()));
    }
    if (!old.ball().wickets().equals(now.ball().wickets())) {
      for (var wicket : now.ball().wickets()) {
        parts.add("%s is out".formatted(wicket.player()));
      }
    }
    if (old.freeHit() != now.freeHit()) {
      parts.add(now.freeHit() ? "it is a free hit" : "it is no free hit");
    }
    if (!parts.isEmpty()) {
      lines.add("%s: %s".formatted(old.at(), String.join(", ", parts)));
    }
  }

  private void endings(List<String> lines) {
    var old = before.match().allInnings();
    var now = after.match().allInnings();
    for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
      if (i < now.size() - 1 && !figures(old.get(i)).equals(figures(now.get(i)))) {
        lines.add(
            "Innings %d is %s, was %s".formatted(i + 1, figures(now.get(i)), figures(old.get(i))));
      }
      if (old.get(i).target() != now.get(i).target()) {
        lines.add(
            "The target of innings %d is %d, was %d"
                .formatted(i + 1, now.get(i).target(), old.get(i).target()));
      }
      if (old.get(i).ending() != now.get(i).ending()) {
        lines.add(
            now.get(i).ended()
                ? "Innings %d ends at %s".formatted(i + 1, now.get(i).oversText())
                : "Innings %d has not ended".formatted(i + 1));
      }
    }
    Result was = before.match().result();
    Result is = after.match().result();
    if (!was.equals(is)) {
      lines.add(is.known() ? "The result: " + is.text() : "There is no result yet");
    }
  }

  private static String figures(Innings innings) {
    return "%d/%d (%s ov)".formatted(innings.runs(), innings.wickets(), innings.oversText());
  }

  private void score(List<String> lines) {
    var old = before.match().score().text();
    var now = after.match().score().text();
    if (!old.equals(now)) {
      lines.add("The score is %s, was %s".formatted(now, old));
    }
  }
}
