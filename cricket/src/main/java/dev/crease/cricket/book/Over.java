package dev.crease.cricket.book;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Scorecard;
import java.util.List;

/// One over, in progress or done.
///
/// @param legal legal balls bowled in it
/// @param allowed legal balls it has, as the umpire counts them (Law 17.5)
/// @param conceded runs debited to the bowler
/// @param split more than one bowler bowled it, so it is nobody's maiden (Law 17.8)
record Over(
    Chain<Fact.Delivery> deliveries,
    int legal,
    int allowed,
    int runs,
    int wickets,
    int conceded,
    boolean split) {

  static Over of(int balls) {
    return new Over(Chain.empty(), 0, balls, 0, 0, 0, false);
  }

  Over after(Fact.Delivery delivery) {
    var ball = delivery.ball();
    int fell = 0;
    for (var wicket : ball.wickets()) {
      fell += wicket.how().isWicket() ? 1 : 0;
    }
    return new Over(
        deliveries.plus(delivery),
        legal + (ball.legal() ? 1 : 0),
        allowed,
        runs + ball.total(),
        wickets + fell,
        conceded + ball.conceded(),
        split);
  }

  Over counted(int balls) {
    return new Over(deliveries, legal, balls, runs, wickets, conceded, split);
  }

  Over shared() {
    return new Over(deliveries, legal, allowed, runs, wickets, conceded, true);
  }

  boolean complete() {
    return legal >= allowed;
  }

  boolean begun() {
    return !deliveries.isEmpty();
  }

  /// A whole over by one bowler with nothing debited to him.
  boolean maiden() {
    return complete() && !split && conceded == 0;
  }

  /// Who bowled in it, in order, each once.
  List<String> bowlers() {
    return deliveries.toList().stream().map(Fact.Delivery::bowler).distinct().toList();
  }

  /// Its words, for boards.
  List<String> words(int noBallRuns) {
    return deliveries.toList().stream().map(d -> d.ball().brief(noBallRuns)).toList();
  }

  Scorecard.Over card(int number, int noBallRuns) {
    return new Scorecard.Over(
        number, String.join(" / ", bowlers()), runs, wickets, words(noBallRuns));
  }
}
