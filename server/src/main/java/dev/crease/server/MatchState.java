package dev.crease.server;

import dev.crease.cricket.book.Match;
import dev.crease.push.Cursor;

/// A match as the fold of its topic up to a place.
///
/// @param created the offset of its first event; what "newest first" goes by
/// @param head the place of the last event in it
public record MatchState(Match match, long created, Cursor head) {}
