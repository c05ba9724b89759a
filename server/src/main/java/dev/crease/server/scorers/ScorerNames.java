package dev.crease.server.scorers;

import dev.crease.cricket.Scorer;
import dev.crease.push.access.Principal;
import java.util.HexFormat;

/// What a match's public log calls those who score it. A token's `sub` may be an address of mail or
/// a number at an issuer, so it is not in the log: what stands for it is made of it and of the
/// server's secret, is the same as long as the secret is, and does not lead back. Any thread.
public final class ScorerNames {
  /// So many bytes tell all scorers apart that one server will have.
  private static final int BYTES = 8;

  private static final String UNNAMED = "a scorer";

  private final Mac256 mac;

  /// @param secret the server's own, 32 bytes
  public ScorerNames(byte[] secret) {
    this.mac = new Mac256(secret);
  }

  /// Who sent something, as one who keeps score. Whose token gives no name beside its `sub` is
  /// shown as "a scorer"; without a token it is [Scorer#NONE].
  public Scorer of(Principal who) {
    if (who.isAnyone()) {
      return Scorer.NONE;
    }
    byte[] digest = mac.of("scorer\n" + who.subject());
    boolean named = !who.name().isEmpty() && !who.name().equals(who.subject());
    return new Scorer(HexFormat.of().formatHex(digest, 0, BYTES), named ? who.name() : UNNAMED);
  }
}
