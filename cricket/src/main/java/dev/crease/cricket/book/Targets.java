package dev.crease.cricket.book;

import dev.crease.cricket.MatchFormat;
import java.util.List;

/// Runs to win, where an innings is the last of its match (Law 16.6) or of its super over.
final class Targets {
  private Targets() {}

  /// The target of the innings that `side` is about to begin; 0 where another may follow it.
  static int of(MatchFormat format, List<Innings> played, int side, boolean superOver) {
    if (superOver) {
      long before = played.stream().filter(Innings::superOver).count();
      return before % 2 == 1 ? played.getLast().runs() + 1 : 0;
    }
    if (played.size() != 2 * format.innings() - 1) {
      return 0;
    }
    int lead = 0;
    for (var innings : played) {
      lead += innings.side() == side ? -innings.runs() : innings.runs();
    }
    return Math.max(0, lead + 1);
  }
}
