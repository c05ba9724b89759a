package dev.crease.cricket.ledger;

import dev.crease.cricket.Fact;
import dev.crease.cricket.book.Match;
import java.util.List;
import java.util.Optional;

/// An act as it was folded: the match it came to, the facts it made with those that followed of
/// themselves, and the match after them.
record Step(Act act, Match before, List<Fact> facts, Match after) {
  Step {
    facts = List.copyOf(facts);
  }

  /// The ball of it, if it was one.
  Optional<Fact.Delivery> delivery() {
    for (var fact : facts) {
      if (fact instanceof Fact.Delivery delivery) {
        return Optional.of(delivery);
      }
    }
    return Optional.empty();
  }
}
