package dev.crease.server.pages;

import dev.crease.push.JsonBytes;
import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.reading.Books;
import dev.crease.web.Embed;
import dev.crease.web.LitePage;
import dev.crease.web.MatchView;
import dev.crease.web.ScreenPage;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/// A match for a slow network, for another site's page, and for a wall. Handlers; they may block.
final class SmallPages {
  private static final Pattern MATCH = Pattern.compile("(?:https?://[^/]+)?/m/([^/?#]+).*");
  private static final int AUTO_LEAST = 10;
  private static final int AUTO_MOST = 600;

  private final Views views;

  SmallPages(Views views) {
    this.views = views;
  }

  /// `/m/{id}/lite`, `?auto=30` to load itself anew.
  Reply lite(Exchange exchange) {
    int auto = exchange.query("auto", AUTO_LEAST, AUTO_MOST, 0);
    return page(exchange, view -> Sent.plain(exchange, LitePage.html(view, auto)));
  }

  /// `/embed/{id}`, `?size=card` for the larger one.
  Reply embed(Exchange exchange) {
    boolean card = exchange.query("size").equals("card");
    return page(exchange, view -> Sent.framed(exchange, Embed.html(view, card)));
  }

  /// `/screen/{id}`
  Reply screen(Exchange exchange) {
    return page(exchange, view -> Sent.html(exchange, 200, ScreenPage.html(view)));
  }

  private Reply page(Exchange exchange, Function<MatchView, Reply> write) {
    return views
        .books()
        .lookUp(exchange.param("id"))
        .map(
            book -> Sent.tagged(exchange, book, () -> write.apply(views.of(book, exchange, false))))
        .orElseGet(() -> Sent.noMatch(exchange));
  }

  /// `/oembed?url=…` (oembed.com, 1.0): what another site puts where a match's address is pasted.
  Reply oembed(Exchange exchange) {
    var format = exchange.query("format");
    if (!format.isEmpty() && !format.equals("json")) {
      throw PushError.MALFORMED.raise("format is json, was: " + format);
    }
    var wanted = MATCH.matcher(exchange.query("url"));
    if (!wanted.matches()) {
      throw PushError.MALFORMED.raise(
          "url is the address of a match, was: " + exchange.query("url"));
    }
    var book = views.books().book(wanted.group(1));
    return Reply.json(200, JsonBytes.of(rich(book, Views.origin(exchange))))
        .with("access-control-allow-origin", "*")
        .with("cache-control", "public, max-age=60");
  }

  private static String rich(Books.Book book, String origin) {
    var frame = Embed.frame(book.match().scorecard(), origin);
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", "1.0")
        .put("type", "rich")
        .put("provider_name", "Crease")
        .put("provider_url", origin + "/")
        .put("title", frame.title())
        .put("html", frame.html())
        .put("width", frame.width())
        .put("height", frame.height())
        .toString();
  }
}
