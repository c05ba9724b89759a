package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.Page;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;

/// Polling: a page of the topic at once; `304` when the asker has it. Blocks.
final class PollHandler {
  private PollHandler() {}

  /// The page after the asker's place.
  ///
  /// @param open whether everyone may read the topic
  static Reply answer(Hub hub, Topic topic, Exchange exchange, int limit, boolean open) {
    From from = TopicDoor.from(exchange);
    Page page = hub.page(topic, from, limit);
    boolean shared = TopicDoor.shared(exchange, open);
    Reply reply = TopicDoor.reply(page, from, topic, shared, limit);
    // a full page has the same tag before and after there is more behind it
    boolean same = exchange.has(page.next().toString()) && !page.more();
    return same ? notModified(reply) : reply;
  }

  /// The same answer without its body (RFC 9110, 15.4.5).
  static Reply notModified(Reply full) {
    Reply reply = Reply.status(304);
    for (Reply.Header header : full.headers()) {
      if (!header.name().equals("content-type")) {
        reply = reply.with(header.name(), header.value());
      }
    }
    return reply;
  }
}
