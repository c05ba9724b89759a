package dev.crease.cricket.book;

/// Rates as boards print them, to two places. A rate of nothing is -1.
final class Rates {
  private Rates() {}

  static double of(long amount, long units) {
    return units <= 0 ? -1 : Math.round(100.0 * amount / units) / 100.0;
  }
}
