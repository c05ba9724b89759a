package dev.crease.server;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchCommand.ScoreCheck;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Laws;
import dev.crease.cricket.law.Note;
import dev.crease.cricket.ledger.Ledger;
import dev.crease.cricket.ledger.Ruling;
import dev.crease.cricket.scorers.BookCheck;
import java.util.ArrayList;
import java.util.List;

/// What the Laws say to some commands, one after another: all of them, or none.
sealed interface Judgement {
  /// All happen: these events, in order.
  record Yes(List<Noted> events) implements Judgement {
    public Yes {
      events = List.copyOf(events);
    }
  }

  /// An event, and what the Laws note of the command that made it; only the first event of a
  /// command has notes.
  ///
  /// @param after the match after it
  record Noted(MatchEvent event, List<Note> notes, Match after) {}

  /// The command at this index is refused.
  record No(int index, Decision.Refused why) implements Judgement {}

  /// Judges. Events that are not in the log yet have no ids, so no command of the same request can
  /// correct them.
  ///
  /// @param who says them
  static Judgement of(Ledger before, List<MatchCommand> commands, Scorer who) {
    List<Noted> events = new ArrayList<>();
    Ledger ledger = before;
    for (int i = 0; i < commands.size(); i++) {
      switch (decide(ledger, commands.get(i), who)) {
        case Decision.Refused refused -> {
          return new No(i, refused);
        }
        case Decision.Accepted(var made, var notes) -> {
          List<Note> beside = notes;
          for (MatchEvent event : made) {
            ledger = ledger.after("pending-" + (events.size() + 1), event);
            events.add(new Noted(event, beside, ledger.match()));
            beside = List.of();
          }
        }
      }
    }
    return new Yes(events);
  }

  private static Decision decide(Ledger ledger, MatchCommand command, Scorer who) {
    return switch (command.said()) {
      case Correction correction -> decide(ledger, correction);
      case ScoreCheck check -> BookCheck.decide(ledger.match(), check, who);
      default -> Laws.decide(ledger.match(), command);
    };
  }

  private static Decision decide(Ledger ledger, Correction correction) {
    return switch (ledger.rule(correction)) {
      case Ruling.Made(var event) -> new Decision.Accepted(List.of(event), List.of());
      case Ruling.Refused(var why) -> why;
    };
  }
}
