package dev.crease.web;

import dev.crease.cricket.Scorecard;
import java.util.List;

/// All that a match page shows. The card, the cursor and the rows must tell of the same moment: the
/// page's script subscribes to exactly what comes after `cursor`.
///
/// @param card the whole scorecard; its `id` is the match's name in addresses
/// @param cursor of the last event the card holds, as in `?after=`; empty to follow from now on
/// @param commentary the latest rows, newest first; a page of some forty reads well
public record MatchView(Scorecard card, String cursor, List<CommentaryRow> commentary) {
  public MatchView {
    commentary = List.copyOf(commentary);
  }
}
