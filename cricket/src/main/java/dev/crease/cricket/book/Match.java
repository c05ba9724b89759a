package dev.crease.cricket.book;

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
import java.util.ArrayList;
import java.util.List;

/// A match as it stands: the fold of its facts. Immutable; any thread. Every state shares what it
/// can with the one before, so old states are cheap to keep.
///
/// `after` believes what it is told: whether it is lawful was decided before it was appended. But
/// it checks that an event fits, and that the score it made is the score it says.
public final class Match {
  /// Before there is a match: `Match.NONE.after(created)` is where every fold begins.
  public static final Match NONE = new Match(Setting.NONE, List.of(), Innings.NONE, Course.START);

  private final Setting setting;
  private final List<Innings> past;
  private final Innings now;
  private final Course course;

  Match(Setting setting, List<Innings> past, Innings now, Course course) {
    this.setting = setting;
    this.past = past;
    this.now = now;
    this.course = course;
  }

  public String id() {
    return setting.id();
  }

  public MatchFormat format() {
    return setting.format();
  }

  public List<Team> teams() {
    return setting.teams();
  }

  public MatchInfo info() {
    return setting.info();
  }

  public Toss toss() {
    return setting.toss();
  }

  public Result result() {
    return course.result();
  }

  /// The rain rule or other method that has changed a target: `D/L`; empty where none has.
  public String method() {
    return course.method();
  }

  /// Whether the side that leads has enforced the follow-on and it has not begun.
  public boolean followOn() {
    return course.followOn();
  }

  /// The lead that lets a side enforce the follow-on, by the days that are left of the match since
  /// its first ball (Law 14.1.3); 0 where none can.
  public int followOnLead() {
    return setting.format().conditions().followOn().leadAfter(course.daysLost());
  }

  /// The bowl-out as far as it has come.
  public BowlOut bowlOut() {
    return course.bowlOut();
  }

  public MatchStatus status() {
    if (course.result().known()) {
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
    return setting.teams().get(now.side());
  }

  public Team fielding() {
    return setting.teams().get(1 - now.side());
  }

  /// Which of the two teams has this name, full or short; -1 for neither.
  public int side(String team) {
    for (int i = 0; i < setting.teams().size(); i++) {
      var named = setting.teams().get(i);
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

  /// What one who has been in has made so far in this innings; nothing for one who has not.
  public Score.Batter batter(String player) {
    int order = now.batters().order(player);
    return order == Batters.NOBODY ? Score.Batter.NONE : now.batters().line(order).score();
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
    int each = setting.format().overs().balls();
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
    return setting.replaced(player);
  }

  /// How many of a side may play at once: those in its list, but for the replaced.
  public int strength(int side) {
    return setting.strength(side);
  }

  /// How often a side has changed a player for this reason.
  public int replacements(int side, String reason) {
    return (int)
        setting.changes().stream()
            .filter(change -> change.side() == side && change.reason().equals(reason))
            .count();
  }

  /// Whether the umpires have taken him off for the innings or the match.
  public boolean suspended(String bowler) {
    return setting.suspended().contains(bowler) || now.suspended().contains(bowler);
  }

  /// Whether he was out in a super over of this match before the innings in progress.
  public boolean outInSuperOver(String batter) {
    return past.stream()
        .filter(Innings::superOver)
        .flatMap(innings -> innings.batters().all().stream())
        .anyMatch(line -> line.player().equals(batter) && line.out().wicket());
  }

  /// Whether he bowled the last super over that his side bowled before this one.
  public boolean bowledLastSuperOver(String bowler) {
    for (var innings : past.reversed()) {
      if (innings.superOver() && innings.side() == now.side()) {
        return innings.bowlers().all().stream().anyMatch(line -> line.player().equals(bowler));
      }
    }
    return false;
  }

  /// Whether he came in for another while this over was in progress.
  public boolean cameInThisOver(String player, String reason) {
    return setting.changes().stream()
        .anyMatch(
            change ->
                change.in().equals(player)
                    && change.reason().equals(reason)
                    && change.during().equals(place()));
  }

  /// Which over of which innings is in progress, `2:16`; empty between overs.
  String place() {
    return now.over().begun() ? now.number() + ":" + now.overs() : "";
  }

  /// Whether he has bowled in the over in progress.
  public boolean bowledInOver(String player) {
    return now.over().bowlers().contains(player);
  }

  /// Who bowled last in the innings; empty before its first ball.
  public String lastBowler() {
    return now.bowlers().any() ? now.bowlers().current().player() : "";
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
  ///
  /// @throws IllegalStateException when the fact does not fit
  public Match after(Fact fact) {
    return Folding.after(this, fact);
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

  Setting setting() {
    return setting;
  }

  List<Innings> past() {
    return past;
  }

  Course course() {
    return course;
  }

  Match with(Setting newSetting) {
    return new Match(newSetting, past, now, course);
  }

  Match with(Innings innings) {
    return new Match(setting, past, innings, course);
  }

  Match with(Course newCourse) {
    return new Match(setting, past, now, newCourse);
  }

  Match with(List<Innings> earlier, Innings innings) {
    return new Match(setting, earlier, innings, course);
  }
}
