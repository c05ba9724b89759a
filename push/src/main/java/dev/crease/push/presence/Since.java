package dev.crease.push.presence;

import java.util.LinkedHashSet;
import java.util.Set;

/// Which users came and went since a topic was last told of: those who came and went again, or the
/// other way round, are in neither set. When there are too many, none of them is known. One thread
/// at a time.
final class Since {
  private final int most;
  private final Set<String> joined = new LinkedHashSet<>();
  private final Set<String> left = new LinkedHashSet<>();
  private boolean tooMany;

  /// @param most how many are remembered
  Since(int most) {
    this.most = most;
  }

  void joined(String user) {
    if (!left.remove(user)) {
      joined.add(user);
    }
    forgetTooMany();
  }

  void left(String user) {
    if (!joined.remove(user)) {
      left.add(user);
    }
    forgetTooMany();
  }

  private void forgetTooMany() {
    tooMany |= joined.size() + left.size() > most;
    if (tooMany) {
      joined.clear();
      left.clear();
    }
  }

  boolean tooMany() {
    return tooMany;
  }

  boolean isNothing() {
    return !tooMany && joined.isEmpty() && left.isEmpty();
  }

  Set<String> joined() {
    return joined;
  }

  Set<String> left() {
    return left;
  }

  void clear() {
    joined.clear();
    left.clear();
    tooMany = false;
  }
}
