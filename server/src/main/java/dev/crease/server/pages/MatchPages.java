package dev.crease.server.pages;

import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.reading.Books;
import dev.crease.web.MatchPage;
import dev.crease.web.MatchSummary;
import dev.crease.web.MatchesPage;
import dev.crease.web.PageHeaders;
import dev.crease.web.ScorePage;
import java.util.List;

/// The list of matches and each match's page. Handlers; they may block.
final class MatchPages {
  private final Books books;
  private final Views views;

  MatchPages(Books books, Views views) {
    this.books = books;
    this.views = views;
  }

  /// `/`
  Reply all(Exchange exchange) {
    var all = books.books();
    return Sent.tagged(exchange, all, () -> Sent.html(exchange, 200, MatchesPage.html(of(all))));
  }

  private static List<MatchSummary> of(List<Books.Book> all) {
    return all.stream().map(book -> MatchSummary.of(book.match().scorecard())).toList();
  }

  /// `/m/{id}`, and `?before=CURSOR` for what was earlier, `?show=key|overs` for less.
  Reply live(Exchange exchange) {
    return tab(exchange, MatchPage.Tab.LIVE);
  }

  /// `/m/{id}/scorecard`
  Reply scorecard(Exchange exchange) {
    return tab(exchange, MatchPage.Tab.SCORECARD);
  }

  /// `/m/{id}/charts`
  Reply charts(Exchange exchange) {
    return tab(exchange, MatchPage.Tab.CHARTS);
  }

  /// `/m/{id}/chat`
  Reply chat(Exchange exchange) {
    return tab(exchange, MatchPage.Tab.CHAT);
  }

  /// `/m/{id}/info`
  Reply info(Exchange exchange) {
    return tab(exchange, MatchPage.Tab.INFO);
  }

  private Reply tab(Exchange exchange, MatchPage.Tab tab) {
    var book = books.lookUp(exchange.param("id"));
    if (book.isEmpty()) {
      return Sent.noMatch(exchange);
    }
    return Sent.tagged(
        exchange,
        book.get(),
        () -> {
          var view = views.of(book.get(), exchange, tab == MatchPage.Tab.CHARTS);
          return Sent.html(exchange, 200, MatchPage.html(view, tab))
              .with("link", PageHeaders.PRELOAD);
        });
  }

  /// `/score/{id}`: for whoever has the link; the right to score is checked with each command.
  Reply score(Exchange exchange) {
    return books
        .lookUp(exchange.param("id"))
        .map(book -> Sent.html(exchange, 200, ScorePage.html(book.match().scorecard())))
        .orElseGet(() -> Sent.noMatch(exchange))
        .with("cache-control", "no-store");
  }
}
