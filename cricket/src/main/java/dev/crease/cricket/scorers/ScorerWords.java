package dev.crease.cricket.scorers;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Fact.Differing;
import dev.crease.cricket.Scorer;

/// The English words that the log keeps of what scorers do. Any thread.
public final class ScorerWords {
  private ScorerWords() {}

  /// `Ravi keeps score; Sana was silent`.
  public static String of(Fact.OfScorers fact) {
    return switch (fact) {
      case Fact.Claimed(var by, var before, _) ->
          by.shown() + " keeps score" + tail(before, "; %s was silent");
      case Fact.HandoverArmed(var by, _, _, _) -> by.shown() + " offers the book to another scorer";
      case Fact.HandoverEnded _ -> "The book is no longer offered: wrong codes were tried";
      case Fact.Taken(var by, var before, _) ->
          by.shown() + " keeps score" + tail(before, ", from the hands of %s");
      case Fact.Released(var by, _) -> by.shown() + " no longer keeps score";
      case Fact.BooksCompared check -> compared(check);
    };
  }

  private static String tail(Scorer before, String words) {
    return before.present() ? words.formatted(before.shown()) : "";
  }

  /// `Over 16: one ball differs, 15.2: 1 here, 1lb by Ravi`.
  private static String compared(Fact.BooksCompared check) {
    if (check.agreed()) {
      return "Over %d: the books agree".formatted(check.over());
    }
    var first = check.differs().getFirst();
    int count = check.differs().size();
    return "Over %d: %s, %s: %s"
        .formatted(
            check.over(),
            count == 1 ? "one ball differs" : count + " balls differ",
            first.at(),
            readings(first, check.by()));
  }

  private static String readings(Differing ball, Scorer by) {
    var there = ball.there().isEmpty() ? "not so" : ball.there();
    var here = ball.here().isEmpty() ? "nothing" : ball.here();
    return "%s here, %s by %s".formatted(here, there, by.shown());
  }
}
