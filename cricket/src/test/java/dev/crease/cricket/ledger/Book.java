package dev.crease.cricket.ledger;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.TestTeams;
import dev.crease.cricket.Toss;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Laws;
import dev.crease.cricket.notation.OverNotation;
import java.util.ArrayList;
import java.util.List;

/// A log with its ledger, for tests: what is said is decided, numbered, kept and folded, as a
/// server does it. Harbour City bats first against Northfield.
final class Book {
  private final List<Ledger.Entry> log = new ArrayList<>();
  private Ledger ledger = Ledger.EMPTY;
  private String correctionId = "";

  private Book() {}

  private Book(MatchFormat format) {
    keep(Laws.create("test", format, TestTeams.BOTH, MatchInfo.NONE));
    say(new Fact.TossMade(new Toss("HAR", Toss.Choice.BAT, false)));
  }

  /// The log of a match that was scored elsewhere.
  static Book scored(List<MatchEvent> events) {
    var book = new Book();
    events.forEach(book::keep);
    return book;
  }

  /// Rahimi faces Boon.
  static Book of(MatchFormat format) {
    var book = new Book(format);
    book.say(new Fact.InningsBegun("", false)).say(new Fact.Openers("Rahimi", "Silva"));
    return book.bowler("Boon");
  }

  /// A match of which nothing has been said but the toss.
  static Book unbegun(MatchFormat format) {
    return new Book(format);
  }

  static Book t20() {
    return of(MatchFormat.T20);
  }

  private String keep(MatchEvent event) {
    var id = "k1-" + (log.size() + 1);
    log.add(new Ledger.Entry(id, event));
    ledger = ledger.after(id, event);
    return id;
  }

  Book say(MatchCommand command) {
    if (!tell(command)) {
      throw new AssertionError(command + " was refused at " + score());
    }
    return this;
  }

  /// Whether the Laws take it.
  boolean tell(MatchCommand command) {
    if (Laws.decide(ledger.match(), command) instanceof Decision.Accepted(var events, _)) {
      events.forEach(this::keep);
      return true;
    }
    return false;
  }

  Book bowler(String name) {
    return say(new Fact.BowlerOn(name, ""));
  }

  Book balls(String... words) {
    for (var word : words) {
      say(MatchCommand.Bowled.of(OverNotation.read(word)));
    }
    return this;
  }

  /// Wickets until this many are left, with bowlers as it takes.
  Book allOutBut(int left) {
    for (int next = 2; next <= 11 - left; next++) {
      if (match().bowler().isEmpty()) {
        bowler(next % 2 == 0 ? "Wanjiru" : "Castle");
      }
      balls("W(bowled)").say(new Fact.BatterIn(TestTeams.HARBOUR.get(next)));
    }
    if (match().bowler().isEmpty()) {
      bowler("Castle");
    }
    return this;
  }

  Book secondInnings() {
    return say(new Fact.InningsBegun("", false))
        .say(new Fact.Openers("Boon", "Halloran"))
        .bowler("Quist");
  }

  Ruling.Made correct(Correction correction) {
    return switch (ledger.rule(correction)) {
      case Ruling.Refused(var why) -> throw new AssertionError(why.text());
      case Ruling.Made made -> {
        correctionId = keep(made.event());
        yield made;
      }
    };
  }

  static List<String> changes(Ruling.Made made) {
    return ((Fact.Corrected) made.event().fact()).changes();
  }

  Ruling.Made undo() {
    return correct(Correction.voiding(lastId()));
  }

  Decision.Refused refused(Correction correction) {
    return switch (ledger.rule(correction)) {
      case Ruling.Refused(var why) -> why;
      case Ruling.Made made -> throw new AssertionError("accepted: " + made);
    };
  }

  /// The id of the ball at a place, the latest of them.
  String id(String at) {
    return id(at, 0);
  }

  /// The id of the ball at a place, `later` balls after the first there.
  String id(String at, int later) {
    var found =
        log.stream()
            .filter(e -> e.event().fact() instanceof Fact.Delivery ball && ball.at().equals(at))
            .toList();
    return found.get(Math.min(later, found.size() - 1)).id();
  }

  /// Where the last ball but `back` was bowled.
  String lastAt(int back) {
    return balls().get(balls().size() - 1 - back).at();
  }

  /// The same in one innings.
  String lastAt(int innings, int back) {
    var all = balls().stream().filter(ball -> ball.innings() == innings).toList();
    return all.get(all.size() - 1 - back).at();
  }

  private List<Fact.Delivery> balls() {
    return log.stream()
        .map(entry -> entry.event().fact())
        .filter(Fact.Delivery.class::isInstance)
        .map(Fact.Delivery.class::cast)
        .toList();
  }

  String lastId() {
    return ledger.lastId();
  }

  String correctionId() {
    return correctionId;
  }

  List<Ledger.Entry> log() {
    return log;
  }

  Ledger ledger() {
    return ledger;
  }

  Match match() {
    return ledger.match();
  }

  String score() {
    return match().score().text();
  }
}
