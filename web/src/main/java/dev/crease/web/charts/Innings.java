package dev.crease.web.charts;

import dev.crease.cricket.Scorecard;
import dev.crease.cricket.figures.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An innings as charts see it.
///
/// @param side the class of its colour: `a` for the side named first, `b` for the other
/// @param now it is the one in progress, or the last
/// @param course where it stood after each over
record Innings(
    String team,
    String shortName,
    String side,
    boolean now,
    Scorecard.Innings card,
    int perOver,
    List<Course.Point> course) {

  static List<Innings> of(Scorecard card, int perOver) {
    var cards = card.innings().stream().filter(each -> !each.superOver()).toList();
    var all = new ArrayList<Innings>();
    for (var each : cards) {
      boolean first = card.teams().getFirst().name().equals(each.team());
      var team = first ? card.teams().getFirst() : card.teams().getLast();
      boolean last = all.size() == cards.size() - 1;
      all.add(
          new Innings(
              each.team(),
              team.shortName(),
              first ? "a" : "b",
              last,
              each,
              perOver,
              Course.of(each)));
    }
    return all;
  }

  /// How many overs it has gone: 16.33 after two balls of the seventeenth.
  double overs() {
    return (double) card.balls() / perOver;
  }

  /// The last point after which so many whole overs had been bowled.
  Optional<Course.Point> after(int overs) {
    return overs < 1 || overs > course.size()
        ? Optional.empty()
        : Optional.of(course.get(overs - 1));
  }

  /// Whole overs bowled.
  int whole() {
    return card.balls() / perOver;
  }

  String figures() {
    return card.runs() + (card.wickets() == 10 ? "" : "/" + card.wickets());
  }

  /// Where along the innings a ball such as `15.5` was.
  double place(String ball) {
    var dot = ball.indexOf('.');
    try {
      return dot < 0
          ? Integer.parseInt(ball)
          : Integer.parseInt(ball.substring(0, dot))
              + Double.parseDouble(ball.substring(dot + 1)) / perOver;
    } catch (NumberFormatException noBall) {
      return 0;
    }
  }

  /// A row for each over, a column for each innings; a dash where it had no such over.
  static Chart.Table table(List<Innings> all, Function<Course.Point, String> cell) {
    var columns = new ArrayList<String>();
    columns.add("Over");
    all.forEach(each -> columns.add(each.team()));
    int most = all.stream().mapToInt(each -> each.course().size()).max().orElse(0);
    var rows = new ArrayList<List<String>>();
    for (int over = 1; over <= most; over++) {
      var row = new ArrayList<String>();
      row.add(Integer.toString(over));
      for (var each : all) {
        row.add(each.after(over).map(cell).orElse("–"));
      }
      rows.add(row);
    }
    return new Chart.Table(columns, rows);
  }
}
