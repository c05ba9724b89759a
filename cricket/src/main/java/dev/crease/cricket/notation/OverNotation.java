package dev.crease.cricket.notation;

import dev.crease.cricket.Ball;
import dev.crease.cricket.BallDetail;
import dev.crease.cricket.BallDetail.InOver;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Wicket;
import java.util.ArrayList;
import java.util.List;

/// One ball as one word, as scorers write it. The whole of a word, then each part of it:
///
/// ```
/// word = part { "+" part }
/// part = "."            nothing
///      | N              runs off the bat; 4 and 6 are boundaries
///      | N "r"          runs off the bat, all run
///      | "wd" | "nb"    a wide, a no-ball; in "wd+4" the number is wides too, in "nb+4" the bat's
///      | N "nb"         no-ball extras that were more than the penalty
///      | N "b" | N "lb" byes, leg byes
///      | N "pen"        penalty runs to the batting side (Law 41.17)
///      | N "short"      short runs: run, but not scored (Law 18.4)
///      | "deliberate"   they ran short on purpose (Law 18.5)
///      | "not(" why ")" not a ball of the over: `not(dead)`, `not(28.2)` (Law 17.3.2)
///      | "shot(" … ")"  where it was hit: `shot(cover drive/60/90/off/full/138)`, `-` for unknown
///      | "W(" how ")"   a wicket: `W(caught Halloran)`, `W(runout striker, by Silva/Boon)`
/// ```
///
/// `nb` costs what the match's format says, so a reader need not know the format.
public final class OverNotation {
  private static final String EXPECTED = "a ball such as . 1 4r wd+4 nb 2b 4lb 5pen W(bowled)";
  private static final int DIGITS_MAX = 2;

  private int runs;
  private boolean ran;
  private boolean scored;
  private int wides;
  private int noballs;
  private int byes;
  private int legbyes;
  private int penalty;
  private BallDetail detail = BallDetail.NONE;
  private final List<Wicket> wickets = new ArrayList<>();

  private OverNotation() {}

  /// What was expected of a text, and what was found.
  public static final class Fault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String expected;
    private final String found;

    public Fault(String expected, String found) {
      super("expected %s, was '%s'".formatted(expected, found));
      this.expected = expected;
      this.found = found;
    }

    public String expected() {
      return expected;
    }

    public String found() {
      return found;
    }
  }

  /// The ball a word stands for. Who is out may still be unnamed: see [Wicket#player].
  ///
  /// @throws Fault when the word is not over notation
  public static Ball read(String word) {
    var reading = new OverNotation();
    for (var part : parts(word)) {
      reading.add(part, word);
    }
    return reading.ball(word);
  }

  /// The word of a ball, such that [#read] gives the ball again.
  ///
  /// @param noBallRuns what a plain no-ball costs in this match
  public static String write(Ball ball, int noBallRuns) {
    var word = new StringBuilder(ball.runsWord(noBallRuns));
    for (var wicket : ball.wickets()) {
      word.append(word.isEmpty() ? "W(" : "+W(").append(WicketWords.write(wicket)).append(')');
    }
    if (ball.detail().shot().noted()) {
      word.append(word.isEmpty() ? "" : "+").append(ShotWords.write(ball.detail().shot()));
    }
    return word.isEmpty() ? "." : word.toString();
  }

  /// The word of a ball that this batter faced, who is not named in it if he is out.
  ///
  /// @param noBallRuns what a plain no-ball costs in this match
  public static String write(Ball ball, String batter, int noBallRuns) {
    var wickets = new ArrayList<Wicket>();
    for (var wicket : ball.wickets()) {
      wickets.add(wicket.player().equals(batter) ? wicket.of("") : wicket);
    }
    return write(ball.with(wickets), noBallRuns);
  }

  /// The parts of a word, `nb` and `4lb` of `nb+4lb`: it is split at the plus signs that stand
  /// outside brackets; names may hold brackets themselves.
  public static List<String> parts(String word) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '+' && depth == 0) {
        parts.add(word.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(word.substring(start));
    return parts;
  }

  private void add(String part, String word) {
    if (part.startsWith("W(") && part.endsWith(")")) {
      wickets.add(wicket(part.substring(2, part.length() - 1)));
      return;
    }
    if (part.endsWith(")")) {
      detail(part);
      return;
    }
    int digits = 0;
    while (digits < part.length() && part.charAt(digits) >= '0' && part.charAt(digits) <= '9') {
      digits++;
    }
    var unit = part.substring(digits);
    if (digits == 0) {
      addBare(unit, word);
    } else if (digits <= DIGITS_MAX) {
      addCounted(Integer.parseInt(part.substring(0, digits)), unit, word);
    } else {
      throw new Fault(EXPECTED, word);
    }
  }

  private void detail(String part) {
    if (ShotWords.isOne(part)) {
      detail = detail.hit(ShotWords.read(part));
      return;
    }
    for (var place : InOver.values()) {
      if (place != InOver.COUNTS && part.equals("not(" + place.word() + ")")) {
        detail = detail.at(place);
        return;
      }
    }
    throw new Fault("not(dead), not(24.4), not(28.2), not(41.4), not(41.5) or shot(…)", part);
  }

  /// A run out may say its completed runs inside, as in `W(runout striker 1)`.
  private Wicket wicket(String text) {
    var read = WicketWords.read(text);
    if (read.runs() > 0) {
      runs += read.runs();
      ran = true;
      scored = true;
    }
    return read.wicket();
  }

  private void addBare(String unit, String word) {
    switch (unit) {
      case "." -> {
        if (!word.equals(".")) {
          throw new Fault(EXPECTED, word);
        }
      }
      case "wd" -> wides += 1;
      case "nb" -> noballs += 1;
      case "deliberate" -> detail = detail.runShortOnPurpose();
      default -> throw new Fault(EXPECTED, word);
    }
  }

  private void addCounted(int count, String unit, String word) {
    switch (unit) {
      case "", "r" -> {
        if (scored) {
          throw new Fault("runs off the bat once only", word);
        }
        runs = count;
        ran = unit.equals("r");
        scored = true;
      }
      case "nb" -> noballs += count;
      case "b" -> byes += count;
      case "lb" -> legbyes += count;
      case "pen" -> penalty += count;
      case "short" -> detail = detail.withShortRuns(Math.min(count, 9));
      default -> throw new Fault(EXPECTED, word);
    }
  }

  private Ball ball(String word) {
    if (wides > 0 && scored && !ran) {
      wides += runs;
      runs = 0;
    }
    if (wides > 1 && noballs > 0) {
      throw new Fault("a wide or a no-ball, not both", word);
    }
    var boundary = ran ? Ball.Boundary.NONE : Ball.Boundary.of(runs);
    var extras = new Extras(wides, noballs, byes, legbyes, penalty);
    return new Ball(runs, boundary, extras, wickets, detail);
  }
}
