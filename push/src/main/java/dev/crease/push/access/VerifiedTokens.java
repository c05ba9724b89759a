package dev.crease.push.access;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tokens that are not verified anew with each request: that was about 30 % of the CPU time of a
/// small publish by HTTP (by JFR's samples). Any thread; never blocks.
///
/// What was found out is good until the token expires, or until the [Access.Tokens#revision] of the
/// keys is another: a token whose key is gone is verified again, and so refused. Only good tokens
/// are remembered, so nobody can fill the memory with tokens that were made up.
///
/// Two generations bound the memory without a list of who was used when: a token that is used moves
/// to the young one; when that is full, it becomes the old one, and the one before is forgotten.
public final class VerifiedTokens implements Access.Tokens {
  /// The longest token that is remembered, in characters.
  static final int LENGTH_MAX = 2_048;

  private final Access.Tokens tokens;
  private final int generation;
  private final InstantSource clock;
  private volatile Memory memory = new Memory(Map.of());

  /// @param tokens verifies
  /// @param most how many good tokens are remembered, 2 or more
  public VerifiedTokens(Access.Tokens tokens, int most, InstantSource clock) {
    this.tokens = tokens;
    this.generation = most / 2;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Principal> principal(String token) {
    // asked for before the token is verified: keys that change meanwhile make this one old
    long revision = tokens.revision();
    Verified known = memory.find(token);
    if (known != null
        && known.revision == revision
        && known.principal.expires().isAfter(clock.instant())) {
      keep(token, known);
      return CompletableFuture.completedStage(known.principal);
    }
    CompletionStage<Principal> verified = tokens.principal(token);
    return token.length() > LENGTH_MAX
        ? verified
        : verified.thenApply(principal -> keep(token, new Verified(principal, revision)).principal);
  }

  @Override
  public long revision() {
    return tokens.revision();
  }

  private Verified keep(String token, Verified verified) {
    Memory now = memory;
    if (now.young.get(token) != verified) {
      if (now.young.size() >= generation) {
        now = next(now);
      }
      now.young.put(token, verified);
    }
    return verified;
  }

  private synchronized Memory next(Memory full) {
    if (memory == full) {
      memory = new Memory(full.young);
    }
    return memory;
  }

  /// How many tokens are remembered, some of them perhaps twice.
  int size() {
    Memory now = memory;
    return now.young.size() + now.old.size();
  }

  /// Compared by identity, as the tokens are kept.
  private static final class Verified {
    final Principal principal;
    final long revision;

    /// @param revision of the keys that it was verified with
    Verified(Principal principal, long revision) {
      this.principal = principal;
      this.revision = revision;
    }
  }

  private static final class Memory {
    final Map<String, Verified> young = new ConcurrentHashMap<>();
    final Map<String, Verified> old;

    Memory(Map<String, Verified> old) {
      this.old = old;
    }

    @Nullable Verified find(String token) {
      Verified found = young.get(token);
      return found == null ? old.get(token) : found;
    }
  }
}
