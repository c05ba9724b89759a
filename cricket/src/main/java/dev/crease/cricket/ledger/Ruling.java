package dev.crease.cricket.ledger;

import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.law.Decision;

/// What a correction comes to.
public sealed interface Ruling {
  /// It can be made.
  ///
  /// @param event to be appended to the log; it says what it changes
  record Made(MatchEvent event) implements Ruling {}

  /// It cannot, and nothing is changed.
  record Refused(Decision.Refused why) implements Ruling {}
}
