package dev.crease.push.stream;

import dev.crease.push.PushError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The close codes of WebSocket (RFC 6455, 7.4, and IANA's registry) that we send. What each tells
/// a reader to do: `docs/protocol.md`.
enum CloseCode {
  PROTOCOL_ERROR(1002, "a frame breaks RFC 6455"),
  NOT_TEXT(1003, "only text is understood here"),
  NOT_UTF_8(1007, "the text is not UTF-8"),
  NOT_DEFLATED(1007, "the message cannot be inflated"),
  TOO_FAST(1008, "too many messages at once", PushError.TOO_MANY_REQUESTS),
  TOO_BIG(1009, "the message is too big", PushError.TOO_BIG),
  RESTART(1012, ""),
  EXPIRED(4001, "the token has ended"),
  TOO_FAR_BEHIND(4002, "too far behind");

  private final int number;
  private final String reason;
  private final @Nullable PushError error;

  CloseCode(int number, String reason) {
    this(number, reason, null);
  }

  CloseCode(int number, String reason, @Nullable PushError error) {
    this.number = number;
    this.reason = reason;
    this.error = error;
  }

  int number() {
    return number;
  }

  String reason() {
    return reason;
  }

  /// The problem that the reader is told of in a frame before the close.
  Optional<PushError.Raised> problem() {
    return Optional.ofNullable(error).map(each -> each.raise(reason));
  }

  /// Whether a peer may send it: what is defined, and what programs define for themselves.
  static boolean mayBeSent(int number) {
    boolean defined = number >= 1000 && number <= 1014 && (number < 1004 || number > 1006);
    return defined || (number >= 3000 && number <= 4999);
  }
}
