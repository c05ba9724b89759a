package dev.crease.server.cricsheet;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.Wicket.End;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Laws;
import dev.crease.server.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Scores one innings of a Cricsheet file. What the file leaves out is taken from what it shows
/// next: who faces the ball after a wicket tells who had crossed.
final class CricsheetInnings {
  private final CricsheetImport file;
  private final Json json;
  private final boolean last;
  private final boolean superOver;
  private final List<Json> overs;
  private final List<CricsheetBall> balls = new ArrayList<>();
  private boolean targetIsLate;

  CricsheetInnings(CricsheetImport file, Json json, boolean last) {
    this.file = file;
    this.json = json;
    this.last = last;
    this.overs = json.list("overs");
    this.superOver = json.is("super_over") || oneTooMany();
    for (var over : overs) {
      for (var delivery : over.list("deliveries")) {
        balls.add(CricsheetBall.read(delivery));
      }
    }
  }

  void read() {
    var team = file.team(json.get("team"));
    if (followsOn(team)) {
      say(new Fact.FollowOn());
    }
    say(new Fact.InningsBegun(team, superOver));
    penalty("pre", team);
    powerplays();
    targetBefore();
    int next = 0;
    for (int i = 0; i < overs.size(); i++) {
      next = over(overs.get(i), next, i == overs.size() - 1);
    }
    targetAfter();
    end();
    penalty("post", team);
  }

  /// One innings more than the match has is a super over, be it called so or not.
  private boolean oneTooMany() {
    long main = match().allInnings().stream().filter(innings -> !innings.superOver()).count();
    return main >= 2L * match().format().innings();
  }

  private void powerplays() {
    for (var powerplay : json.list("powerplays")) {
      if (powerplay.has("from") && powerplay.has("to")) {
        var from = powerplay.get("from").loose();
        var to = powerplay.get("to").loose();
        file.say(new Fact.PowerplayTaken(powerplay.textOr("type"), from, to), powerplay);
      }
    }
  }

  private void say(MatchCommand command) {
    file.say(command, json);
  }

  private Match match() {
    return file.scoring().match();
  }

  private boolean followsOn(String team) {
    var match = match();
    return match.format().innings() == 2
        && match.innings().number() == 2
        && match.batting().name().equals(team);
  }

  private void penalty(String when, String team) {
    if (json.has("penalty_runs")) {
      int runs = json.get("penalty_runs").numberOr(when, 0);
      if (runs > 0) {
        say(new Fact.PenaltyAwarded(team, runs, ""));
      }
    }
  }

  // targets

  /// The file has one target, the last announced. Where play went on past it, or it is for a part
  /// of an over, it was announced when play ended, and until then the old one stood.
  private void targetBefore() {
    int before = match().innings().runs() + runsBeforeTheLastBall();
    int natural = match().innings().target();
    if (!json.has("target") || !json.get("target").has("runs") || superOver) {
      shortened();
      if (natural > 0 && natural <= before) {
        say(new Fact.Revised("", -1, file.method()));
      }
      return;
    }
    var target = json.get("target");
    int runs = target.number("runs");
    var allotment = allotment(target);
    targetIsLate = before >= runs || allotment.contains(".");
    if (targetIsLate && natural <= before) {
      say(new Fact.Revised("", -1, ""));
    } else if (!targetIsLate) {
      var revised =
          new Fact.Revised(
              isUsual(allotment) ? "" : allotment, runs == natural ? 0 : runs, file.method());
      if (!revised.equals(new Fact.Revised("", 0, ""))) {
        say(revised);
      }
    }
  }

  private boolean isUsual(String allotment) {
    return allotment.equals(Integer.toString(match().format().overs().limit()));
  }

  private void targetAfter() {
    if (targetIsLate && !match().innings().ended()) {
      var bowled = match().innings().oversText();
      say(new Fact.Revised(bowled, json.get("target").number("runs"), file.method()));
    }
  }

  /// A first innings that ended in whole overs, short of the format's, had been shortened; one that
  /// went past them had been given more.
  private void shortened() {
    int limit = match().format().overs().limit();
    if (limit == 0 || superOver) {
      return;
    }
    boolean whole = lastOverIsWhole();
    boolean allOut = wickets() >= 10;
    if (overs.size() > limit
        || (whole && !allOut && !last && overs.size() < limit && !overs.isEmpty())) {
      say(new Fact.Revised(Integer.toString(overs.size()), 0, ""));
    }
  }

  private String allotment(Json target) {
    if (!target.has("overs")) {
      return "";
    }
    var text = target.get("overs").loose();
    if (!text.matches("\\d{1,3}(\\.\\d)?")) {
      return "";
    }
    var whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    boolean tooFew = !whole.contains(".") && Integer.parseInt(whole) < overs.size();
    return tooFew ? Integer.toString(overs.size()) : whole;
  }

  private int runsBeforeTheLastBall() {
    return balls.stream()
        .limit(Math.max(0, balls.size() - 1))
        .mapToInt(b -> b.ball().total())
        .sum();
  }

  private int wickets() {
    return (int)
        balls.stream()
            .flatMap(ball -> ball.ball().wickets().stream())
            .filter(wicket -> wicket.how().isWicket())
            .count();
  }

  private boolean lastOverIsWhole() {
    return !overs.isEmpty() && legal(overs.getLast()) >= match().format().overs().balls();
  }

  // overs and balls

  private int legal(Json over) {
    return (int)
        over.list("deliveries").stream()
            .filter(delivery -> CricsheetBall.read(delivery).ball().legal())
            .count();
  }

  private int over(Json over, int first, boolean lastOver) {
    int count = over.list("deliveries").size();
    int legal = legal(over);
    for (int i = first; i < first + count; i++) {
      var ball = balls.get(i);
      changes(ball);
      pair(ball);
      openers(ball);
      bowler(ball);
      if (i == first && miscounted(over, legal, lastOver)) {
        file.say(new Fact.OverCounted(legal), over);
      }
      bowl(ball, i + 1 < balls.size() ? List.of(balls.get(i + 1)) : List.of());
      review(ball.json());
      if (i + 1 < balls.size()) {
        nextBatter(balls.get(i + 1));
      }
    }
    return first + count;
  }

  /// Whether the umpire counted this over otherwise: it has more balls than it should, or fewer and
  /// another follows, be it listed so or not.
  private boolean miscounted(Json over, int legal, boolean lastOver) {
    int usual = match().format().overs().balls();
    return legal > usual || (legal < usual && (!lastOver || listedAsMiscounted(over, legal)));
  }

  /// Whether the file says that the umpire counted this over so.
  private boolean listedAsMiscounted(Json over, int legal) {
    var number = Integer.toString(over.number("over"));
    return json.has("miscounted_overs")
        && json.get("miscounted_overs").has(number)
        && json.get("miscounted_overs")
            .get(number)
            .get("balls")
            .loose()
            .equals(Integer.toString(legal));
  }

  private void changes(CricsheetBall ball) {
    if (!ball.json().has("replacements")) {
      return;
    }
    var replacements = ball.json().get("replacements");
    for (var change : replacements.list("match")) {
      file.say(
          new Fact.Replaced(
              file.team(change.get("team")),
              change.textOr("out"),
              change.text("in"),
              change.textOr("reason")),
          change);
    }
    for (var change : replacements.list("role")) {
      var out = change.textOr("out");
      if (change.textOr("role").equals("batter") && match().isIn(out)) {
        file.say(new Fact.Departed(out, Dismissal.RETIRED_HURT), change);
      } else if (change.textOr("role").equals("bowler")
          && match().overBegun()
          && change.has("in")
          && !change.text("in").equals(match().bowler())) {
        file.say(new Fact.BowlerOn(change.text("in"), change.textOr("reason")), change);
      }
    }
  }

  /// A batter who is gone without a word has retired.
  private void pair(CricsheetBall ball) {
    for (var player : List.of(match().striker(), match().nonStriker())) {
      boolean full = !match().striker().isEmpty() && !match().nonStriker().isEmpty();
      if (full && !ball.names(player)) {
        file.say(new Fact.Departed(player, Dismissal.RETIRED_NOT_OUT), ball.json());
      }
    }
  }

  private void openers(CricsheetBall ball) {
    if (!match().opened()) {
      file.say(new Fact.Openers(ball.batter(), ball.nonStriker()), ball.json());
    }
  }

  /// Whoever is in for the next ball came in after this one. One who replaces another is brought in
  /// by that ball itself, once the replacement is made.
  private void nextBatter(CricsheetBall next) {
    for (var player : List.of(next.batter(), next.nonStriker())) {
      boolean free = match().striker().isEmpty() || match().nonStriker().isEmpty();
      if (free
          && !match().innings().ended()
          && !match().isIn(player)
          && match().batting().has(player)) {
        file.say(new Fact.BatterIn(player), next.json());
      }
    }
  }

  private void bowler(CricsheetBall ball) {
    if (!ball.bowler().equals(match().bowler())) {
      file.say(new Fact.BowlerOn(ball.bowler(), ""), ball.json());
    }
  }

  private void bowl(CricsheetBall ball, List<CricsheetBall> next) {
    var told = next.isEmpty() || !ball.endsOpen() ? ball : likeliest(ball, next.getFirst());
    if (!file.tries(told.command())) {
      file.say(withWickets(told, possible(told)).command(), ball.json());
    }
  }

  /// The wickets that can have fallen on this ball; for the others there is a remark.
  private List<Wicket> possible(CricsheetBall ball) {
    var fell = new ArrayList<Wicket>();
    for (var wicket : ball.ball().wickets()) {
      fell.add(wicket);
      var command = new MatchCommand.Overruling(withWickets(ball, fell).command());
      if (Laws.decide(match(), command) instanceof Decision.Refused refused) {
        fell.removeLast();
        var place = ball.json().place();
        say(new Fact.Remark("A wicket left out, %s: %s".formatted(place, refused.text())));
      }
    }
    return fell;
  }

  private static CricsheetBall withWickets(CricsheetBall ball, List<Wicket> wickets) {
    return new CricsheetBall(
        ball.json(), ball.batter(), ball.nonStriker(), ball.bowler(), ball.ball().with(wickets));
  }

  /// The telling of a wicket after which the survivor is where the next ball shows him.
  private CricsheetBall likeliest(CricsheetBall ball, CricsheetBall next) {
    for (var telling :
        List.of(
            ball,
            ball.with(End.UNSTATED, true),
            ball.with(End.STRIKER, false),
            ball.with(End.BOWLER, false))) {
      if (Laws.decide(match(), new MatchCommand.Overruling(telling.command()))
              instanceof Decision.Accepted(var events, _)
          && leadsTo(next, events)) {
        return telling;
      }
    }
    return ball;
  }

  private boolean leadsTo(CricsheetBall next, List<MatchEvent> events) {
    var after = match();
    for (var event : events) {
      after = after.after(event);
    }
    return (after.striker().isEmpty() || after.striker().equals(next.batter()))
        && (after.nonStriker().isEmpty() || after.nonStriker().equals(next.nonStriker()));
  }

  private void review(Json delivery) {
    if (delivery.has("review")) {
      var review = delivery.get("review");
      file.say(
          new Fact.Reviewed(
              review.textOr("by"),
              review.textOr("batter"),
              review.textOr("decision"),
              review.is("umpires_call"),
              review.textOr("umpire"),
              review.textOr("type")),
          review);
    }
  }

  // the end

  private void end() {
    if (match().innings().ended() || (last && file.unfinished() && !tied())) {
      return;
    }
    if (json.is("declared")) {
      say(new Fact.InningsEnded(Ending.DECLARED, List.of()));
    } else if (json.is("forfeited")) {
      say(new Fact.InningsEnded(Ending.FORFEITED, List.of()));
    } else {
      var absent = json.texts("absent_hurt");
      say(new Fact.InningsEnded(nobodyLeft(absent) ? Ending.ALL_OUT : Ending.CLOSED, absent));
    }
  }

  private boolean tied() {
    var innings = match().innings();
    return innings.target() > 0 && innings.runs() == innings.target() - 1;
  }

  private boolean nobodyLeft(List<String> absent) {
    var match = match();
    return match.batting().players().stream()
        .noneMatch(
            player ->
                !absent.contains(player) && !match.isIn(player) && match.batted(player).isEmpty());
  }
}
