package dev.crease.push.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many of a thing each client has at once, and whether that is more than it may have. Any
/// thread.
///
/// It holds one entry for each client who has one, so it is as bounded as the things are.
public final class Places {
  private final int most;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  /// @param most how many one client may have
  Places(int most) {
    this.most = most;
  }

  /// One more; given back by [#leave], even when it is too many.
  ///
  /// @return how many the client has now
  public int enter(String client) {
    return taken.merge(client, 1, Integer::sum);
  }

  /// Gives one back.
  public void leave(String client) {
    taken.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
  }

  /// Whether the client has more than it may.
  public boolean over(String client) {
    return taken.getOrDefault(client, 0) > most;
  }

  /// How many one client may have.
  public int most() {
    return most;
  }

  /// How many clients have any.
  int clients() {
    return taken.size();
  }
}
