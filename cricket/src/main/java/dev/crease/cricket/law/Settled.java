package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.book.Match;
import java.util.List;

/// What became of a command that is known to have happened ([Laws#settle]).
public sealed interface Settled {
  /// The match after it, and the facts it came to.
  record Done(Match match, List<Fact> facts) implements Settled {
    public Done {
      facts = List.copyOf(facts);
    }
  }

  /// It cannot have happened to this match.
  record Impossible(Decision.Refused why) implements Settled {}
}
