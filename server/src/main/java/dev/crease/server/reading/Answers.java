package dev.crease.server.reading;

import dev.crease.push.JsonBytes;
import dev.crease.push.http.Reply;
import tools.jackson.databind.node.ObjectNode;

/// How what is read off a match is answered: tagged with the last event in it, and shared by caches
/// for a second. Any thread.
final class Answers {
  private static final String SHARED = "public, max-age=0, s-maxage=1";

  private Answers() {}

  static Reply caching(Reply reply, Books.Book book) {
    return reply.with("etag", '"' + book.head().toString() + '"').with("cache-control", SHARED);
  }

  static Reply shared(Reply reply) {
    return reply.with("cache-control", SHARED);
  }

  static JsonBytes packed(ObjectNode json) {
    return JsonBytes.of(json.toString());
  }
}
