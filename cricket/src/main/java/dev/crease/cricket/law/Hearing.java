package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One command being decided: the match as the facts accepted so far have made it, and the first
/// rule that stands in the way. Used by one call of [Laws#decide] and thrown away.
final class Hearing {
  private final boolean overruled;
  private final boolean worded;
  private final List<Fact> facts = new ArrayList<>();
  private final List<MatchEvent> events = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private Match match;
  private Decision.@Nullable Refused refused;

  /// @param worded whether its facts get their words and scores, which cost more than all the rest
  Hearing(Match match, boolean overruled, boolean worded) {
    this.match = match;
    this.overruled = overruled;
    this.worded = worded;
  }

  Match match() {
    return match;
  }

  boolean overruled() {
    return overruled;
  }

  /// Refuses what cannot have happened. Once refused, nothing more is heard.
  ///
  /// @return whether the hearing goes on
  boolean impossibleIf(boolean broken, String law, String why) {
    if (refused == null && broken) {
      refused = new Decision.Refused(law, why, true);
    }
    return refused == null;
  }

  /// Refuses what must not happen, unless the scorer says that it did.
  ///
  /// @return whether the hearing goes on
  boolean unlawfulIf(boolean broken, String law, String why) {
    if (refused == null && broken && overruled) {
      notes.add(new Note(law, why, Note.Strength.WARNING));
    } else if (refused == null && broken) {
      refused = new Decision.Refused(law, why, false);
    }
    return refused == null;
  }

  /// Notes what is lawful and odd.
  void oddIf(boolean odd, String law, String why) {
    if (refused == null && odd) {
      notes.add(new Note(law, why, Note.Strength.ODD));
    }
  }

  boolean goesOn() {
    return refused == null;
  }

  /// Takes a fact into the match, with its words and the score it makes.
  void accept(Fact fact) {
    if (refused == null) {
      var next = match.after(fact);
      facts.add(fact);
      if (worded) {
        events.add(new MatchEvent(fact, Commentary.headline(match, next, fact), next.score()));
      }
      match = next;
    }
  }

  /// The facts taken in so far, in order.
  List<Fact> facts() {
    return List.copyOf(facts);
  }

  Settled settled() {
    return refused == null ? new Settled.Done(match, facts()) : new Settled.Impossible(refused);
  }

  Decision decision() {
    return refused == null ? new Decision.Accepted(events, notes) : refused;
  }
}
