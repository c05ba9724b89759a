package dev.crease.server.scorers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The codes with which one scorer hands a match over to another. They are kept nowhere: a code is
/// made of the server's secret and of what the log says of the handover, so every server with this
/// secret knows it, also after a crash, and who reads the log does not. Any thread.
public final class HandoverCodes {
  private static final int CODES = 1_000_000;

  private final Mac256 mac;
  private final RandomGenerator random;

  /// @param secret the server's own, 32 bytes
  /// @param random makes nonces
  public HandoverCodes(byte[] secret, RandomGenerator random) {
    this.mac = new Mac256(secret);
    this.random = random;
  }

  /// A text for the log that no other handover has.
  String nonce() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  /// The six digits of a handover.
  ///
  /// @param match its id
  /// @param epoch the number of the lease that is handed over
  String code(String match, int epoch, String nonce) {
    String what = "handover\n%s\n%d\n%s".formatted(match, epoch, nonce);
    long number = Long.parseUnsignedLong(HexFormat.of().formatHex(mac.of(what), 0, 7), 16);
    return "%06d".formatted(number % CODES);
  }

  /// Whether it is the code of that handover, told in a time that says nothing.
  boolean fits(String code, String match, int epoch, String nonce) {
    byte[] right = code(match, epoch, nonce).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(right, code.getBytes(StandardCharsets.UTF_8));
  }
}
