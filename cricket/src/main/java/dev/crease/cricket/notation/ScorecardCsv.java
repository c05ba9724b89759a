package dev.crease.cricket.notation;

import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A scorecard as CSV (RFC 4180), for spreadsheets: one table whose rows are batters, extras,
/// totals, wickets as they fell, and bowlers, told apart by the column `row`. Any thread.
///
/// A name that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a
/// tab or a carriage return, gets an apostrophe before it.
public final class ScorecardCsv {
  /// The columns; a row leaves empty what is not about it.
  public static final List<String> COLUMNS =
      List.of(
          "innings",
          "team",
          "row",
          "number",
          "player",
          "how_out",
          "runs",
          "balls",
          "fours",
          "sixes",
          "strike_rate",
          "overs",
          "maidens",
          "wickets",
          "wides",
          "noballs",
          "economy");

  private static final String FORMULA = "=+-@\t\r";
  private static final String LINE_END = "\r\n";

  private final List<String> lines = new ArrayList<>();

  private ScorecardCsv() {}

  /// The table of a card, its first line the names of the columns.
  public static String of(Scorecard card) {
    var csv = new ScorecardCsv();
    csv.lines.add(String.join(",", COLUMNS));
    for (int i = 0; i < card.innings().size(); i++) {
      csv.innings(Integer.toString(i + 1), card.innings().get(i));
    }
    return csv.lines.stream().collect(Collectors.joining(LINE_END, "", LINE_END));
  }

  private void innings(String innings, Scorecard.Innings card) {
    int place = 0;
    for (var line : card.batting()) {
      place++;
      row(
          innings,
          card.team(),
          "batting",
          number(place),
          line.player(),
          line.out().text(),
          number(line.runs()),
          number(line.balls()),
          number(line.fours()),
          number(line.sixes()),
          rate(line.strikeRate()));
    }
    extras(innings, card);
    row(
        innings,
        card.team(),
        "total",
        "",
        "",
        "",
        number(card.runs()),
        number(card.balls()),
        "",
        "",
        "",
        card.overs(),
        "",
        number(card.wickets()));
    for (var fall : card.fallOfWickets()) {
      row(
          innings,
          card.team(),
          "fall",
          number(fall.wicket()),
          fall.player(),
          "",
          number(fall.runs()),
          "",
          "",
          "",
          "",
          fall.ball());
    }
    bowling(innings, card);
  }

  private void extras(String innings, Scorecard.Innings card) {
    var extras = card.extras();
    row(innings, card.team(), "byes", "", "", "", number(extras.byes()));
    row(innings, card.team(), "legbyes", "", "", "", number(extras.legbyes()));
    row(innings, card.team(), "wides", "", "", "", number(extras.wides()));
    row(innings, card.team(), "noballs", "", "", "", number(extras.noballs()));
    row(innings, card.team(), "penalty", "", "", "", number(extras.penalty()));
  }

  private void bowling(String innings, Scorecard.Innings card) {
    int place = 0;
    for (var line : card.bowling()) {
      place++;
      row(
          innings,
          card.team(),
          "bowling",
          number(place),
          line.player(),
          "",
          number(line.runs()),
          "",
          "",
          "",
          "",
          line.overs(),
          number(line.maidens()),
          number(line.wickets()),
          number(line.wides()),
          number(line.noballs()),
          rate(line.economy()));
    }
  }

  private void row(String... cells) {
    var all = new ArrayList<String>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      all.add(i < cells.length ? cell(cells[i]) : "");
    }
    lines.add(String.join(",", all));
  }

  private static String number(int number) {
    return Integer.toString(number);
  }

  private static String rate(double rate) {
    return rate < 0 ? "" : String.format(Locale.ROOT, "%.2f", rate);
  }

  private static String cell(String text) {
    var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
