package dev.crease.cricket;

import java.util.Locale;

/// Where a match stands. Its wire name is [#word].
public enum MatchStatus {
  /// No ball has been bowled and no innings has begun.
  UPCOMING,
  /// An innings has begun and there is no result.
  LIVE,
  /// There is a result, be it "no result".
  FINISHED;

  /// `upcoming`, `live` or `finished`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
