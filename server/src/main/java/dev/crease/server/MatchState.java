package dev.crease.server;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.ledger.Ledger;
import dev.crease.cricket.scorers.Lease;
import dev.crease.push.Cursor;
import java.time.Instant;

/// A match as the fold of its topic up to a place.
///
/// @param lease who leads it
/// @param created the offset of its first event; what "newest first" goes by
/// @param said when the last event of it was made that is not about its scorers
/// @param head the place of the last event in it
record MatchState(Ledger ledger, Lease lease, long created, Instant said, Cursor head) {
  /// The match, corrected.
  Match match() {
    return ledger.match();
  }

  /// The state after one more event of the log.
  ///
  /// @param time when it was made
  MatchState after(MatchEvent event, Cursor cursor, Instant time) {
    long first = created == 0 ? cursor.offset() : created;
    Lease next = lease.after(event.fact(), time);
    Instant last = event.fact() instanceof Fact.OfScorers ? said : time;
    return new MatchState(ledger.after(cursor.toString(), event), next, first, last, cursor);
  }
}
