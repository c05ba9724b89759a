package dev.crease.server.pages;

import dev.crease.cricket.Fact;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.WinChance;
import dev.crease.cricket.ledger.Ledger.Entry;
import dev.crease.push.http.Exchange;
import dev.crease.server.reading.Books;
import dev.crease.web.CommentaryRow;
import dev.crease.web.MatchView;
import dev.crease.web.charts.Hit;
import dev.crease.web.charts.Odds;
import java.util.ArrayList;
import java.util.List;

/// Matches as pages show them. Any thread.
final class Views {
  private static final int ROWS = 60;

  private final Books books;
  private final WinChance chances;

  Views(Books books, WinChance chances) {
    this.books = books;
    this.chances = chances;
  }

  Books books() {
    return books;
  }

  /// A match as it stands, or its commentary before `?before=CURSOR`.
  ///
  /// @param charts whether the course of the odds and the shots are wanted, for which the whole
  ///   match is gone through
  MatchView of(Books.Book book, Exchange exchange, boolean charts) {
    var before = exchange.query("before");
    var entries = before.isEmpty() ? book.ledger().last(ROWS + 1) : before(book, before);
    int from = Math.max(0, entries.size() - ROWS);
    var earlier = from > 0 ? entries.get(from).id() : "";
    return new MatchView(
        book.match().scorecard(),
        book.head().toString(),
        CommentaryRows.of(entries.subList(from, entries.size())),
        new MatchView.Part(earlier, !before.isEmpty(), exchange.query("show")),
        charts ? course(book) : now(book),
        charts ? hits(book) : List.of(),
        origin(exchange));
  }

  private static List<Entry> before(Books.Book book, String id) {
    var all = book.ledger().entries();
    int end = 0;
    while (end < all.size() && !all.get(end).id().equals(id)) {
      end++;
    }
    return all.subList(Math.max(0, end - ROWS - 1), end);
  }

  /// All rows of one event of the match; empty where there is none.
  List<CommentaryRow> rows(Books.Book book, String id) {
    return CommentaryRows.of(
        book.ledger().entries().stream().filter(entry -> entry.id().equals(id)).toList());
  }

  private Odds now(Books.Book book) {
    return point(book.match()).map(point -> new Odds(List.of(point))).orElse(Odds.NONE);
  }

  private java.util.Optional<Odds.Point> point(Match match) {
    return chances
        .of(match)
        .map(
            chance ->
                new Odds.Point(
                    Math.max(1, match.innings().number()),
                    overs(match),
                    chance.percents().getFirst()));
  }

  private static double overs(Match match) {
    return (double) match.score().balls() / match.format().overs().balls();
  }

  /// After each over, and now.
  private Odds course(Books.Book book) {
    var points = new ArrayList<Odds.Point>();
    var match = Match.NONE;
    for (var event : book.ledger().events()) {
      var next = match.after(event.fact());
      boolean over =
          match.innings().number() == next.innings().number()
              && whole(next) > whole(match)
              && !next.result().known();
      if (over) {
        point(next).ifPresent(points::add);
      }
      match = next;
    }
    if (!points.isEmpty()) {
      point(book.match()).ifPresent(points::add);
    }
    return new Odds(points);
  }

  private static int whole(Match match) {
    return (int) overs(match);
  }

  private static List<Hit> hits(Books.Book book) {
    var hits = new ArrayList<Hit>();
    for (var entry : book.ledger().entries()) {
      if (entry.event().fact() instanceof Fact.Delivery delivery) {
        var shot = delivery.ball().detail().shot();
        if (shot.angle() >= 0) {
          hits.add(
              new Hit(delivery.batter(), shot.angle(), shot.distance(), delivery.ball().runs()));
        }
      }
    }
    return hits;
  }

  /// Where the reader reached us: `http://localhost:8080`; empty where nobody says.
  static String origin(Exchange exchange) {
    var host = exchange.header("host");
    if (!host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}")) {
      return "";
    }
    return exchange.scheme() + "://" + host;
  }
}
