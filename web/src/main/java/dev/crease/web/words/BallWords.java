package dev.crease.web.words;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.BallDetail;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words for what a ball came to. Any thread.
record BallWords(Said words) {
  /// For a headline: `FOUR`, `OUT: Silva c Halloran b Boon 12 (8), 1 run`.
  String shown(Ball ball, String bowler, Match after) {
    var parts = new ArrayList<String>();
    for (var wicket : ball.wickets()) {
      var line = line(wicket, bowler, after);
      parts.add(wicket.how().isWicket() ? words.said("wicket", "line", line) : line);
    }
    return withRuns(parts, ball, "shown");
  }

  /// In a few words, without the people: `caught, 1 run`.
  String brief(Ball ball) {
    var parts = new ArrayList<String>();
    ball.wickets().forEach(wicket -> parts.add(words.said(key("how", wicket.how()))));
    return withRuns(parts, ball, "shown");
  }

  /// For the ear: `four`, `out, caught by Halloran`.
  String heard(Ball ball) {
    var parts = new ArrayList<String>();
    ball.wickets().forEach(wicket -> parts.add(heard(wicket)));
    return withRuns(parts, ball, "heard");
  }

  private String withRuns(List<String> parts, Ball ball, String manner) {
    if (parts.isEmpty() || ball.total() > 0) {
      parts.add(runs(ball, manner));
    }
    return String.join(", ", parts);
  }

  private String runs(Ball ball, String manner) {
    var extras = ball.extras();
    var parts = new ArrayList<String>();
    count("wides", extras.wides(), parts);
    if (extras.noballs() > 0) {
      parts.add(words.said("noball"));
    }
    if (ball.boundary() == Boundary.FOUR && ball.runs() == 4) {
      parts.add(words.said("four." + manner));
    } else if (ball.boundary() == Boundary.SIX) {
      parts.add(words.said("six." + manner));
    } else {
      count("runs", ball.runs(), parts);
    }
    count("byes", extras.byes(), parts);
    count("legbyes", extras.legbyes(), parts);
    count("penalties", extras.penalty(), parts);
    detail(ball.detail(), parts);
    return parts.isEmpty() ? words.said("norun") : String.join(", ", parts);
  }

  private void detail(BallDetail detail, List<String> parts) {
    count("short", detail.shortRuns(), parts);
    if (detail.deliberate()) {
      parts.add(words.said("short.deliberate"));
    }
    switch (detail.place()) {
      case COUNTS -> {}
      case DEAD -> parts.add(words.said("dead"));
      case FIELDER_RETURNED, ILLEGAL_FIELDING, DISTRACTION, OBSTRUCTION ->
          parts.add(words.said("again", "law", words.figure(detail.place().law())));
    }
  }

  private void count(String key, int count, List<String> parts) {
    if (count > 0) {
      parts.add(words.said(key, "n", count));
    }
  }

  /// `Silva c Halloran b Boon 12 (8)`.
  String line(Wicket wicket, String bowler, Match after) {
    var batter = after.batter(wicket.player());
    return words.said(
        "line",
        "player",
        wicket.player(),
        "out",
        out(wicket, bowler),
        "runs",
        batter.runs(),
        "balls",
        batter.balls());
  }

  private String out(Wicket wicket, String bowler) {
    var fielders = wicket.fielders().stream().map(this::fielder).collect(Collectors.joining("/"));
    boolean nobody = fielders.isEmpty() && wicket.how() != Dismissal.RUN_OUT;
    return words.said(
        key("out", wicket.how()),
        "bowler",
        bowler,
        "fielders",
        nobody ? "?" : fielders,
        "named",
        fielders.isEmpty() ? "no" : "yes");
  }

  private String fielder(Wicket.Fielder fielder) {
    if (!fielder.substitute()) {
      return fielder.name().isEmpty() ? "?" : fielder.name();
    }
    return fielder.name().isEmpty()
        ? words.said("sub")
        : words.said("sub.named", "name", fielder.name());
  }

  private String heard(Wicket wicket) {
    var first = wicket.fielders().isEmpty() ? "" : wicket.fielders().getFirst().name();
    return words.said(
        key("heard", wicket.how()),
        "player",
        wicket.player(),
        "fielder",
        first,
        "named",
        first.isEmpty() ? "no" : "yes");
  }

  private static String key(String kind, Dismissal how) {
    return kind + "." + how.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
