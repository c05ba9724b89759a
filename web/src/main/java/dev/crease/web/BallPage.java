package dev.crease.web;

import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import java.util.List;

/// One ball at an address that lasts, for sharing: what happened, the score it made, and the way to
/// the match. Any thread.
public final class BallPage {
  private BallPage() {}

  /// What the page shows.
  ///
  /// @param after the score that the ball made
  /// @param rows the ball's own, newest first
  /// @param origin where the reader reached the server; may be empty, and then no picture is named
  public record Values(
      Scorecard card, Score after, List<CommentaryRow> rows, String id, String origin) {
    public Values {
      rows = List.copyOf(rows);
    }

    /// The ball in a line: `16.2 Boon to Rahimi, FOUR`.
    String line() {
      return rows.stream()
          .map(
              row ->
                  switch (row) {
                    case CommentaryRow.Ball ball -> ball.ball() + " " + ball.text();
                    case CommentaryRow.Note note -> note.text();
                    case CommentaryRow.OverEnd _ -> "";
                  })
          .filter(line -> !line.isEmpty())
          .reduce((_, first) -> first)
          .orElse("");
    }

    /// `Harbour City 138 for 5. They need 34 from 22 balls.`
    String standing() {
      return after.innings() == 0 ? "" : Spoken.score(after, new Sides(card).named(after.team()));
    }
  }

  /// `/m/{match}/b/{ball}`.
  public static String html(Values values) {
    return Html.of(
        (out, interceptor) ->
            JteballGenerated.render(out, interceptor, values, new Board(values.card())));
  }
}
