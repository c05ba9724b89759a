package dev.crease.server;

import dev.crease.push.Append;
import dev.crease.push.Cursor;
import dev.crease.push.PushError;
import dev.crease.push.access.Principal;
import dev.crease.push.http.Exchange;
import dev.crease.push.hub.Hub;
import java.util.Map;

/// What somebody sent to a topic, by HTTP or in a WebSocket frame. A value; any thread.
///
/// @param body the text of the body, or of the frame
/// @param key the request's `Idempotency-Key`; `""` to take the body's `key`
/// @param ifMatch the request's `If-Match`; `""` for none
/// @param epoch the request's `Lease-Epoch`; `""` to take the body's `epoch`
/// @param follows the request's `Follows-Key`; `""` to take the body's `follows`
/// @param who sent it
record Posted(
    String body, String key, String ifMatch, String epoch, String follows, Principal who) {
  /// A request.
  static Posted of(Exchange exchange) {
    return new Posted(
        exchange.body(),
        exchange.header("idempotency-key"),
        exchange.header("if-match"),
        exchange.header("lease-epoch"),
        exchange.header("follows-key"),
        exchange.principal());
  }

  /// A frame, which has no headers.
  static Posted frame(String body, Principal who) {
    return new Posted(body, "", "", "", "", who);
  }

  /// The key of the request, as the log keeps it.
  ///
  /// @param own the `key` in the body; the header wins
  /// @throws PushError.Raised `malformed` when it is too long
  RequestKey key(String kind, String own) {
    return RequestKey.of(who, kind, key.isEmpty() ? own : key);
  }

  /// Where the sender thinks the topic is: `If-Match: "k3-1042"`. A cursor of another log's life
  /// names no place here, so it is moved on from.
  ///
  /// @throws PushError.Raised `malformed` when it is no cursor
  Append.Expected expected(Hub hub) {
    if (ifMatch.isEmpty() || ifMatch.equals("*")) {
      return new Append.Expected.Anywhere();
    }
    String text = ifMatch.replaceFirst("^\"(.*)\"$", "$1");
    Cursor cursor =
        Cursor.parse(text)
            .orElseThrow(
                () ->
                    PushError.MALFORMED.raise(
                        "If-Match is an event id in quotes, like \"k3-1042\", was: " + ifMatch));
    boolean ours = hub.cursor(cursor.offset()).equals(cursor);
    return new Append.Expected.Head(ours ? cursor.offset() : Long.MAX_VALUE);
  }

  /// The problem of a sender who was somewhere else.
  ///
  /// @param what moved on, such as `the match`
  static PushError.Raised movedOn(String what, Cursor head) {
    return PushError.MOVED_ON.raise(
        "%s is at %s now: read what is new, then decide again".formatted(what, head),
        Map.of("head", head.toString()));
  }
}
