package dev.crease.server.reading;

import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.PointsTable;
import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `GET /v1/competitions`: which there are, and with `?name=` the table of one. A handler; it may
/// block.
final class CompetitionApi {
  private static final String SEASON = "season";
  private static final int POINTS_MAX = 100;

  private final Books books;

  CompetitionApi(Books books) {
    this.books = books;
  }

  Reply competitions(Exchange exchange) {
    var name = exchange.query("name");
    var json = name.isEmpty() ? list() : table(exchange, name);
    return Answers.shared(Reply.json(200, Answers.packed(json)));
  }

  private ObjectNode list() {
    var counts = new LinkedHashMap<String, Integer>();
    for (var book : books.books()) {
      var name = book.match().info().competition();
      if (!name.isEmpty()) {
        counts.merge(name, 1, Integer::sum);
      }
    }
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("competitions");
    counts.forEach((name, matches) -> list.addObject().put("name", name).put("matches", matches));
    return json;
  }

  private ObjectNode table(Exchange exchange, String name) {
    var season = exchange.query(SEASON);
    var matches =
        books.books().reversed().stream()
            .map(Books.Book::match)
            .filter(match -> isOf(match.info(), name, season))
            .toList();
    if (matches.isEmpty()) {
      throw PushError.NOT_FOUND.raise("there is no match of " + name);
    }
    var usual = PointsTable.Points.USUAL;
    var points =
        new PointsTable.Points(
            exchange.query("win", 0, POINTS_MAX, usual.win()),
            exchange.query("tie", 0, POINTS_MAX, usual.tie()),
            exchange.query("draw", 0, POINTS_MAX, usual.draw()),
            exchange.query("noResult", 0, POINTS_MAX, usual.noResult()));
    return json(name, season, matches, points);
  }

  private static boolean isOf(MatchInfo info, String name, String season) {
    return info.competition().equals(name)
        && (season.isEmpty() || info.note(SEASON).equals(season));
  }

  private static ObjectNode json(
      String name, String season, List<Match> matches, PointsTable.Points points) {
    var json = JsonNodeFactory.instance.objectNode().put("name", name);
    if (season.isEmpty()) {
      json.putNull(SEASON);
    } else {
      json.put(SEASON, season);
    }
    json.put("matches", matches.size());
    var table = json.putArray("table");
    for (var line : PointsTable.of(matches, points)) {
      table
          .addObject()
          .put("team", line.team())
          .put("played", line.played())
          .put("won", line.won())
          .put("lost", line.lost())
          .put("tied", line.tied())
          .put("drawn", line.drawn())
          .put("noResult", line.noResult())
          .put("points", line.points())
          .put("netRunRate", line.netRunRate());
    }
    return json;
  }
}
