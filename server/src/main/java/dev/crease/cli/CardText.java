package dev.crease.cli;

import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Lays a scorecard out as text, in columns for a terminal of 80.
final class CardText {
  private static final int WIDTH = 80;
  private static final int LABEL = 20;
  private static final int OUT = 33;
  private static final int BOWLER = 28;
  private static final String RULE = "-".repeat(WIDTH);

  private final List<String> lines = new ArrayList<>();

  private CardText() {}

  static String of(Scorecard card) {
    var text = new CardText();
    text.head(card);
    for (var innings : card.innings()) {
      text.innings(innings);
    }
    return String.join("\n", text.lines) + "\n";
  }

  private void head(Scorecard card) {
    var info = card.info();
    lines.add(
        joined(
            ", ",
            "%s v %s".formatted(card.teams().get(0).name(), card.teams().get(1).name()),
            card.format()));
    add(info.event());
    add(joined(", ", info.venue(), info.city(), info.start()));
    add(card.toss().text());
    add(card.result().known() ? card.result().text() : card.score().text());
  }

  private void innings(Scorecard.Innings innings) {
    lines.add("");
    var name = innings.team() + (innings.superOver() ? ", super over" : "");
    var score = score(innings);
    lines.add(name + " ".repeat(Math.max(1, WIDTH - width(name) - width(score))) + score);
    lines.add(RULE);
    lines.add("%-53s%5s%5s%4s%4s%9s".formatted("Batting", "R", "B", "4s", "6s", "SR"));
    innings.batting().forEach(this::batting);
    var extras = innings.extras();
    lines.add(
        padded("Extras", LABEL) + padded(extras.text(), OUT) + "%5d".formatted(extras.total()));
    wrapped("Did not bat", innings.yetToBat());
    wrapped(
        "Fall of wickets",
        innings.fallOfWickets().stream()
            .map(
                fall ->
                    "%d-%d (%s, %s)"
                        .formatted(fall.wicket(), fall.runs(), fall.player(), fall.ball()))
            .toList());
    lines.add("");
    lines.add(
        "%-28s%7s%7s%7s%7s%7s%7s%10s".formatted("Bowling", "O", "M", "R", "W", "Wd", "Nb", "Econ"));
    innings.bowling().forEach(this::bowling);
  }

  private static String score(Scorecard.Innings innings) {
    var figures = innings.wickets() == 10 ? "" : "/" + innings.wickets();
    var end = innings.declared() ? " declared" : innings.forfeited() ? " forfeited" : "";
    var target = innings.target() > 0 ? ", target " + innings.target() : "";
    return "%d%s%s (%s ov%s)".formatted(innings.runs(), figures, end, innings.overs(), target);
  }

  private void batting(Scorecard.Batting line) {
    var name = padded(line.player(), LABEL);
    var out = padded(line.out().text(), OUT);
    if (width(name) > LABEL || width(out) > OUT) {
      lines.add(name + line.out().text());
      name = " ".repeat(LABEL);
      out = " ".repeat(OUT);
    }
    var figures =
        "%5d%5d%4d%4d%9s"
            .formatted(
                line.runs(), line.balls(), line.fours(), line.sixes(), rate(line.strikeRate()));
    lines.add(name + out + figures);
  }

  private void bowling(Scorecard.Bowling line) {
    lines.add(
        padded(line.player(), BOWLER)
            + "%7s%7d%7d%7d%7s%7s%10s"
                .formatted(
                    line.overs(),
                    line.maidens(),
                    line.runs(),
                    line.wickets(),
                    some(line.wides()),
                    some(line.noballs()),
                    rate(line.economy())));
  }

  private static String some(int count) {
    return count == 0 ? "" : Integer.toString(count);
  }

  private static String rate(double rate) {
    return rate < 0 ? "-" : String.format(Locale.ROOT, "%.2f", rate);
  }

  /// A label and items, in as many lines as they take.
  private void wrapped(String label, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    var line = new StringBuilder(padded(label, LABEL));
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i) + (i < items.size() - 1 ? ", " : "");
      if (width(line) + width(item.stripTrailing()) > WIDTH && width(line) > LABEL) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(LABEL));
      }
      line.append(item);
    }
    lines.add(line.toString().stripTrailing());
  }

  private void add(String line) {
    if (!line.isEmpty()) {
      lines.add(line);
    }
  }

  private static String joined(String separator, String... parts) {
    return List.of(parts).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(separator));
  }

  private static String padded(String text, int to) {
    return text + " ".repeat(Math.max(1, to - width(text)));
  }

  /// Columns, taking one for each code point: names may be written in any script.
  private static int width(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
