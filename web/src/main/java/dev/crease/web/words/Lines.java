package dev.crease.web.words;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Score;
import dev.crease.cricket.book.Match;
import java.util.Locale;
import java.util.stream.Collectors;

/// The lines of a match's commentary in one language. In English a headline is the text that the
/// log has of the event, to the letter; a test holds the two together. Any thread.
public final class Lines {
  private final Said words;

  /// @param language whose words and digits
  public Lines(Language language) {
    this.words = new Said(language);
  }

  /// `Boon to Rahimi, FOUR`.
  ///
  /// @param before the match that the event came to
  /// @param after the match it made
  public String headline(Match before, Match after, MatchEvent event) {
    return switch (event.fact()) {
      case Fact.Delivery ball ->
          words.said(
              "ball",
              "bowler",
              ball.bowler(),
              "batter",
              ball.batter(),
              "what",
              new BallWords(words).shown(ball.ball(), ball.bowler(), after));
      case Fact.Created created ->
          words.said(
              "match",
              "first",
              created.teams().get(0).name(),
              "second",
              created.teams().get(1).name(),
              "format",
              created.format().name());
      case Fact.Corrected corrected -> corrected(corrected, event.text());
      case Fact.OfScorers _ -> event.text();
      case Fact.Stated stated -> new CourseWords(words).said(before, after, stated);
    };
  }

  /// What was put right; the words that the log has are English.
  private String corrected(Fact.Corrected corrected, String english) {
    var with =
        corrected.correction().with().stream()
            .map(MatchCommand::said)
            .filter(MatchCommand.Bowled.class::isInstance)
            .map(said -> new BallWords(words).brief(((MatchCommand.Bowled) said).ball()))
            .collect(Collectors.joining("; "));
    return words.said(
        "correction." + corrected.correction().change().name().toLowerCase(Locale.ROOT),
        "text",
        english,
        "at",
        words.figure(corrected.from()),
        "with",
        with);
  }

  /// What a screen reader says: `Over 16.2. Boon to Rahimi, four. Harbour City 138 for 5. They need
  /// 34 from 22 balls.` Never a slash, never an abbreviation.
  ///
  /// @param before the match that the event came to
  /// @param after the match it made
  public String sentence(Match before, Match after, MatchEvent event) {
    var what =
        switch (event.fact()) {
          case Fact.Delivery ball ->
              words.said(
                  "heard.ball",
                  "at",
                  words.figure(ball.at()),
                  "bowler",
                  ball.bowler(),
                  "batter",
                  ball.batter(),
                  "what",
                  new BallWords(words).heard(ball.ball()));
          case Fact.InningsEnded ended ->
              words.said("heard.other", "text", new CourseWords(words).heard(before, ended));
          default -> words.said("heard.other", "text", headline(before, after, event));
        };
    return what + standing(after, event.score());
  }

  private String standing(Match match, Score score) {
    if (!score.result().isEmpty() || score.innings() == 0) {
      return "";
    }
    var text =
        words.said(
            "heard.score",
            "team",
            match.batting().name(),
            "runs",
            score.runs(),
            "wickets",
            score.wickets());
    if (score.need() == 0) {
      return text;
    }
    return text
        + (score.left() < 0
            ? words.said("heard.need", "runs", score.need())
            : words.said("heard.needfrom", "runs", score.need(), "balls", score.left()));
  }
}
