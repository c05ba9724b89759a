package dev.crease.server;

import dev.crease.push.Append;
import dev.crease.push.PushError;
import dev.crease.push.access.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A client's `Idempotency-Key` as the log keeps it: apart for each client and each kind of
/// request, so that two scorers who both count 1, 2, 3 do not get each other's answers. A value;
/// any thread.
///
/// @param text what the log keeps; `""` where the client gave no key
record RequestKey(String text) {
  private static final int DIGITS = 40;

  /// The key of a request of this kind by this client.
  ///
  /// @throws PushError.Raised `malformed` when the key is too long
  static RequestKey of(Principal who, String kind, String key) {
    if (key.length() > Append.KEY_LENGTH_MAX) {
      throw PushError.MALFORMED.raise(
          "an idempotency key is at most %d characters".formatted(Append.KEY_LENGTH_MAX));
    }
    if (key.isEmpty()) {
      return new RequestKey("");
    }
    String whole = who.subject() + '\n' + kind + '\n' + key;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return new RequestKey(HexFormat.of().formatHex(digest).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  boolean isNone() {
    return text.isEmpty();
  }
}
