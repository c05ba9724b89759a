package dev.crease.web;

import dev.crease.cricket.Scorecard;
import dev.crease.web.charts.Hit;
import dev.crease.web.charts.Odds;
import java.util.List;

/// All that a match page shows. The card, the cursor and the rows must tell of the same moment: the
/// page's script subscribes to exactly what comes after `cursor`.
///
/// @param card the whole scorecard; its `id` is the match's name in addresses
/// @param cursor of the last event the card holds, as in `?after=`; empty to follow from now on
/// @param commentary some rows, newest first; a page of some forty reads well
/// @param part which part of the commentary they are
/// @param odds the chances of each side
/// @param hits balls whose way was noted; charts need them
/// @param origin where the reader reached the server, `http://localhost:8080`; may be empty
public record MatchView(
    Scorecard card,
    String cursor,
    List<CommentaryRow> commentary,
    Part part,
    Odds odds,
    List<Hit> hits,
    String origin) {

  /// Which part of the commentary is shown.
  ///
  /// @param earlier the cursor before which there is more; empty when there is none
  /// @param past these rows are not the latest
  /// @param show `key`, `overs`, or anything else for every ball
  public record Part(String earlier, boolean past, String show) {
    /// The latest rows, and there are no others.
    public static final Part ALL = new Part("", false, "");

    public Part {
      show = show.equals("key") || show.equals("overs") ? show : "all";
    }
  }

  public MatchView {
    commentary = List.copyOf(commentary);
    hits = List.copyOf(hits);
  }

  /// Without charts and earlier rows.
  public static MatchView of(Scorecard card, String cursor, List<CommentaryRow> commentary) {
    return new MatchView(card, cursor, commentary, Part.ALL, Odds.NONE, List.of(), "");
  }
}
