package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.PushError;

/// How a request to a topic is read: what the transports share.
final class TopicDoor {
  /// The request headers that decide the transport.
  static final String VARY = "Accept, Prefer";

  private static final int PAGE_EVENTS = 100;

  private TopicDoor() {}

  /// The transport a request asks for.
  enum Transport {
    POLL,
    LONG_POLL,
    SSE,
    WEB_SOCKET
  }

  /// A page that a request asks for.
  record Reading(Wanted wanted, From from, PageReplies.Form form) {}

  /// Which transport, by the request alone.
  static Transport transport(Exchange exchange, int waitSeconds) {
    if (exchange.isWebSocket()) {
      if (!exchange.header("sec-websocket-version").equals("13")) {
        throw PushError.UPGRADE_NEEDED.raise("Sec-WebSocket-Version must be 13 (RFC 6455)");
      }
      return Transport.WEB_SOCKET;
    }
    if (exchange.asksFor("text/event-stream")) {
      return Transport.SSE;
    }
    if (!exchange.accepts("application/json")) {
      throw PushError.NOT_ACCEPTABLE.raise(
          "a topic comes as application/json or text/event-stream, or by WebSocket");
    }
    return exchange.wait(waitSeconds) > 0 ? Transport.LONG_POLL : Transport.POLL;
  }

  /// Where the reader wants to begin. `Last-Event-ID` wins over `after`.
  static From from(Exchange exchange) {
    String last = exchange.header("last-event-id");
    if (!last.isEmpty()) {
      return From.lastEventId(last);
    }
    String after = exchange.query("after");
    return From.parse(after)
        .orElseThrow(
            () ->
                PushError.MALFORMED.raise(
                    "after must be earliest, latest, last:N or an event id like k3-1042, was: "
                        + after));
  }

  /// How many events a page may hold.
  static int limit(Exchange exchange, int most) {
    return exchange.query("limit", 1, most, PAGE_EVENTS);
  }

  /// Whether the reader of a stream would be told who is there.
  static boolean presence(Exchange exchange) {
    String wish = exchange.query("presence");
    return switch (wish) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw PushError.MALFORMED.raise("presence must be true or false, was: " + wish);
    };
  }

  /// Whether caches may share the answer: everyone may read the topic, and the place is in the
  /// address. `Last-Event-ID` is not, so its page, kept under that address, would be given to
  /// readers who are elsewhere.
  static boolean shared(Exchange exchange, boolean open) {
    return open && exchange.header("last-event-id").isEmpty();
  }
}
