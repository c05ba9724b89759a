package dev.crease.server.pages;

import dev.crease.cricket.ledger.Ledger.Entry;
import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.reading.Books;
import dev.crease.web.BallPage;
import dev.crease.web.MessagePage;
import dev.crease.web.ShareCard;
import java.util.Optional;

/// One ball of a match, at an address that lasts, and the pictures that are shown where an address
/// is shared. Handlers; they may block.
final class BallPages {
  private final Views views;
  private final Pictures pictures = new Pictures();

  BallPages(Views views) {
    this.views = views;
  }

  /// `/m/{id}/b/{ball}`: by the event's id.
  Reply ball(Exchange exchange) {
    var book = views.books().lookUp(exchange.param("id"));
    if (book.isEmpty()) {
      return Sent.noMatch(exchange);
    }
    var entry = entry(book.get(), exchange.param("ball"));
    if (entry.isEmpty()) {
      return Sent.html(exchange, 404, MessagePage.noBall(exchange.param("id")))
          .with("cache-control", "no-store");
    }
    return Sent.tagged(
        exchange,
        book.get(),
        () -> Sent.html(exchange, 200, BallPage.html(page(book.get(), entry.get(), exchange))));
  }

  private BallPage.Values page(Books.Book book, Entry entry, Exchange exchange) {
    return new BallPage.Values(
        book.match().scorecard(),
        entry.event().score(),
        views.rows(book, entry.id()),
        entry.id(),
        Views.origin(exchange));
  }

  /// The event, with the last of what one command made.
  private static Optional<Entry> entry(Books.Book book, String id) {
    return book.ledger().entries().stream()
        .filter(entry -> entry.id().equals(id))
        .reduce((_, last) -> last);
  }

  /// `/m/{id}/card.png`
  Reply matchPicture(Exchange exchange) {
    var book = views.books().book(exchange.param("id"));
    return Sent.picture(
        exchange,
        book,
        () ->
            pictures.of(
                new Pictures.Key(exchange.param("id"), "", book.head()),
                () -> {
                  var card = book.match().scorecard();
                  return ShareCard.of(card, card.score(), "");
                }));
  }

  /// `/m/{id}/b/{ball}/card.png`
  Reply ballPicture(Exchange exchange) {
    var book = views.books().book(exchange.param("id"));
    var entry =
        entry(book, exchange.param("ball"))
            .orElseThrow(() -> PushError.NOT_FOUND.raise("no ball " + exchange.param("ball")));
    var event = entry.event();
    return Sent.picture(
        exchange,
        book,
        () ->
            pictures.of(
                new Pictures.Key(exchange.param("id"), entry.id(), book.head()),
                () -> ShareCard.of(book.match().scorecard(), event.score(), event.text())));
  }
}
