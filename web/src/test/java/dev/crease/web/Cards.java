package dev.crease.web;

import dev.crease.cricket.Extras;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Result;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Team;
import dev.crease.cricket.Toss;
import java.util.List;
import java.util.Map;

/// Cards of one invented final, at moments that look different.
final class Cards {
  static final Team HARBOUR =
      new Team(
          "Harbour City",
          "HAR",
          List.of(
              "Perera",
              "Okafor",
              "Rahimi",
              "Whitcombe",
              "Silva",
              "Tairoa",
              "Kruger",
              "Doyle",
              "Nandan",
              "Adeyemi",
              "Sethi"));
  static final Team NORTHVALE =
      new Team("Northvale", "NOR", List.of("Boon", "Halloran", "Wanjiru", "Hasan", "Mokoena"));

  private static final MatchInfo INFO =
      new MatchInfo(
          "Premier T20, Final",
          "Harbour Oval",
          "Harbour City",
          "2026-11-24T18:30:00Z",
          Map.of("umpires", "Sandoval, Achebe"),
          Map.of(),
          "");
  private static final Toss TOSS = new Toss("Northvale", Toss.Choice.BAT, false);
  private static final List<String> THIS_OVER = List.of("6", "wd", "4");

  private Cards() {}

  /// Before the first ball.
  static Scorecard upcoming() {
    return card(MatchStatus.UPCOMING, List.of(), new Result.Pending(), Score.NONE);
  }

  /// Northvale bat first.
  static Scorecard firstInnings() {
    var score = score(1, "NOR", 52, 1, "6.2", 38, 0, 82, 8.21, THIS_OVER);
    return card(
        MatchStatus.LIVE,
        List.of(innings("Northvale", 52, 1, "6.2", 38, 0, false)),
        new Result.Pending(),
        score);
  }

  /// Harbour City need 34 off 22, with five down.
  static Scorecard chase() {
    return card(
        MatchStatus.LIVE,
        List.of(first(), innings("Harbour City", 138, 5, "16.2", 98, 172, false)),
        new Result.Pending(),
        score(2, "HAR", 138, 5, "16.2", 98, 172, 22, 8.45, THIS_OVER));
  }

  /// The tie goes on: Northvale need 5 off 3.
  static Scorecard superOver() {
    return card(
        MatchStatus.LIVE,
        List.of(
            first(),
            innings("Harbour City", 171, 8, "20.0", 120, 172, false),
            innings("Harbour City", 9, 1, "1.0", 6, 0, true),
            innings("Northvale", 5, 0, "0.3", 3, 10, true)),
        new Result.Pending(),
        score(4, "NOR", 5, 0, "0.3", 3, 10, 3, 10, List.of("4", "1", ".")));
  }

  static Scorecard finished() {
    var result = new Result.Won("Harbour City", new Result.Margin.Wickets(5), "");
    return card(
        MatchStatus.FINISHED,
        List.of(first(), innings("Harbour City", 172, 5, "19.4", 118, 172, false)),
        result,
        score(2, "HAR", 172, 5, "19.4", 118, 172, 2, 8.74, THIS_OVER));
  }

  static Scorecard tied() {
    var result = new Result.Tied(new Result.TieBreak.BoundaryCount("Harbour City", 26, 17), "");
    var live = superOver();
    return card(MatchStatus.FINISHED, live.innings(), result, live.score());
  }

  static Scorecard abandoned() {
    return card(MatchStatus.FINISHED, List.of(), new Result.NoResult(), Score.NONE);
  }

  /// The second day of a Test: Northvale declared, Harbour City are behind.
  static Scorecard test() {
    var declared =
        new Scorecard.Innings(
            "Northvale",
            325,
            8,
            "90.0",
            540,
            true,
            false,
            false,
            0,
            Extras.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Scorecard(
        "demo",
        "Test",
        INFO,
        List.of(HARBOUR, NORTHVALE),
        TOSS,
        MatchStatus.LIVE,
        List.of(declared, innings("Harbour City", 138, 5, "16.2", 98, 0, false)),
        new Result.Pending(),
        score(2, "HAR", 138, 5, "16.2", 98, 0, -1, 8.45, THIS_OVER));
  }

  static MatchView view(Scorecard card) {
    var rows =
        List.<CommentaryRow>of(
            new CommentaryRow.Ball("k3-12", "16.2", "4", "Boon to Rahimi, FOUR", ""),
            new CommentaryRow.Ball("k3-11", "16.2", "wd", "Boon to Rahimi, wide", ""),
            new CommentaryRow.OverEnd(
                score(
                    2, "HAR", 127, 5, "16.0", 96, 172, 24, 7.94, List.of("4", "1", ".", "W", "."))),
            new CommentaryRow.Ball(
                "k3-9",
                "15.5",
                "W",
                "Wanjiru to Silva, OUT: Silva b Wanjiru 12 (8)",
                "Silva b Wanjiru 12 (8), 127/5"),
            new CommentaryRow.Note("k3-2", "Northvale won the toss and chose to bat"));
    return MatchView.of(card, "k3-12", card.innings().isEmpty() ? List.of() : rows);
  }

  static Scorecard card(
      MatchStatus status, List<Scorecard.Innings> innings, Result result, Score score) {
    return new Scorecard(
        "demo", "T20", INFO, List.of(HARBOUR, NORTHVALE), TOSS, status, innings, result, score);
  }

  private static Scorecard.Innings first() {
    return innings("Northvale", 171, 7, "20.0", 120, 0, false);
  }

  private static Scorecard.Innings innings(
      String team, int runs, int wickets, String overs, int balls, int target, boolean superOver) {
    return new Scorecard.Innings(
        team,
        runs,
        wickets,
        overs,
        balls,
        false,
        false,
        superOver,
        target,
        new Extras(6, 0, 1, 2, 0),
        List.of(
            new Scorecard.Batting(
                "Silva",
                12,
                8,
                2,
                0,
                150,
                new Scorecard.Out("bowled", "Wanjiru", List.of(), "b Wanjiru", true)),
            new Scorecard.Batting("Rahimi", 63, 44, 8, 1, 143.18, Scorecard.Out.NOT_OUT),
            new Scorecard.Batting("Tairoa", 0, 1, 0, 0, 0, Scorecard.Out.NOT_OUT)),
        List.of("Kruger"),
        List.of(
            new Scorecard.Bowling("Wanjiru", "3", 0, 18, 2, 0, 0, 6),
            new Scorecard.Bowling("Boon", "2.2", 0, 32, 0, 1, 0, 13.71)),
        List.of(new Scorecard.Fall(127, 5, "Silva", "15.5")),
        List.of(),
        List.of(
            new Scorecard.Over(16, "Wanjiru", 9, 1, List.of("4", "1", ".", "4", "W", ".")),
            new Scorecard.Over(17, "Boon", 11, 0, THIS_OVER)));
  }

  private static Score score(
      int innings,
      String team,
      int runs,
      int wickets,
      String overs,
      int balls,
      int target,
      int left,
      double rate,
      List<String> thisOver) {
    int need = target == 0 ? 0 : Math.max(0, target - runs);
    double required = target == 0 || left <= 0 ? -1 : Math.round(need * 600.0 / left) / 100.0;
    return new Score(
        innings,
        team,
        runs,
        wickets,
        overs,
        balls,
        target,
        need,
        left,
        rate,
        required,
        new Score.Batter("Rahimi", 63, 44, 8, 1),
        new Score.Batter("Tairoa", 0, 1, 0, 0),
        new Score.Bowler("Boon", "2.2", 0, 32, 0),
        new Score.Stand(11, 3),
        thisOver,
        "Silva b Wanjiru 12 (8), 127/5",
        MatchStatus.LIVE,
        "");
  }
}
