package dev.crease.web;

import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import java.util.Locale;

/// The sentence that a screen reader says: "Over 16.2. Boon to Rahimi, four. Harbour City 138 for
/// 5. They need 34 from 22 balls." Never "138 slash 5". `spoken.ts` says the same.
final class Spoken {
  private Spoken() {}

  static String status(MatchView view) {
    var card = view.card();
    var board = new Board(card);
    if (!board.live() || card.score().innings() == 0) {
      return board.title() + ". " + board.need() + ".";
    }
    var last =
        view.commentary().stream()
            .filter(row -> row instanceof CommentaryRow.Ball)
            .map(row -> ball((CommentaryRow.Ball) row))
            .findFirst()
            .orElse("");
    return last + score(card.score(), board.batting());
  }

  private static String ball(CommentaryRow.Ball ball) {
    var headline = Headline.of(ball.text());
    var said = (headline.before() + headline.after()).trim();
    var lower = headline.before() + headline.after().toLowerCase(Locale.ROOT);
    return said.isEmpty() ? "" : "Over %s. %s. ".formatted(ball.ball(), lower);
  }

  /// `Harbour City 138 for 5. They need 34 from 22 balls.`
  static String score(Score score, String team) {
    var runs =
        score.wickets() == 10
            ? "%s %d all out.".formatted(team, score.runs())
            : "%s %d for %d.".formatted(team, score.runs(), score.wickets());
    if (!score.chasing() || score.need() == 0) {
      return runs;
    }
    return score.left() < 0
        ? runs + " They need %d more.".formatted(score.need())
        : runs
            + " They need %d from %s.".formatted(score.need(), Words.count(score.left(), "ball"));
  }

  /// What the browser's tab says: `HAR 138/5 (16.2), need 34 off 22`.
  static String title(Scorecard card) {
    var board = new Board(card);
    var score = card.score();
    if (board.finished() || score.innings() == 0) {
      return board.finished() ? board.need() : board.title();
    }
    var text = "%s %s (%s)".formatted(score.team(), score.figures(), board.overs());
    if (!score.chasing() || score.need() == 0) {
      return text;
    }
    return text
        + (score.left() < 0
            ? ", need %d".formatted(score.need())
            : ", need %d off %d".formatted(score.need(), score.left()));
  }
}
