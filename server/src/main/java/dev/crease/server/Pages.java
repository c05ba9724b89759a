package dev.crease.server;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Score;
import dev.crease.cricket.ledger.Ledger.Entry;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// The pages, from the matches. Handlers; they may block.
final class Pages {
  private static final int ROWS = 60;
  private static final String NEVER_OLD = "no-cache";

  /// What a page looks like: a browser must not keep the page of an older one.
  private static final String EDITION = Assets.edition();

  private final MatchRegistry matches;

  Pages(MatchRegistry matches) {
    this.matches = matches;
  }

  /// `/`
  Reply matches(Exchange exchange) {
    List<MatchSummary> summaries =
        matches.all().stream().map(state -> MatchSummary.of(state.match().scorecard())).toList();
    return page(exchange, 200, MatchesPage.html(summaries)).with("cache-control", NEVER_OLD);
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
        .map(writer -> page(exchange, 200, ScorePage.html(writer.state().match().scorecard())))
        .orElseGet(() -> page(exchange, 404, MessagePage.noMatch()))
        .with("cache-control", "no-store");
  }

  private Reply match(Exchange exchange, MatchPage.Tab tab) {
    MatchWriter writer = matches.find(exchange.param("id")).orElse(null);
    if (writer == null) {
      return page(exchange, 404, MessagePage.noMatch()).with("cache-control", "no-store");
    }
    MatchState state = writer.state();
    String cursor = state.head().toString();
    String tag = cursor + "." + EDITION;
    if (exchange.has(tag)) {
      return Reply.status(304).with("etag", weak(tag)).with("cache-control", NEVER_OLD);
    }
    List<CommentaryRow> rows = rows(entries(writer, state));
    MatchView view = new MatchView(state.match().scorecard(), cursor, rows);
    return page(exchange, 200, MatchPage.html(view, tab))
        .with("etag", weak(tag))
        .with("cache-control", NEVER_OLD);
  }

  /// The last events; of a match that was corrected, as they should have been.
  private static List<Entry> entries(MatchWriter writer, MatchState state) {
    if (!state.ledger().isCorrected()) {
      return writer.log().last(ROWS, state.head());
    }
    List<Entry> all = state.ledger().entries();
    return all.subList(Math.max(0, all.size() - ROWS), all.size());
  }

  /// Weak (RFC 9110, 8.8.1): the page is the same, packed or not.
  private static String weak(String tag) {
    return "W/\"" + tag + '"';
  }

  /// The commentary of some events, the newest first.
  private static List<CommentaryRow> rows(List<Entry> entries) {
    List<CommentaryRow> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      MatchEvent event = entries.get(i).event();
      String id = entries.get(i).id();
      if (event.fact() instanceof Fact.Delivery delivery) {
        rows.add(ball(id, delivery, event));
      } else if (!event.text().isEmpty()) {
        rows.add(new CommentaryRow.Note(id, event.text()));
      }
      if (i > 0 && endsAnOver(entries.get(i - 1).event().score(), event.score())) {
        rows.add(new CommentaryRow.OverEnd(event.score()));
      }
    }
    Collections.reverse(rows);
    return rows;
  }

  private static CommentaryRow ball(String id, Fact.Delivery delivery, MatchEvent event) {
    Score score = event.score();
    boolean wicket = delivery.ball().wickets().stream().anyMatch(fall -> fall.how().isWicket());
    String word = score.thisOver().isEmpty() ? "." : score.thisOver().getLast();
    return new CommentaryRow.Ball(
        id, delivery.at(), word, event.text(), wicket ? score.lastWicket() : "");
  }

  private static boolean endsAnOver(Score before, Score after) {
    return before.innings() == after.innings()
        && completed(after.overs()) > completed(before.overs());
  }

  private static int completed(String overs) {
    return Integer.parseInt(overs.split("\\.", 2)[0]);
  }

  /// `/assets/{file}?v=…`: kept for ever if the address is of this very content, else not at all.
  Reply asset(Exchange exchange) {
    Assets.Asset asset =
        Assets.find(exchange.param("file"))
            .orElseThrow(() -> PushError.NOT_FOUND.raise("no file " + exchange.param("file")));
    boolean gzip = exchange.header("accept-encoding").contains("gzip");
    Reply reply = Reply.bytes(200, asset.type(), gzip ? asset.gzip() : asset.bytes());
    boolean lasting = asset.address().endsWith("?v=" + exchange.query("v"));
    return (gzip ? reply.with("content-encoding", "gzip") : reply)
        .with("cache-control", lasting ? Assets.CACHE_CONTROL : NEVER_OLD)
        .with("vary", "Accept-Encoding")
        .with("x-content-type-options", "nosniff");
  }

  private static Reply page(Exchange exchange, int status, String html) {
    byte[] plain = html.getBytes(StandardCharsets.UTF_8);
    boolean gzip = exchange.header("accept-encoding").contains("gzip");
    Reply reply = Reply.bytes(status, PageHeaders.TYPE, gzip ? packed(plain) : plain);
    for (Map.Entry<String, String> header : PageHeaders.ALWAYS.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.equals("content-type")) {
        reply = reply.with(name, header.getValue());
      }
    }
    reply = reply.with("vary", "Accept-Encoding");
    return gzip ? reply.with("content-encoding", "gzip") : reply;
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }
}
