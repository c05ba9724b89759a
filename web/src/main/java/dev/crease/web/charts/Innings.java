package dev.crease.web.charts;

import dev.crease.cricket.Scorecard;
import dev.crease.cricket.figures.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An innings as charts see it.
///
/// @param side the class of its colour: `a` for the side named first, `b` for the other
/// @param now it is the one in progress, or the last
record Innings(
    String team, String shortName, String side, boolean now, Scorecard.Innings card, int perOver) {

  static List<Innings> of(Scorecard card, int perOver) {
    var cards = card.innings().stream().filter(each -> !each.superOver()).toList();
    var all = new ArrayList<Innings>();
    for (var each : cards) {
      boolean first = card.teams().getFirst().name().equals(each.team());
      var team = first ? card.teams().getFirst() : card.teams().getLast();
      boolean last = all.size() == cards.size() - 1;
      all.add(new Innings(each.team(), team.shortName(), first ? "a" : "b", last, each, perOver));
    }
    return all;
  }

  List<Course.Point> course() {
    return Course.of(card);
  }

  /// How many overs it has gone: 16.33 after two balls of the seventeenth.
  double overs() {
    return (double) card.balls() / perOver;
  }

  /// The last point after which so many whole overs had been bowled.
  Optional<Course.Point> after(int overs) {
    var course = course();
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
}
