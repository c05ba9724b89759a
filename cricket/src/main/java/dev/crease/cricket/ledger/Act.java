package dev.crease.cricket.ledger;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;

/// One thing that was said of a match and did not follow of itself, as it can be said again of the
/// match corrected: who faced a ball is left to be derived, and who was out is named by the end he
/// stood at, where he stood at one.
///
/// @param id the event's id in the log
/// @param place the innings and the over it was said in, comparable: `innings * 10,000 + over`
record Act(String id, MatchCommand command, int place) {
  private static final int PLACES_OF_INNINGS = 10_000;

  /// How an event of the log would be said.
  ///
  /// @param before the match it was said of
  static Act of(String id, Fact fact, Match before) {
    boolean ofOverBefore =
        fact instanceof Fact.OverCounted && !before.overBegun() && before.bowler().isEmpty();
    return new Act(id, command(fact, before), place(before) - (ofOverBefore ? 1 : 0));
  }

  static int place(Match match) {
    return match.innings().number() * PLACES_OF_INNINGS + match.innings().overs();
  }

  boolean sameInnings(int otherPlace) {
    return place / PLACES_OF_INNINGS == otherPlace / PLACES_OF_INNINGS;
  }

  boolean isBall() {
    return command.said() instanceof MatchCommand.Bowled;
  }

  private static MatchCommand command(Fact fact, Match before) {
    return switch (fact) {
      case Fact.Delivery delivery ->
          new MatchCommand.Bowled(
              byEnds(delivery), "", "", "", delivery.freeHit() && !before.innings().freeHit());
      case Fact.Stated stated -> stated;
      case Fact.Created _, Fact.Corrected _, Fact.OfScorers _ ->
          throw new IllegalStateException("not said by a scorer in play: " + fact);
    };
  }

  private static Ball byEnds(Fact.Delivery delivery) {
    if (delivery.ball().wickets().isEmpty()) {
      return delivery.ball();
    }
    var wickets = new ArrayList<Wicket>();
    for (var wicket : delivery.ball().wickets()) {
      wickets.add(wicket.of(end(wicket.player(), delivery)));
    }
    return delivery.ball().with(wickets);
  }

  private static String end(String player, Fact.Delivery delivery) {
    if (player.equals(delivery.batter())) {
      return "";
    }
    return player.equals(delivery.nonStriker()) ? Wicket.NON_STRIKER : player;
  }
}
