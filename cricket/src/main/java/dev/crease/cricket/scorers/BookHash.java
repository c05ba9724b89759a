package dev.crease.cricket.scorers;

import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.Fact;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// What a book makes of an over, short enough to be sent with every over: eight hexadecimal digits
/// for each ball, joined by `-`. Any thread.
///
/// A ball's digits are FNV-1a (32 bits) of its line, taken over the line's UTF-16 units, which is
/// what a browser has at hand. The line has what decides the score and who is where, in the words
/// of the ball's event:
/// `BOWLER|BATTER|RUNS,WIDES,NOBALLS,BYES,LEGBYES,PENALTY,BOUNDARY|WICKETS|NOT` with the wickets as
/// `KIND OUT` joined by `;`, and NOT for a ball that is not one of the over. So
/// `Boon|Rahimi|0,0,0,0,1,0,0||` is a leg bye. Who fielded, where it was hit, and where in the over
/// it came are not in it, so that a forgotten ball is one difference and not six.
///
/// It finds slips of the pen. It keeps nobody out: two balls may have the same digits, by chance
/// once in 4,294,967,296.
public final class BookHash {
  private static final int BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private BookHash() {}

  /// The digits of an over's balls.
  public static String of(List<Fact.Delivery> over) {
    return over.stream().map(BookHash::of).collect(Collectors.joining("-"));
  }

  /// The digits of one ball.
  public static String of(Fact.Delivery ball) {
    return digits(line(ball));
  }

  /// The digits of each ball of a hash.
  static List<String> balls(String hash) {
    return hash.isEmpty() ? List.of() : Arrays.asList(hash.split("-", -1));
  }

  /// Whether a text is a hash of that form.
  public static boolean isOne(String text) {
    return text.isEmpty() || text.matches("[0-9a-f]{8}(-[0-9a-f]{8})*");
  }

  static String line(Fact.Delivery delivery) {
    var ball = delivery.ball();
    var extras = ball.extras();
    var wickets =
        ball.wickets().stream()
            .map(wicket -> wicket.how().word() + " " + wicket.player())
            .collect(Collectors.joining(";"));
    return "%s|%s|%d,%d,%d,%d,%d,%d,%d|%s|%s"
        .formatted(
            delivery.bowler(),
            delivery.batter(),
            ball.runs(),
            extras.wides(),
            extras.noballs(),
            extras.byes(),
            extras.legbyes(),
            extras.penalty(),
            boundary(ball.boundary()),
            wickets,
            ball.detail().place().word());
  }

  private static int boundary(Boundary boundary) {
    return switch (boundary) {
      case NONE -> 0;
      case FOUR -> 4;
      case SIX -> 6;
    };
  }

  private static String digits(String line) {
    int hash = BASIS;
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * PRIME;
    }
    return HexFormat.of().toHexDigits(hash);
  }
}
