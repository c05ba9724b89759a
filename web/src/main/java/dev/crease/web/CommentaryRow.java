package dev.crease.web;

import dev.crease.cricket.Score;

/// One row of the commentary.
public sealed interface CommentaryRow {

  /// One ball.
  ///
  /// @param id the event's cursor
  /// @param ball over and ball: `16.2`
  /// @param word the ball in over notation, brief (`W`) or whole (`W(bowled)`)
  /// @param text the event's text: `Boon to Rahimi, FOUR`, a sentence or two may follow
  /// @param out who left and how, as [Score#lastWicket]; empty unless a wicket fell
  record Ball(String id, String ball, String word, String text, String out)
      implements CommentaryRow {}

  /// An over has ended.
  ///
  /// @param after the score its last ball made: its words, its bowler, who is in
  record OverEnd(Score after) implements CommentaryRow {}

  /// Something else: the toss, rain, a correction.
  ///
  /// @param id the event's cursor
  record Note(String id, String text) implements CommentaryRow {}
}
