package dev.crease.server.reading;

import dev.crease.cricket.Scorecard;
import dev.crease.cricket.figures.Course;
import dev.crease.cricket.figures.WinChance;
import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `GET /v1/matches/{id}/figures` and `/comparison`: what is worked out of a match. Handlers; they
/// may block.
final class FiguresApi {
  private final Books books;
  private final WinChance chances;

  FiguresApi(Books books, WinChance chances) {
    this.books = books;
    this.chances = chances;
  }

  /// `?extrasBreakHatTricks=true`: whether a wide or a no-ball in between does.
  Reply figures(Exchange exchange) {
    var book = books.book(exchange.param("id"));
    if (exchange.has(book.head().toString())) {
      return Answers.caching(Reply.status(304), book);
    }
    boolean extrasBreak = exchange.query("extrasBreakHatTricks").equals("true");
    var json = FiguresJson.write(book, extrasBreak, chances);
    return Answers.caching(Reply.json(200, Answers.packed(json)), book);
  }

  /// `?first=1&second=2`: two innings, over by over, side by side.
  Reply comparison(Exchange exchange) {
    var book = books.book(exchange.param("id"));
    var innings = book.match().scorecard().innings();
    if (innings.isEmpty()) {
      throw PushError.MALFORMED.raise("no innings has begun");
    }
    int most = innings.size();
    int first = exchange.query("first", 1, most, 1);
    int second = exchange.query("second", 1, most, Math.min(2, most));
    if (exchange.has(book.head().toString())) {
      return Answers.caching(Reply.status(304), book);
    }
    var json = JsonNodeFactory.instance.objectNode().put("id", book.match().id());
    var two = json.putArray("innings");
    innings(two, first, innings);
    innings(two, second, innings);
    var overs = json.putArray("overs");
    for (var pair : Course.compare(innings.get(first - 1), innings.get(second - 1))) {
      var one = overs.addObject().put("over", pair.over());
      var totals = one.putArray("totals");
      total(totals, pair.first());
      total(totals, pair.second());
      if (pair.both()) {
        one.put("lead", pair.lead());
      } else {
        one.putNull("lead");
      }
    }
    return Answers.caching(Reply.json(200, Answers.packed(json)), book);
  }

  private static void total(ArrayNode totals, int runs) {
    if (runs < 0) {
      totals.addNull();
    } else {
      totals.add(runs);
    }
  }

  private static void innings(ArrayNode two, int number, List<Scorecard.Innings> all) {
    var innings = all.get(number - 1);
    ObjectNode json = two.addObject().put("innings", number).put("team", innings.team());
    FiguresJson.overs(json.putArray("overs"), innings);
  }
}
