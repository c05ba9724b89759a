package dev.crease.server.cricsheet;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Extras;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.Wicket;
import dev.crease.server.json.Json;
import dev.crease.server.json.Words;
import java.util.ArrayList;
import java.util.List;

/// One delivery of a Cricsheet file.
record CricsheetBall(Json json, String batter, String nonStriker, String bowler, Ball ball) {

  static CricsheetBall read(Json json) {
    return new CricsheetBall(
        json,
        json.text("batter"),
        json.text("non_striker"),
        json.text("bowler"),
        new Ball(runs(json), boundary(json), extras(json), wickets(json)));
  }

  /// As a scorer would say it, with everybody named.
  Bowled command() {
    return new Bowled(ball, batter, nonStriker, bowler, false);
  }

  boolean names(String player) {
    return batter.equals(player) || nonStriker.equals(player);
  }

  private static int runs(Json json) {
    var runs = json.get("runs");
    int extras = runs.number("extras");
    int batter = runs.number("batter");
    int total = runs.number("total");
    if (batter < 0 || batter > 99) {
      throw runs.get("batter").fault("runs from 0 to 99");
    }
    if (total != batter + extras) {
      throw runs.get("total").fault("batter + extras = " + (batter + extras));
    }
    return batter;
  }

  /// Fours and sixes are boundaries unless the file says that they were run.
  private static Boundary boundary(Json json) {
    var runs = json.get("runs");
    return runs.is("non_boundary") ? Boundary.NONE : Boundary.of(runs.number("batter"));
  }

  private static Extras extras(Json json) {
    int stated = json.get("runs").number("extras");
    if (!json.has("extras")) {
      if (stated != 0) {
        throw json.get("runs").get("extras").fault("0, as there are no extras");
      }
      return Extras.NONE;
    }
    var extras = json.get("extras");
    for (var name : extras.names()) {
      if (extras.number(name) < 0) {
        throw extras.get(name).fault("runs, 0 or more");
      }
    }
    var read =
        new Extras(
            extras.numberOr("wides", 0),
            extras.numberOr("noballs", 0),
            extras.numberOr("byes", 0),
            extras.numberOr("legbyes", 0),
            extras.numberOr("penalty", 0));
    if (read.total() != stated) {
      throw json.get("runs").get("extras").fault("the sum of the extras, " + read.total());
    }
    return read;
  }

  private static List<Wicket> wickets(Json json) {
    var wickets = new ArrayList<Wicket>();
    for (var wicket : json.list("wickets")) {
      var fielders = new ArrayList<Wicket.Fielder>();
      for (var fielder : wicket.list("fielders")) {
        fielders.add(new Wicket.Fielder(fielder.textOr("name"), fielder.is("substitute")));
      }
      wickets.add(
          Wicket.of(Words.dismissal(wicket.get("kind")), wicket.text("player_out")).by(fielders));
    }
    return wickets;
  }

  /// The same ball, its only uncertain wicket told in another way.
  CricsheetBall with(Wicket.End end, boolean crossed) {
    var told = new ArrayList<Wicket>();
    for (var wicket : ball.wickets()) {
      told.add(new Wicket(wicket.how(), wicket.player(), wicket.fielders(), end, crossed));
    }
    return new CricsheetBall(json, batter, nonStriker, bowler, ball.with(told));
  }

  /// Whether where the batters end up depends on what no file tells: who crossed, which end.
  boolean endsOpen() {
    return ball.wickets().stream()
        .map(Wicket::how)
        .anyMatch(
            how ->
                how == Dismissal.RUN_OUT
                    || how == Dismissal.CAUGHT
                    || how == Dismissal.CAUGHT_AND_BOWLED
                    || how == Dismissal.OBSTRUCTING_THE_FIELD
                    || how == Dismissal.HANDLED_THE_BALL);
  }
}
