package dev.crease.cricket;

/// One entry of a match's log: what happened, the words for it, and the score it made. The score is
/// kept with it so that the last event alone draws a board, and so that a fold can check itself.
public record MatchEvent(Fact fact, String text, Score score) {}
