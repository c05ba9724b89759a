package dev.crease.cricket.law;

import dev.crease.cricket.MatchEvent;
import java.util.List;

/// What the Laws make of a command.
public sealed interface Decision {

  /// It happened: the events to append, in order; those that followed of themselves are included,
  /// such as the end of the innings after the tenth wicket.
  ///
  /// @param notes what was unlawful and overruled, and what is odd; mostly nothing
  record Accepted(List<MatchEvent> events, List<Note> notes) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      notes = List.copyOf(notes);
    }
  }

  /// It did not, and the book is as it was.
  ///
  /// @param law the Law's number, `21.17`; `playing conditions` where no Law says it
  /// @param why a sentence a scorer understands
  /// @param impossible true where even `Overruling` is no help: it cannot have happened
  record Refused(String law, String why, boolean impossible) implements Decision {
    /// `Law 21.17: a batter cannot be lbw off a no-ball.`
    public String text() {
      return text(law, why);
    }

    static String text(String law, String why) {
      return (Character.isDigit(law.charAt(0)) ? "Law " + law : "Playing conditions") + ": " + why;
    }
  }
}
