package dev.crease.cricket.book;

import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import java.util.List;

/// Makes the compact score of a match.
final class Board {
  private Board() {}

  static Score of(Match match) {
    var now = match.innings();
    if (now.number() == 0) {
      return before(match);
    }
    int each = match.format().overs().balls();
    int need = now.target() > 0 ? Math.max(0, now.target() - now.runs()) : 0;
    int left = now.ballsLeft();
    var batters = now.batters();
    return new Score(
        now.number(),
        match.batting().shortName(),
        now.runs(),
        now.wickets(),
        now.oversText(),
        now.balls(),
        now.target(),
        need,
        left,
        Math.max(0, Rates.of((long) now.runs() * each, now.balls())),
        now.target() > 0 && left > 0 ? Rates.of((long) need * each, left) : -1,
        batters.hasStriker() ? batters.striker().score() : Score.Batter.NONE,
        batters.hasNonStriker() ? batters.nonStriker().score() : Score.Batter.NONE,
        now.bowlers().any() ? now.bowlers().current().score(each) : Score.Bowler.NONE,
        stand(now),
        latestOver(now).words(match.format().noBallRuns()),
        lastWicket(now),
        match.status(),
        match.result().text());
  }

  /// The over in progress, or the one just completed while the next has no ball.
  static Over latestOver(Innings innings) {
    return !innings.over().begun() && innings.done() instanceof Chain.Link<Over>(_, var last, _)
        ? last
        : innings.over();
  }

  private static Score before(Match match) {
    if (match.status() == MatchStatus.UPCOMING) {
      return Score.NONE;
    }
    return new Score(
        0,
        "",
        0,
        0,
        "0.0",
        0,
        0,
        0,
        -1,
        0,
        -1,
        Score.Batter.NONE,
        Score.Batter.NONE,
        Score.Bowler.NONE,
        Score.Stand.NONE,
        List.of(),
        "",
        match.status(),
        match.result().text());
  }

  private static Score.Stand stand(Innings now) {
    if (!now.batters().bothIn()) {
      return Score.Stand.NONE;
    }
    var stand = now.stand();
    return new Score.Stand(stand.runs(), stand.balls());
  }

  private static String lastWicket(Innings now) {
    if (!(now.falls() instanceof Chain.Link<Scorecard.Fall>(_, var fall, _))) {
      return "";
    }
    var line = now.batters().line(now.batters().order(fall.player()));
    return "%s, %d/%d".formatted(line.text(), fall.runs(), fall.wicket());
  }
}
