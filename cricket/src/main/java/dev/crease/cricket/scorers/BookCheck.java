package dev.crease.cricket.scorers;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Fact.Differing;
import dev.crease.cricket.MatchCommand.Reading;
import dev.crease.cricket.MatchCommand.ScoreCheck;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.Shot;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.notation.OverNotation;
import java.util.ArrayList;
import java.util.List;

/// Holds another scorer's book against the match's, an over at a time (Law 3.2: the scorers
/// frequently check that their records agree). Pure; any thread.
public final class BookCheck {
  private final Match match;
  private final List<Fact.Delivery> here;
  private final List<String> there;
  private final List<Reading> readings;

  private BookCheck(Match match, List<Fact.Delivery> here, ScoreCheck check) {
    this.match = match;
    this.here = here;
    this.there = BookHash.balls(check.hash());
    this.readings = check.readings();
  }

  /// The event that says what came of it, or why there is nothing to compare with.
  ///
  /// @param match the match, corrected
  /// @param by whose book it is
  public static Decision decide(Match match, ScoreCheck check, Scorer by) {
    var all = match.allInnings();
    boolean known = check.innings() >= 1 && check.innings() <= all.size();
    var here = known ? all.get(check.innings() - 1).deliveries(check.over()) : noBalls();
    if (here.isEmpty()) {
      return new Decision.Refused(
          "3.2",
          "no ball of over %d of innings %d is in the book."
              .formatted(check.over(), check.innings()),
          true);
    }
    var differs = new BookCheck(match, here, check).differing();
    var fact = new Fact.BooksCompared(by, check.innings(), check.over(), check.hash(), differs);
    return new Decision.Accepted(
        List.of(new MatchEvent(fact, ScorerWords.of(fact), match.score())), List.of());
  }

  private static List<Fact.Delivery> noBalls() {
    return List.of();
  }

  /// Balls that are the same at the beginning and at the end of the over are passed over: what is
  /// left is where the books part, so that one ball more in one of them is one difference.
  private List<Differing> differing() {
    int least = Math.min(here.size(), there.size());
    int first = 0;
    while (first < least && same(first, first)) {
      first++;
    }
    int last = 0;
    while (last < least - first && same(here.size() - 1 - last, there.size() - 1 - last)) {
      last++;
    }
    var differs = new ArrayList<Differing>();
    int most = Math.max(here.size(), there.size()) - last;
    for (int i = first; i < most; i++) {
      differs.add(differing(i, here.size() - last, there.size() - last));
    }
    return differs;
  }

  private boolean same(int one, int other) {
    return BookHash.of(here.get(one)).equals(there.get(other));
  }

  private Differing differing(int at, int hereEnd, int thereEnd) {
    boolean isHere = at < hereEnd;
    var is = isHere ? word(here.get(at)) : "";
    var said = at < thereEnd && at < readings.size() ? readings.get(at) : new Reading("", "", "");
    if (isHere && is.equals(said.word())) { // the same ball by other people
      var ball = here.get(at);
      return new Differing(ball.at(), people(is, ball.bowler(), ball.batter()), people(said));
    }
    return new Differing(place(Math.min(at, here.size() - 1)), is, said.word());
  }

  private String place(int at) {
    return here.get(at).at();
  }

  private String word(Fact.Delivery delivery) {
    var ball = delivery.ball();
    var plain = ball.with(ball.detail().hit(Shot.NONE));
    return OverNotation.write(plain, delivery.batter(), match.format().noBallRuns());
  }

  private static String people(Reading said) {
    return said.bowler().isEmpty() && said.batter().isEmpty()
        ? said.word()
        : people(said.word(), said.bowler(), said.batter());
  }

  private static String people(String word, String bowler, String batter) {
    return "%s, %s to %s".formatted(word, bowler, batter);
  }
}
