package dev.crease.server.scorers;

import dev.crease.cricket.Scorer;

/// Who sent a request to score, and as what. A value; any thread.
///
/// @param who the scorer
/// @param epoch the number of the lease they say they have; 0 for none said
/// @param follows the key, as the log keeps it, of the request that must be there first; `""` for
///   none
/// @param key the key that they gave the request themselves; `""` for none
/// @param body what they sent, JSON
public record Sender(Scorer who, int epoch, String follows, String key, String body) {
  /// One who scores alone and gives no names.
  public static final Sender ALONE = new Sender(Scorer.NONE, 0, "", "", "[]");
}
