package dev.crease.cricket.book;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Result;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Team;
import dev.crease.cricket.Toss;
import dev.crease.cricket.Wicket;
import java.util.ArrayList;
import java.util.List;

/// A match as it stands: the fold of its facts. Immutable; any thread. Every state shares what it
/// can with the one before, so old states are cheap to keep.
///
/// `after` believes what it is told: whether it is lawful was decided before it was appended. But
/// it checks that an event fits, and that the score it made is the score it says.
public final class Match {
  /// Before there is a match: `Match.NONE.after(created)` is where every fold begins.
  public static final Match NONE =
      new Match(
          new Setting("", MatchFormat.TEST, List.of(), MatchInfo.NONE, Toss.NONE, List.of()),
          List.of(),
          Innings.NONE,
          Course.START);

  private final Setting setting;
  private final List<Innings> past;
  private final Innings now;
  private final Course course;

  private Match(Setting setting, List<Innings> past, Innings now, Course course) {
    this.setting = setting;
    this.past = past;
    this.now = now;
    this.course = course;
  }

  /// Who plays, and by which rules.
  ///
  /// @param replaced players whose place others have taken
  private record Setting(
      String id,
      MatchFormat format,
      List<Team> teams,
      MatchInfo info,
      Toss toss,
      List<String> replaced) {}

  /// What is known of the match as a whole.
  ///
  /// @param owed penalty runs waiting for a side's first innings, by side
  private record Course(boolean followOn, List<Integer> owed, String method, Result result) {
    static final Course START = new Course(false, List.of(0, 0), "", new Result.Pending());
  }

  public String id() {
    return setting.id;
  }

  public MatchFormat format() {
    return setting.format;
  }

  public List<Team> teams() {
    return setting.teams;
  }

  public MatchInfo info() {
    return setting.info;
  }

  public Toss toss() {
    return setting.toss;
  }

  public Result result() {
    return course.result;
  }

  /// The rain rule or other method that has changed a target: `D/L`; empty where none has.
  public String method() {
    return course.method;
  }

  /// Whether the side that leads has enforced the follow-on and it has not begun.
  public boolean followOn() {
    return course.followOn;
  }

  public MatchStatus status() {
    if (course.result.known()) {
      return MatchStatus.FINISHED;
    }
    return now.number() == 0 ? MatchStatus.UPCOMING : MatchStatus.LIVE;
  }

  /// The innings in progress or just ended; number 0 before there is one.
  public Innings innings() {
    return now;
  }

  /// Every innings begun, the last one last.
  public List<Innings> allInnings() {
    if (now.number() == 0) {
      return past;
    }
    var all = new ArrayList<>(past);
    all.add(now);
    return List.copyOf(all);
  }

  public Team batting() {
    return setting.teams.get(now.side());
  }

  public Team fielding() {
    return setting.teams.get(1 - now.side());
  }

  /// Which of the two teams has this name, full or short; -1 for neither.
  public int side(String team) {
    for (int i = 0; i < setting.teams.size(); i++) {
      var named = setting.teams.get(i);
      if (named.name().equals(team) || named.shortName().equals(team)) {
        return i;
      }
    }
    return -1;
  }

  public Score score() {
    return Board.of(this);
  }

  public Scorecard scorecard() {
    return Card.of(this);
  }

  // who is where

  /// Who faces; empty while nobody does.
  public String striker() {
    var batters = now.batters();
    return batters.hasStriker() ? batters.striker().player() : "";
  }

  /// Who is at the other end; empty while nobody is.
  public String nonStriker() {
    var batters = now.batters();
    return batters.hasNonStriker() ? batters.nonStriker().player() : "";
  }

  /// Who bowls the next ball; empty until it is said.
  public String bowler() {
    return now.bowlers().on() ? now.bowlers().current().player() : "";
  }

  /// Whether the opening pair has gone in.
  public boolean opened() {
    return !now.batters().all().isEmpty();
  }

  public boolean isIn(String player) {
    return now.batters().isIn(player);
  }

  /// The card's words for a batter who has been in: `not out`, `c Halloran b Boon`; empty for one
  /// who has not.
  public String batted(String player) {
    int order = now.batters().order(player);
    return order == Batters.NOBODY ? "" : now.batters().line(order).out().text();
  }

  /// `Silva b Wanjiru 12 (8)`; empty for one who has not been in.
  public String line(String player) {
    int order = now.batters().order(player);
    return order == Batters.NOBODY ? "" : now.batters().line(order).text();
  }

  /// Whether a batter left and may come back: retired, not out (Law 25.4.2).
  public boolean mayResume(String player) {
    int order = now.batters().order(player);
    if (order == Batters.NOBODY) {
      return false;
    }
    var out = now.batters().line(order).out();
    return out.left() && !out.wicket();
  }

  /// Who bowled in the last `count` overs completed, each over's bowlers joined in one list.
  public List<List<String>> lastBowlers(int count) {
    var lists = new ArrayList<List<String>>();
    var at = now.done();
    while (lists.size() < count && at instanceof Chain.Link<Over>(var before, var over, _)) {
      lists.add(over.bowlers());
      at = before;
    }
    return lists;
  }

  /// Whole overs, and parts of overs as whole ones, that a bowler has bowled.
  public int oversOf(String player) {
    int each = setting.format.overs().balls();
    return now.bowlers().all().stream()
        .filter(figures -> figures.player().equals(player))
        .mapToInt(figures -> Math.ceilDiv(figures.balls(each), each))
        .sum();
  }

  /// Legal balls of the last over completed; 0 before there is one.
  public int ballsOfLastOver() {
    return now.done() instanceof Chain.Link<Over>(_, var over, _) ? over.legal() : 0;
  }

  /// Whether a ball has been bowled in the over in progress.
  public boolean overBegun() {
    return now.over().begun();
  }

  /// Whether somebody else has taken the player's place in the side.
  public boolean replaced(String player) {
    return setting.replaced.contains(player);
  }

  // the fold

  /// The match after an event of its log.
  ///
  /// @throws IllegalStateException when the event does not fit, or made another score than it says
  public Match after(MatchEvent event) {
    var next = after(event.fact());
    next.check(event.score());
    return next;
  }

  /// The match after a fact, its score unchecked.
  public Match after(Fact fact) {
    return switch (fact) {
      case Fact.Delivery delivery -> bowled(delivery);
      case Fact.Created(var id, var format, var teams, var info) ->
          new Match(
              new Setting(id, format, teams, info, Toss.NONE, List.of()),
              List.of(),
              Innings.NONE,
              Course.START);
      case Fact.Corrected corrected ->
          throw new IllegalStateException("a ledger folds corrections, not a match: " + corrected);
      case Fact.Stated stated -> stated(stated);
    };
  }

  private Match stated(Fact.Stated fact) {
    return switch (fact) {
      case Fact.TossMade(var toss) ->
          with(new Setting(id(), format(), teams(), info(), toss, setting.replaced));
      case Fact.InningsBegun begun -> begun(begun);
      case Fact.Openers(var striker, var nonStriker) -> with(now.opened(striker, nonStriker));
      case Fact.BatterIn(var player) -> with(now.joined(player));
      case Fact.Resumed(var player) -> with(now.joined(player));
      case Fact.BowlerOn(var player, _) -> with(now.bowling(player));
      case Fact.EndsSet(var striker, var nonStriker) -> with(now.ends(striker, nonStriker));
      case Fact.Departed(var player, var how) -> with(now.departed(Wicket.of(how, player)));
      case Fact.PenaltyAwarded(var team, var runs, _) -> penalised(side(team), runs);
      case Fact.OverCounted(var balls) -> with(now.counted(balls));
      case Fact.Replaced replaced -> replaced(replaced);
      case Fact.Revised revised -> revised(revised);
      case Fact.InningsEnded(var how, var absent) -> with(now.endedBy(how, absent));
      case Fact.FollowOn() -> with(new Course(true, course.owed, course.method, course.result));
      case Fact.ResultDeclared(var result) -> declared(result);
      case Fact.Reviewed _,
          Fact.PowerplayTaken _,
          Fact.IntervalTaken _,
          Fact.Stopped _,
          Fact.Remark _ ->
          this;
    };
  }

  private Match bowled(Fact.Delivery ball) {
    if (ball.innings() != now.number()
        || ball.over() != now.overs()
        || !ball.batter().equals(striker())
        || !now.bowlers().on(ball.bowler())) {
      throw new IllegalStateException(
          "ball %s of innings %d, %s to %s, does not fit at %s of innings %d, %s to %s"
              .formatted(
                  ball.at(),
                  ball.innings(),
                  ball.bowler(),
                  ball.batter(),
                  now.oversText(),
                  now.number(),
                  bowler(),
                  striker()));
    }
    return with(now.after(ball));
  }

  private void check(Score score) {
    if (score.runs() != now.runs()
        || score.wickets() != now.wickets()
        || score.balls() != now.balls()
        || score.innings() != now.number()
        || !score.striker().player().equals(striker())) {
      throw new IllegalStateException(
          "the log says %s, the fold %s".formatted(score.text(), score().text()));
    }
  }

  private Match begun(Fact.InningsBegun begun) {
    int side = side(begun.team());
    var played = allInnings();
    int owed = course.owed.get(side);
    var owing = new ArrayList<>(course.owed);
    owing.set(side, 0);
    int target = Targets.of(format(), played, side, begun.superOver());
    var innings = Innings.begin(format(), played.size() + 1, side, begun.superOver(), target);
    return new Match(
        setting,
        played,
        owed > 0 ? innings.penalised(owed) : innings,
        new Course(false, List.copyOf(owing), course.method, course.result));
  }

  /// Law 41.17: to the innings in progress, else to the last completed one, else to the next.
  private Match penalised(int side, int runs) {
    if (now.number() > 0 && now.side() == side) {
      return with(now.penalised(runs));
    }
    var innings = new ArrayList<>(past);
    for (int i = innings.size() - 1; i >= 0; i--) {
      if (innings.get(i).side() == side) {
        innings.set(i, innings.get(i).penalised(runs));
        var chase = now.target() > 0 ? now.targeted(now.target() + runs) : now;
        return new Match(setting, List.copyOf(innings), chase, course);
      }
    }
    var owed = new ArrayList<>(course.owed);
    owed.set(side, owed.get(side) + runs);
    return with(new Course(course.followOn, List.copyOf(owed), course.method, course.result));
  }

  private Match replaced(Fact.Replaced change) {
    var sides = new ArrayList<>(teams());
    int side = side(change.team());
    var team = sides.get(side);
    if (!team.has(change.in())) {
      var players = new ArrayList<>(team.players());
      players.add(change.in());
      sides.set(side, new Team(team.name(), team.shortName(), players));
    }
    var gone = new ArrayList<>(setting.replaced);
    gone.remove(change.in());
    if (!change.out().isEmpty()) {
      gone.add(change.out());
    }
    return with(new Setting(id(), format(), List.copyOf(sides), info(), toss(), List.copyOf(gone)));
  }

  private Match revised(Fact.Revised change) {
    var innings = now;
    if (!change.allotment().isEmpty()) {
      int dot = change.allotment().indexOf('.');
      var overs = dot < 0 ? change.allotment() : change.allotment().substring(0, dot);
      var balls = dot < 0 ? "0" : change.allotment().substring(dot + 1);
      innings = innings.allotted(Integer.parseInt(overs), Integer.parseInt(balls));
    }
    if (change.target() != 0) {
      innings = innings.targeted(Math.max(0, change.target()));
    }
    var method = change.method().isEmpty() ? course.method : change.method();
    return new Match(
        setting, past, innings, new Course(course.followOn, course.owed, method, course.result));
  }

  private Match declared(Result result) {
    var innings = now.number() == 0 || now.ended() ? now : now.endedBy(Ending.CLOSED, List.of());
    return new Match(
        setting, past, innings, new Course(course.followOn, course.owed, course.method, result));
  }

  private Match with(Setting newSetting) {
    return new Match(newSetting, past, now, course);
  }

  private Match with(Innings innings) {
    return new Match(setting, past, innings, course);
  }

  private Match with(Course newCourse) {
    return new Match(setting, past, now, newCourse);
  }
}
