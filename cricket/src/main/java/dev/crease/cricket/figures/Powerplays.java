package dev.crease.cricket.figures;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.OverRate;
import dev.crease.cricket.Powerplay;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The powerplays of a match: those that were stated; in an innings of which none was, the first
/// overs, as long as the format makes them for the innings as it was allotted ([Powerplay]). Any
/// thread.
public final class Powerplays {
  /// What the first one is called where nobody called it otherwise.
  public static final String MANDATORY = "mandatory";

  private Powerplays() {}

  /// One powerplay, and what was made in it.
  ///
  /// @param innings from 1
  /// @param from its first delivery, `0.1`: completed overs, and which delivery of the next, wides
  ///   and no-balls counted
  /// @param to its last, `5.6`
  /// @param balls legal balls bowled in it so far
  public record Line(
      int innings, String kind, String from, String to, int runs, int wickets, int balls) {

    private Line after(Fact.Delivery delivery) {
      var ball = delivery.ball();
      int fell = (int) ball.wickets().stream().filter(wicket -> wicket.how().isWicket()).count();
      return new Line(
          innings,
          kind,
          from,
          to,
          runs + ball.total(),
          wickets + fell,
          balls + (ball.legal() ? 1 : 0));
    }
  }

  /// All of a match, in order. Super overs have none.
  ///
  /// @param events from the one that made the match; no corrections
  public static List<Line> of(List<MatchEvent> events) {
    var match = Match.NONE;
    var found = new ArrayList<Line>();
    var deliveries = new ArrayList<Bowled>();
    for (var event : events) {
      if (event.fact() instanceof Fact.Delivery delivery) {
        deliveries.add(new Bowled(delivery, match.innings().deliveriesOfOver() + 1));
      }
      match = match.after(event.fact());
    }
    for (var innings : match.allInnings()) {
      for (var span : spans(match, innings)) {
        var taken = span.taken;
        var line = new Line(innings.number(), taken.kind(), taken.from(), taken.to(), 0, 0, 0);
        for (var bowled : deliveries) {
          if (bowled.delivery.innings() == innings.number() && span.has(bowled)) {
            line = line.after(bowled.delivery);
          }
        }
        found.add(line);
      }
    }
    return found;
  }

  /// The powerplay in which the next ball will be bowled; empty where there is none.
  public static Optional<Fact.PowerplayTaken> now(Match match) {
    var now = match.innings();
    if (now.number() == 0 || now.ended()) {
      return Optional.empty();
    }
    return spans(match, now).stream()
        .filter(span -> span.has(now.overs(), now.ballsOfOver() + 1, now.deliveriesOfOver() + 1))
        .map(Span::taken)
        .findFirst();
  }

  /// A delivery, and which of its over it was, wides and no-balls counted.
  private record Bowled(Fact.Delivery delivery, int ordinal) {}

  /// A powerplay as it was stated, or with the legal balls that it lasts by the format.
  private record Span(Fact.PowerplayTaken taken, int balls, int each) {
    boolean has(Bowled bowled) {
      return has(bowled.delivery.over(), bowled.delivery.number(), bowled.ordinal);
    }

    boolean has(int over, int number, int ordinal) {
      return balls > 0 ? over * each + number <= balls : covers(taken, over, ordinal);
    }
  }

  private static List<Span> spans(Match match, Innings innings) {
    int each = match.format().overs().balls();
    var spans = new ArrayList<Span>();
    boolean stated = false;
    for (var taken : innings.restrictions().powerplays()) {
      spans.add(new Span(taken, 0, each));
      stated |= !taken.kind().equals(OverRate.REASON);
    }
    int balls =
        innings.superOver()
            ? 0
            : Powerplay.balls(match.format().overs(), innings.allowance().total());
    if (!stated && balls > 0) {
      var to = "%d.%d".formatted((balls - 1) / each, (balls - 1) % each + 1);
      spans.addFirst(new Span(new Fact.PowerplayTaken(MANDATORY, "0.1", to), balls, each));
    }
    return spans;
  }

  private static boolean covers(Fact.PowerplayTaken taken, int over, int ordinal) {
    return place(taken.from()) <= place(over, ordinal) && place(over, ordinal) <= place(taken.to());
  }

  /// Files that write a tenth delivery as a number write `5.10` as `5.1`; it is taken as written.
  private static int place(String at) {
    int dot = at.indexOf('.');
    return dot < 0
        ? place(Integer.parseInt(at), 0)
        : place(Integer.parseInt(at.substring(0, dot)), Integer.parseInt(at.substring(dot + 1)));
  }

  private static int place(int over, int ordinal) {
    return over * 100 + ordinal;
  }
}
