package dev.crease.server;

import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.ledger.Ledger;
import dev.crease.push.Cursor;

/// A match as the fold of its topic up to a place.
///
/// @param created the offset of its first event; what "newest first" goes by
/// @param head the place of the last event in it
record MatchState(Ledger ledger, long created, Cursor head) {
  /// The match, corrected.
  Match match() {
    return ledger.match();
  }

  /// The state after one more event of the log.
  MatchState after(MatchEvent event, Cursor cursor) {
    long first = created == 0 ? cursor.offset() : created;
    return new MatchState(ledger.after(cursor.toString(), event), first, cursor);
  }
}
