package dev.crease.server.reading;

import dev.crease.cricket.book.Match;
import dev.crease.cricket.ledger.Ledger.Entry;
import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.json.EventJson;
import dev.crease.web.words.Language;
import dev.crease.web.words.Lines;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `GET /v1/matches/{id}/commentary`: what happened, in words, in a reader's language. The events
/// themselves carry English, since their bytes are made once. A handler; it may block.
final class CommentaryApi {
  private static final int LINES = 60;
  private static final int LINES_MAX = 1_000;

  private final Books books;

  CommentaryApi(Books books) {
    this.books = books;
  }

  /// `?lang=hi&digits=deva&last=60`; without `lang`, as `Accept-Language` wants.
  Reply commentary(Exchange exchange) {
    var book = books.book(exchange.param("id"));
    var language = language(exchange);
    int last = exchange.query("last", 1, LINES_MAX, LINES);
    if (exchange.has(book.head().toString())) {
      return answer(Reply.status(304), language, book);
    }
    var json = JsonNodeFactory.instance.objectNode().put("lang", language.tag());
    json.put("digits", language.digits().name().toLowerCase(Locale.ROOT));
    lines(json.putArray("lines"), book, new Lines(language), last);
    return answer(Reply.json(200, Answers.packed(json)), language, book);
  }

  private static Reply answer(Reply reply, Language language, Books.Book book) {
    return Answers.caching(reply, book)
        .with("content-language", language.tag())
        .with("vary", "Accept-Language");
  }

  private static Language language(Exchange exchange) {
    var wanted = Language.wanted(exchange.header("accept-language"));
    var tag = exchange.query("lang");
    if (!tag.isEmpty() && !Language.TAGS.contains(tag)) {
      throw PushError.MALFORMED.raise(
          "lang is one of %s, was: %s".formatted(String.join(", ", Language.TAGS), tag));
    }
    var digits = exchange.query("digits");
    return new Language(
        tag.isEmpty() ? wanted.tag() : tag,
        digits.isEmpty()
            ? wanted.digits()
            : Language.Digits.named(digits)
                .orElseThrow(
                    () -> PushError.MALFORMED.raise("digits are latn or deva, was: " + digits)));
  }

  /// The last of them, the oldest first, as the match should have been.
  private static void lines(ArrayNode json, Books.Book book, Lines words, int last) {
    List<Entry> entries = book.ledger().entries();
    var match = Match.NONE.after(book.ledger().events().getFirst().fact());
    for (int i = 0; i < entries.size(); i++) {
      var event = entries.get(i).event();
      var next = match.after(event.fact());
      if (i >= entries.size() - last) {
        json.addObject()
            .put("id", entries.get(i).id())
            .put("type", EventJson.type(event))
            .put("headline", words.headline(match, next, event))
            .put("sentence", words.sentence(match, next, event));
      }
      match = next;
    }
  }
}
