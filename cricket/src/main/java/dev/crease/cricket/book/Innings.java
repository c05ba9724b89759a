package dev.crease.cricket.book;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchFormat.FreeHit;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Wicket;
import java.util.ArrayList;
import java.util.List;

/// One innings as it stands. Immutable once handed out: each method that changes something writes
/// on a copy of the page, and pages share all that did not change.
public final class Innings {
  /// No innings has begun.
  static final Innings NONE = new Innings(MatchFormat.TEST, 0, 0, false);

  private static final int SUPER_OVER_WICKETS = 2;

  private final MatchFormat format;
  private final int number;
  private final int side;
  private final boolean superOver;

  private int runs;
  private int wickets;
  private int balls;
  private int overs;
  private int target;
  private Allowance allowance;
  private boolean freeHit;
  private Extras extras = Extras.NONE;
  private Batters batters = Batters.NONE;
  private Bowlers bowlers = Bowlers.NONE;
  private Over over;
  private Chain<Over> done = Chain.empty();
  private Chain<Scorecard.Fall> falls = Chain.empty();
  private Stands stands = Stands.NONE;
  private Reviews reviews = Reviews.NONE;
  private List<String> suspended = List.of();
  private Restrictions restrictions = Restrictions.NONE;
  private Ending ending = Ending.NOT_YET;
  private List<String> absent = List.of();

  private Innings(MatchFormat format, int number, int side, boolean superOver) {
    this.format = format;
    this.number = number;
    this.side = side;
    this.superOver = superOver;
    this.allowance = Allowance.of(superOver ? 1 : format.overs().limit(), format.overs().balls());
    this.over = Over.of(format.overs().balls());
  }

  private Innings(Innings from) {
    format = from.format;
    number = from.number;
    side = from.side;
    superOver = from.superOver;
    runs = from.runs;
    wickets = from.wickets;
    balls = from.balls;
    overs = from.overs;
    target = from.target;
    allowance = from.allowance;
    freeHit = from.freeHit;
    extras = from.extras;
    batters = from.batters;
    bowlers = from.bowlers;
    over = from.over;
    done = from.done;
    falls = from.falls;
    stands = from.stands;
    reviews = from.reviews;
    suspended = from.suspended;
    restrictions = from.restrictions;
    ending = from.ending;
    absent = from.absent;
  }

  static Innings begin(MatchFormat format, int number, int side, boolean superOver, int target) {
    var innings = new Innings(format, number, side, superOver);
    innings.target = target;
    return innings;
  }

  // what a reader may ask

  /// 1 for the first of the match; 0 before there is one.
  public int number() {
    return number;
  }

  /// Which of the match's two teams bats.
  public int side() {
    return side;
  }

  public boolean superOver() {
    return superOver;
  }

  public int runs() {
    return runs;
  }

  public int wickets() {
    return wickets;
  }

  /// Legal balls bowled.
  public int balls() {
    return balls;
  }

  /// Overs completed.
  public int overs() {
    return overs;
  }

  /// Legal balls of the over in progress.
  public int ballsOfOver() {
    return over.legal();
  }

  public Extras extras() {
    return extras;
  }

  /// Runs that win it; 0 where there is no target.
  public int target() {
    return target;
  }

  public Ending ending() {
    return ending;
  }

  public boolean ended() {
    return ending != Ending.NOT_YET;
  }

  public List<String> absent() {
    return absent;
  }

  /// Whether the next ball is a free hit.
  public boolean freeHit() {
    return freeHit;
  }

  /// Wickets that end it: ten of eleven, or two in a super over.
  public int wicketsToFall(int players) {
    return superOver ? SUPER_OVER_WICKETS : Math.max(1, Math.min(10, players - 1));
  }

  public boolean limited() {
    return allowance.limited();
  }

  /// Overs and balls it may last, as they stand; none where there is no limit.
  public Allowance allowance() {
    return allowance;
  }

  /// Unsuccessful reviews of a side in it.
  public int reviewsLost(int reviewer) {
    return reviews.lost(reviewer);
  }

  /// Bowlers who may not bowl again in it.
  public List<String> suspended() {
    return suspended;
  }

  /// What its field was bound by.
  public Restrictions restrictions() {
    return restrictions;
  }

  /// Deliveries of the over in progress, wides and no-balls too.
  public int deliveriesOfOver() {
    return over.deliveries().size();
  }

  /// Whether all its overs have been bowled.
  public boolean bowledOut() {
    return limited() && ballsLeft() <= 0;
  }

  /// Legal balls still to come; -1 where there is no limit. An over that the umpire counts longer
  /// or shorter changes it while it lasts.
  public int ballsLeft() {
    return limited() ? allowance.left(overs, over.legal(), over.allowed()) : -1;
  }

  /// `16.2`: completed overs, and balls of the next.
  public String oversText() {
    return overs + "." + over.legal();
  }

  /// Boundaries hit off the bat, fours and sixes.
  public int boundaries() {
    return batters.all().stream().mapToInt(line -> line.fours() + line.sixes()).sum();
  }

  Batters batters() {
    return batters;
  }

  Bowlers bowlers() {
    return bowlers;
  }

  /// The deliveries of an over, counted from 1; none of one that has not begun.
  public List<Fact.Delivery> deliveries(int ofOver) {
    if (ofOver == overs + 1) {
      return over.deliveries().toList();
    }
    boolean bowled = ofOver >= 1 && ofOver <= overs;
    return bowled ? done.toList().get(ofOver - 1).deliveries().toList() : List.of();
  }

  Over over() {
    return over;
  }

  Chain<Over> done() {
    return done;
  }

  Chain<Scorecard.Fall> falls() {
    return falls;
  }

  Chain<Scorecard.Partnership> stands() {
    return stands.ended();
  }

  /// The unbroken stand. Only while both are in.
  Scorecard.Partnership stand() {
    return stands.current(batters, falls.size() + 1, runs, balls);
  }

  // what may happen to it

  Innings opened(String striker, String nonStriker) {
    var next = new Innings(this);
    next.batters = Batters.opening(striker, nonStriker);
    return next;
  }

  Innings joined(String player) {
    var next = new Innings(this);
    next.batters = batters.with(player);
    return next;
  }

  Innings ends(String striker, String nonStriker) {
    var next = new Innings(this);
    next.batters = batters.at(striker, nonStriker);
    return next;
  }

  Innings bowling(String player) {
    var next = new Innings(this);
    next.over = over.begun() ? over.shared() : over;
    next.bowlers = bowlers.with(player);
    return next;
  }

  Innings departed(Wicket wicket) {
    var next = new Innings(this);
    next.batters = batters.without(wicket, "");
    next.fall(wicket, oversText());
    next.closeStand(this);
    return next;
  }

  Innings penalised(int runsAwarded) {
    var next = new Innings(this);
    next.runs += runsAwarded;
    next.extras = extras.plus(new Extras(0, 0, 0, 0, runsAwarded));
    return next;
  }

  Innings restricted(Restrictions newRestrictions) {
    var next = new Innings(this);
    next.restrictions = newRestrictions;
    return next;
  }

  Innings targeted(int newTarget) {
    var next = new Innings(this);
    next.target = newTarget;
    return next;
  }

  Innings allotted(int newOvers, int newBalls) {
    var next = new Innings(this);
    next.allowance = allowance.revised(newOvers, newBalls, this);
    return next;
  }

  Innings reviewed(int reviewer, Fact.Reviewed review) {
    if (reviewer < 0 || number == 0) {
      return this;
    }
    var next = new Innings(this);
    next.reviews = reviews.after(reviewer, review);
    return next;
  }

  Innings suspending(String bowler) {
    var next = new Innings(this);
    var more = new ArrayList<>(suspended);
    more.add(bowler);
    next.suspended = List.copyOf(more);
    return next;
  }

  Innings endedBy(Ending how, List<String> absentees) {
    var next = new Innings(this);
    next.ending = how;
    next.absent = absentees;
    return next;
  }

  Innings after(Fact.Delivery delivery) {
    var next = new Innings(this);
    var ball = delivery.ball();
    next.runs += ball.total();
    next.balls += ball.legal() ? 1 : 0;
    next.extras = ball.extras().equals(Extras.NONE) ? extras : extras.plus(ball.extras());
    next.freeHit =
        format.freeHit() == FreeHit.AFTER_NO_BALL && (ball.noBall() || (freeHit && !ball.legal()));
    next.batters = batters.after(delivery, format);
    next.bowlers = bowlers.after(ball);
    next.over = over.after(delivery);
    for (var wicket : ball.wickets()) {
      next.fall(wicket, delivery.over() + "." + next.over.legal());
    }
    if (!ball.wickets().isEmpty()) {
      next.closeStand(this);
    }
    if (ball.legal() && next.over.complete()) {
      next.endOver();
    }
    return next;
  }

  /// The umpire counts the over in progress, or the one just completed, as `count` balls (Law
  /// 17.5).
  Innings counted(int count) {
    var next = new Innings(this);
    if (bowlers.on() || over.begun()) {
      next.over = over.counted(count);
      if (next.over.complete()) {
        next.endOver();
      }
    } else if (done instanceof Chain.Link<Over>(var before, var last, _) && count > last.legal()) {
      next.reopen(before, last, count);
    }
    return next;
  }

  private void endOver() {
    bowlers = bowlers.completed(over);
    done = done.plus(over);
    over = Over.of(format.overs().balls());
    overs++;
    if (overs % format.overs().perEnd() == 0) {
      batters = batters.swapped();
    }
  }

  private void reopen(Chain<Over> before, Over last, int count) {
    if (overs % format.overs().perEnd() == 0) {
      batters = batters.swapped();
    }
    overs--;
    bowlers = bowlers.reopened(last);
    over = last.counted(count);
    done = before;
  }

  private void fall(Wicket wicket, String at) {
    if (wicket.how().isWicket()) {
      wickets++;
      falls = falls.plus(new Scorecard.Fall(runs, wickets, wicket.player(), at));
    }
  }

  /// A stand is over when one of the pair has left: `before` had both.
  private void closeStand(Innings before) {
    if (before.batters.bothIn() && !batters.bothIn()) {
      stands = stands.closed(before.batters, before.falls.size() + 1, runs, balls);
    }
  }
}
