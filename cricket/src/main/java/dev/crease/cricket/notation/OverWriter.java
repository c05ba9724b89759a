package dev.crease.cricket.notation;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Laws;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Writes one match as an over file. What follows of itself from what is written, such as the end
/// of an innings after the tenth wicket, is left out: the reader's Laws will say it. Used once.
final class OverWriter {
  private final List<MatchEvent> events;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder over = new StringBuilder();
  private final Deque<Fact> following = new ArrayDeque<>();
  private Match match = Match.NONE;

  OverWriter(List<MatchEvent> events) {
    this.events = events;
  }

  String write() {
    for (var event : events) {
      var fact = event.fact();
      if (following.isEmpty() || !following.peek().equals(fact)) {
        fact(fact);
        foresee(fact);
      } else {
        following.remove();
      }
      match = match.after(fact);
    }
    endLine();
    return String.join("\n", lines) + "\n";
  }

  /// What the Laws will add to a fact by themselves.
  private void foresee(Fact fact) {
    following.clear();
    switch (fact) {
      case Fact.Created _ -> {}
      case Fact.Corrected corrected -> throw uncorrected(corrected);
      case Fact.OfScorers _ -> {} // nothing of play
      case Fact.Delivery delivery ->
          following.addAll(Laws.consequences(match.after(fact), Bowled.of(delivery.ball())));
      case Fact.Stated stated -> following.addAll(Laws.consequences(match.after(fact), stated));
    }
  }

  private static IllegalArgumentException uncorrected(Fact.Corrected corrected) {
    return new IllegalArgumentException(
        "a file holds a match as it should have been, no corrections: " + corrected);
  }

  private void fact(Fact fact) {
    switch (fact) {
      case Fact.Created created ->
          lines.addAll(OverHeader.write(created.format(), created.teams(), created.info()));
      case Fact.Corrected corrected -> throw uncorrected(corrected);
      case Fact.OfScorers _ -> {} // nothing of play
      case Fact.Delivery delivery -> ball(delivery);
      case Fact.BowlerOn on -> bowler(on);
      case Fact.BatterIn _, Fact.Resumed _, Fact.EndsSet _, Fact.OverCounted _, Fact.Departed _ ->
          inOver((Fact.Stated) fact);
      case Fact.InningsBegun begun -> {
        endLine();
        lines.add("");
        lines.add(Statements.write(begun));
      }
      case Fact.Reviewed review -> inOver(review);
      case Fact.Stated stated -> {
        endLine();
        lines.add(Statements.write(stated));
      }
    }
  }

  private void ball(Fact.Delivery delivery) {
    if (over.isEmpty()) {
      startLine(delivery.bowler());
    }
    if (delivery.freeHit() && !match.innings().freeHit()) {
      over.append(" [free hit]");
    }
    int noBallRuns = match.format().noBallRuns();
    over.append(' ').append(OverNotation.write(delivery.ball(), delivery.batter(), noBallRuns));
  }

  private void bowler(Fact.BowlerOn on) {
    if (match.overBegun()) {
      inOver(on);
    } else if (!on.reason().isEmpty()) {
      endLine();
      lines.add(Statements.write(on));
    } else {
      startLine(on.player());
    }
  }

  private void inOver(Fact.Stated fact) {
    if (over.isEmpty()) {
      lines.add(Statements.write(fact));
    } else {
      over.append(" [").append(Statements.write(fact)).append(']');
    }
  }

  private void startLine(String bowler) {
    endLine();
    over.append(match.innings().overs() + 1).append(' ').append(bowler).append(':');
  }

  private void endLine() {
    if (!over.isEmpty()) {
      lines.add(over.toString());
      over.setLength(0);
    }
  }
}
