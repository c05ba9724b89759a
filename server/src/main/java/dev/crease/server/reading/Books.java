package dev.crease.server.reading;

import dev.crease.cricket.book.Match;
import dev.crease.cricket.ledger.Ledger;
import dev.crease.push.Cursor;
import dev.crease.push.PushError;
import java.util.List;
import java.util.Optional;

/// The matches of a server, as far as readers go. Any thread that may block.
public interface Books {
  /// One match as it stands.
  ///
  /// @throws PushError.Raised `not-found`
  Book book(String match);

  /// The same; empty where there is no such match.
  Optional<Book> lookUp(String match);

  /// The day on which the log began to hold a match, `2026-11-24`, in UTC.
  ///
  /// @throws PushError.Raised `not-found`
  String firstDay(String match);

  /// Every match that can be read, the newest first.
  List<Book> books();

  /// A match up to a place of its log.
  ///
  /// @param head the last event in it
  record Book(Ledger ledger, Cursor head) {
    /// The match, corrected.
    public Match match() {
      return ledger.match();
    }
  }
}
