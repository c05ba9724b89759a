package dev.crease.cricket.book;

import dev.crease.cricket.Fact;

/// Reviews of an innings that were lost, by the two sides. One is lost when the umpire's decision
/// stands and it was no umpire's call; one that the technology failed is not.
record Reviews(int first, int second) {
  static final Reviews NONE = new Reviews(0, 0);

  int lost(int side) {
    return side == 0 ? first : second;
  }

  Reviews after(int side, Fact.Reviewed review) {
    if (!review.decision().equals("struck down") || review.umpiresCall()) {
      return this;
    }
    return side == 0 ? new Reviews(first + 1, second) : new Reviews(first, second + 1);
  }
}
