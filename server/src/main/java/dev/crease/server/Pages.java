package dev.crease.server;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Score;
import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.web.Assets;
import dev.crease.web.CommentaryRow;
import dev.crease.web.MatchPage;
import dev.crease.web.MatchSummary;
import dev.crease.web.MatchView;
import dev.crease.web.MatchesPage;
import dev.crease.web.MessagePage;
import dev.crease.web.PageHeaders;
import dev.crease.web.ScorePage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The pages, from the matches. Handlers; they may block.
final class Pages {
  private static final int ROWS = 60;
  private static final String NEVER_OLD = "no-cache";

  private final MatchRegistry matches;

  Pages(MatchRegistry matches) {
    this.matches = matches;
  }

  /// `/`
  Reply matches(Exchange exchange) {
    List<MatchSummary> summaries =
        matches.all().stream().map(state -> MatchSummary.of(state.match().scorecard())).toList();
    return page(200, MatchesPage.html(summaries)).with("cache-control", NEVER_OLD);
  }

  /// `/m/{id}`
  Reply live(Exchange exchange) {
    return match(exchange, MatchPage.Tab.LIVE);
  }

  /// `/m/{id}/scorecard`
  Reply scorecard(Exchange exchange) {
    return match(exchange, MatchPage.Tab.SCORECARD);
  }

  /// `/m/{id}/info`
  Reply info(Exchange exchange) {
    return match(exchange, MatchPage.Tab.INFO);
  }

  /// `/score/{id}`: for whoever has the link; the right to score is checked with each command.
  Reply score(Exchange exchange) {
    return matches
        .find(exchange.param("id"))
        .map(writer -> page(200, ScorePage.html(writer.state().match().scorecard())))
        .orElseGet(() -> page(404, MessagePage.noMatch()))
        .with("cache-control", "no-store");
  }

  private Reply match(Exchange exchange, MatchPage.Tab tab) {
    MatchWriter writer = matches.find(exchange.param("id")).orElse(null);
    if (writer == null) {
      return page(404, MessagePage.noMatch()).with("cache-control", "no-store");
    }
    MatchState state = writer.state();
    String cursor = state.head().toString();
    if (exchange.has(cursor)) {
      return Reply.status(304).with("etag", '"' + cursor + '"');
    }
    List<CommentaryRow> rows = rows(writer.log().last(ROWS, state.head()));
    MatchView view = new MatchView(state.match().scorecard(), cursor, rows);
    return page(200, MatchPage.html(view, tab))
        .with("etag", '"' + cursor + '"')
        .with("cache-control", NEVER_OLD);
  }

  /// The commentary of some events, the newest first.
  private static List<CommentaryRow> rows(List<MatchLog.Entry> entries) {
    List<CommentaryRow> rows = new ArrayList<>();
    for (MatchLog.Entry entry : entries) {
      Score score = entry.event().score();
      switch (entry.event().fact()) {
        case Fact.Delivery delivery -> {
          String out = delivery.ball().wickets().isEmpty() ? "" : score.lastWicket();
          String word = score.thisOver().isEmpty() ? "." : score.thisOver().getLast();
          rows.add(
              new CommentaryRow.Ball(
                  entry.cursor().toString(), delivery.at(), word, entry.event().text(), out));
          if (score.overs().endsWith(".0")) {
            rows.add(new CommentaryRow.OverEnd(score));
          }
        }
        case Fact.OverCounted _ -> rows.add(new CommentaryRow.OverEnd(score));
        default -> {
          if (!entry.event().text().isEmpty()) {
            rows.add(new CommentaryRow.Note(entry.cursor().toString(), entry.event().text()));
          }
        }
      }
    }
    Collections.reverse(rows);
    return rows;
  }

  /// `/assets/{file}?v=…`: kept for ever, since its address changes with its content.
  Reply asset(Exchange exchange) {
    Assets.Asset asset =
        Assets.find(exchange.param("file"))
            .orElseThrow(() -> PushError.NOT_FOUND.raise("no file " + exchange.param("file")));
    boolean gzip = exchange.header("accept-encoding").contains("gzip");
    Reply reply = Reply.bytes(200, asset.type(), gzip ? asset.gzip() : asset.bytes());
    return (gzip ? reply.with("content-encoding", "gzip") : reply)
        .with("cache-control", Assets.CACHE_CONTROL)
        .with("vary", "Accept-Encoding")
        .with("x-content-type-options", "nosniff");
  }

  private static Reply page(int status, String html) {
    Reply reply = Reply.text(status, "text/html", html);
    for (Map.Entry<String, String> header : PageHeaders.ALWAYS.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.equals("content-type")) {
        reply = reply.with(name, header.getValue());
      }
    }
    return reply;
  }
}
