package dev.crease.cricket.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a failing sequence as short as it gets: parts of it are left out, ever smaller ones, as
/// long as what is left still fails.
public final class Shrinking {
  private static final int TRIES_MAX = 2_000;

  private Shrinking() {}

  /// What is left of a failing sequence.
  ///
  /// @param fails whether a sequence shows the fault
  public static <T> List<T> shortest(List<T> failing, Predicate<List<T>> fails) {
    var left = new ArrayList<>(failing);
    int tries = 0;
    for (int part = Math.max(1, left.size() / 2); part >= 1; part /= 2) {
      for (int at = 0; at + part <= left.size() && tries < TRIES_MAX; ) {
        var without = new ArrayList<>(left);
        without.subList(at, at + part).clear();
        tries++;
        if (fails.test(without)) {
          left = without;
        } else {
          at += part;
        }
      }
    }
    return left;
  }
}
