package dev.crease.cricket.notation;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Scoring;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one over file, scoring as it goes, so that a fault is found at its place. Used once.
final class OverReader {
  private static final Pattern OVER = Pattern.compile("(\\d{1,4})\\s+([^:]+):(.*)");
  private static final String FREE_HIT = "free hit";

  private final String id;
  private final OverHeader header = new OverHeader();
  private @Nullable Scoring scoring;
  private boolean freeHit;
  private int line;
  private int column;

  OverReader(String id) {
    this.id = id;
  }

  Scoring read(String text) {
    try {
      for (var written : text.lines().toList()) {
        line++;
        column = written.length() - written.stripLeading().length() + 1;
        var content = written.strip();
        if (!content.isEmpty() && !content.startsWith("#")) {
          content(content, column);
        }
      }
      return scoring();
    } catch (OverNotation.Fault fault) {
      throw new OverFile.Fault(Math.max(1, line), column, String.valueOf(fault.getMessage()));
    }
  }

  private void content(String content, int start) {
    var over = OVER.matcher(content);
    if (over.matches()) {
      over(over.group(1), over.group(2).strip());
      words(over.group(3), start + over.start(3));
    } else if (OverHeader.isLine(content) && scoring == null) {
      header.read(content);
    } else if (Statements.isOne(content)) {
      say(Statements.read(content));
    } else {
      throw new OverNotation.Fault(
          scoring == null
              ? "a line of the head, or the toss"
              : "an over, '16 Boon: . 1 4', or a statement",
          content);
    }
  }

  /// The head ends with the first line that is not of it.
  private Scoring scoring() {
    var begun = scoring;
    if (begun == null) {
      begun = header.scoring(id);
      scoring = begun;
    }
    return begun;
  }

  private void over(String number, String bowler) {
    var match = scoring().match();
    int due = match.innings().overs() + 1;
    if (match.innings().number() > 0 && Integer.parseInt(number) != due) {
      throw new OverNotation.Fault("over " + due, number);
    }
    if (!match.bowler().equals(bowler)) {
      say(new Fact.BowlerOn(bowler, ""));
    }
  }

  /// The words of an over; brackets hold statements, and words may hold spaces between brackets.
  private void words(String text, int start) {
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      column = start + at;
      int end = endOfWord(text, at);
      word(text.substring(at, end));
      at = end;
    }
  }

  private int endOfWord(String text, int from) {
    int depth = 0;
    int at = from;
    while (at < text.length() && (depth > 0 || !Character.isWhitespace(text.charAt(at)))) {
      depth +=
          switch (text.charAt(at)) {
            case '(', '[' -> 1;
            case ')', ']' -> -1;
            default -> 0;
          };
      at++;
    }
    if (depth > 0) {
      throw new OverNotation.Fault("a closing bracket", text.substring(from));
    }
    return at;
  }

  private void word(String word) {
    if (!word.startsWith("[")) {
      say(new MatchCommand.Bowled(OverNotation.read(word), "", "", "", freeHit));
      freeHit = false;
    } else if (word.endsWith("]")) {
      var inside = word.substring(1, word.length() - 1).strip();
      if (inside.equals(FREE_HIT)) {
        freeHit = true;
      } else {
        say(Statements.read(inside));
      }
    } else {
      throw new OverNotation.Fault("a space after the bracket", word);
    }
  }

  private void say(MatchCommand command) {
    if (scoring().say(new MatchCommand.Overruling(command)) instanceof Decision.Refused refused) {
      throw new OverFile.Fault(line, column, refused.text());
    }
  }
}
