package dev.crease.cricket.ledger;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Chain;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Commentary;
import dev.crease.cricket.law.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A match and how it came to be: every event of its log under its id, with the corrections
/// applied. Immutable; any thread.
///
/// `after` folds one event of the log; a correction folds the match again from the first place that
/// it changes. All states share what they can, so an old ledger is cheap to keep.
public final class Ledger {
  /// Before there is a match.
  public static final Ledger EMPTY =
      new Ledger(
          Match.NONE, "", Match.NONE, Chain.empty(), Chain.empty(), Corrections.NONE, List.of());

  private static final String UNNAMED = "?";

  private final Match start;
  private final String startId;
  private final Match match;
  private final Chain<Act> said;
  private final Chain<Step> steps;
  private final Corrections corrections;

  /// What follows of itself from the last act and has not been seen in the log yet.
  private final List<Fact> expected;

  private Ledger(
      Match start,
      String startId,
      Match match,
      Chain<Act> said,
      Chain<Step> steps,
      Corrections corrections,
      List<Fact> expected) {
    this.start = start;
    this.startId = startId;
    this.match = match;
    this.said = said;
    this.steps = steps;
    this.corrections = corrections;
    this.expected = expected;
  }

  /// The match as it stands, corrected.
  public Match match() {
    return match;
  }

  /// The ledger after the next event of the log.
  ///
  /// @throws IllegalStateException when the event does not fit
  public Ledger after(String id, MatchEvent event) {
    return switch (event.fact()) {
      case Fact.Created _ -> created(id, event);
      case Fact.Corrected(var correction, _, _, _, _) -> corrected(id, correction, event);
      case Fact.OfScorers _ -> this;
      case Fact.Delivery _, Fact.Stated _ -> said(id, event);
    };
  }

  private Ledger created(String id, MatchEvent event) {
    var begun = match.after(event);
    return new Ledger(begun, id, begun, said, steps, corrections, List.of());
  }

  private Ledger said(String id, MatchEvent event) {
    var next = match.after(event);
    if (!expected.isEmpty() && expected.getFirst().equals(event.fact())) {
      return followed(event.fact(), next);
    }
    var act = Act.of(id, event.fact(), match);
    var step = new Step(act, match, List.of(event.fact()), next);
    var follows = Laws.consequences(next, act.command());
    return new Ledger(start, startId, next, said.plus(act), steps.plus(step), corrections, follows);
  }

  private Ledger followed(Fact fact, Match next) {
    var link = (Chain.Link<Step>) steps;
    var facts = new ArrayList<>(link.value().facts());
    facts.add(fact);
    var step = new Step(link.value().act(), link.value().before(), facts, next);
    return new Ledger(
        start,
        startId,
        next,
        said,
        link.before().plus(step),
        corrections,
        expected.subList(1, expected.size()));
  }

  private Ledger corrected(String id, Correction correction, MatchEvent event) {
    var next = corrections.with(id, correction);
    var folded = fold(next);
    folded
        .refused()
        .ifPresent(
            refused -> {
              throw new IllegalStateException("%s cannot be folded: %s".formatted(id, refused));
            });
    var ledger = folded.ledger(this, next);
    if (!ledger.match.score().equals(event.score())) {
      throw new IllegalStateException(
          "the log says %s, the fold %s"
              .formatted(event.score().text(), ledger.match.score().text()));
    }
    return ledger;
  }

  /// What a correction would come to. Nothing is changed by asking.
  public Ruling rule(Correction correction) {
    var next = corrections.with(UNNAMED, correction);
    var folded = fold(next);
    var refused = folded.refused();
    if (refused.isPresent()) {
      return new Ruling.Refused(refused.get());
    }
    var then = folded.ledger(this, next);
    var difference = new Difference(this, then, correction);
    var stood = steps.toList().stream().map(step -> step.act().id()).collect(Collectors.toSet());
    var notices = Notices.between(steps.toList(), then.steps.toList());
    var lines = new ArrayList<>(folded.refolding().fallen(stood));
    lines.addAll(difference.lines());
    lines.addAll(notices.lines());
    var fact =
        new Fact.Corrected(
            correction, difference.from(), lines, notices.retracted(), notices.achieved());
    return new Ruling.Made(new MatchEvent(fact, difference.text(), then.match.score()));
  }

  private Folded fold(Corrections next) {
    var unknown = unknown(next.made().getLast().correction());
    if (!unknown.isEmpty()) {
      return Folded.refused("18", unknown);
    }
    var acts = next.applied(said.toList(), startId);
    if (acts.isEmpty()) {
      return Folded.refused("18", "a later correction is about an event that would be gone.");
    }
    return Folded.of(this, acts.get());
  }

  private String unknown(Correction correction) {
    var of = correction.of();
    boolean begins = of.equals(startId) && correction.change() == MatchCommand.Change.INSERT;
    boolean undoes = correction.change() == MatchCommand.Change.VOID && corrections.has(of);
    boolean known = steps.toList().stream().anyMatch(step -> step.act().id().equals(of));
    return begins || undoes || known
        ? ""
        : "%s is no event of this match that can be corrected.".formatted(of);
  }

  /// Whether any correction has been made.
  public boolean isCorrected() {
    return !corrections.isEmpty();
  }

  /// The correction with this id, be it taken back or not.
  Optional<Correction> correction(String id) {
    return corrections.find(id);
  }

  List<Step> steps() {
    return steps.toList();
  }

  Match start() {
    return start;
  }

  Ledger with(Match newMatch, Chain<Step> newSteps, Corrections newCorrections) {
    return new Ledger(start, startId, newMatch, said, newSteps, newCorrections, List.of());
  }

  /// The id of the last thing said that has not been voided; empty before there is one. To void it
  /// is to undo.
  public String lastId() {
    return steps instanceof Chain.Link<Step>(_, var last, _) ? last.act().id() : "";
  }

  /// How an event of the log would be said again: who faced it, and who was out by it, left to be
  /// derived. Empty for one that followed of itself, or is no event of this match.
  public Optional<MatchCommand> said(String id) {
    return said.toList().stream().filter(act -> act.id().equals(id)).map(Act::command).findFirst();
  }

  /// The match's events in the order they should have had, worded and scored anew: what a page
  /// shows. Of a match without corrections, what is in its log.
  public List<Entry> entries() {
    return entries(steps.toList());
  }

  /// The last of them, some `count` or a few more: what one command made stays together.
  public List<Entry> last(int count) {
    var all = steps.toList();
    return entries(all.subList(Math.max(0, all.size() - count), all.size()));
  }

  private static List<Entry> entries(List<Step> some) {
    var entries = new ArrayList<Entry>();
    for (var step : some) {
      var at = step.before();
      for (var fact : step.facts()) {
        var next = at.after(fact);
        var words = Commentary.headline(at, next, fact);
        entries.add(new Entry(step.act().id(), new MatchEvent(fact, words, next.score())));
        at = next;
      }
    }
    return entries;
  }

  /// All that happened, from the event that made the match, as it should have been: what another
  /// form of the match is made of.
  public List<MatchEvent> events() {
    var created = new Fact.Created(start.id(), start.format(), start.teams(), start.info());
    var events = new ArrayList<MatchEvent>();
    events.add(
        new MatchEvent(created, Commentary.headline(Match.NONE, start, created), start.score()));
    entries().forEach(entry -> events.add(entry.event()));
    return events;
  }

  /// One event of the corrected match, under the id of what was said for it.
  public record Entry(String id, MatchEvent event) {}
}
