package dev.crease.server.reading;

import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.notation.OverFile;
import dev.crease.cricket.notation.ScorecardCsv;
import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.cricsheet.CricsheetExport;
import tools.jackson.databind.node.ObjectNode;

/// `GET /v1/matches/{id}/export?format=cricsheet|over|csv`: the match to take away, as it should
/// have been. A handler; it may block.
final class ExportApi {
  private final Books books;

  ExportApi(Books books) {
    this.books = books;
  }

  Reply export(Exchange exchange) {
    var book = books.book(exchange.param("id"));
    var format = exchange.query("format");
    if (exchange.has(book.head().toString())) {
      return Answers.caching(Reply.status(304), book);
    }
    return switch (format) {
      case "", "cricsheet" -> file(book, ".json", Reply.json(200, Answers.packed(cricsheet(book))));
      case "over" ->
          file(
              book, ".over", Reply.text(200, "text/plain", OverFile.write(book.ledger().events())));
      case "csv" ->
          file(
              book,
              ".csv",
              Reply.text(
                  200, "text/csv; header=present", ScorecardCsv.of(book.match().scorecard())));
      default ->
          throw PushError.MALFORMED.raise("format is cricsheet, over or csv, was: " + format);
    };
  }

  private ObjectNode cricsheet(Books.Book book) {
    var facts = book.ledger().events().stream().map(MatchEvent::fact).toList();
    return CricsheetExport.write(facts, books.firstDay(book.match().id()));
  }

  /// A match's name is safe as a file's: letters, digits and `._~-`.
  private static Reply file(Books.Book book, String ending, Reply reply) {
    var name = book.match().id() + ending;
    return Answers.caching(
        reply.with("content-disposition", "attachment; filename=\"" + name + '"'), book);
  }
}
