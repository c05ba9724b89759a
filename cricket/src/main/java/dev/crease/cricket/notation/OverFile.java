package dev.crease.cricket.notation;

import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.law.Scoring;
import java.util.List;

/// A match in over notation: a text that a scorer reads as he reads his book, one line an over.
///
/// ```
/// 16 Boon: . 1 4 wd W(caught Halloran) [in Silva] . 2
/// ```
public final class OverFile {
  private OverFile() {}

  /// A text that is no over file, or tells what cannot have happened.
  public static final class Fault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    Fault(int line, int column, String message) {
      super(message);
      this.line = line;
      this.column = column;
    }

    /// `line 12:8`, both counted from 1.
    public String place() {
      return "line %d:%d".formatted(line, column);
    }
  }

  /// Scores the match of a text. What is written has happened, so every command overrules.
  ///
  /// @param id the name the match shall have
  /// @throws Fault at the first place that is wrong
  public static Scoring read(String id, String text) {
    return new OverReader(id).read(text);
  }

  /// The text of a match, from all its events; [#read] gives the match again.
  public static String write(List<MatchEvent> events) {
    return new OverWriter(events).write();
  }
}
