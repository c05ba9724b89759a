package dev.crease.push.stream;

/// The close codes of WebSocket (RFC 6455, 7.4, and IANA's registry) that we send. What each tells
/// a reader to do: `docs/protocol.md`.
enum CloseCode {
  DONE(1000, ""),
  PROTOCOL_ERROR(1002, "a frame breaks RFC 6455"),
  NOT_TEXT(1003, "only text is understood here"),
  NOT_UTF_8(1007, "the text is not UTF-8"),
  NOT_DEFLATED(1007, "the message cannot be inflated"),
  TOO_FAST(1008, "too many messages at once"),
  TOO_BIG(1009, "the message is too big"),
  RESTART(1012, ""),
  EXPIRED(4001, "the token has ended"),
  TOO_FAR_BEHIND(4002, "too far behind");

  private final int number;
  private final String reason;

  CloseCode(int number, String reason) {
    this.number = number;
    this.reason = reason;
  }

  int number() {
    return number;
  }

  String reason() {
    return reason;
  }

  /// Whether what the reader sent is the reason.
  boolean isReadersFault() {
    return this != DONE && this != RESTART;
  }

  /// Whether a peer may send it: what is defined, and what programs define for themselves.
  static boolean mayBeSent(int number) {
    boolean defined = number >= 1000 && number <= 1014 && (number < 1004 || number > 1006);
    return defined || (number >= 3000 && number <= 4999);
  }
}
