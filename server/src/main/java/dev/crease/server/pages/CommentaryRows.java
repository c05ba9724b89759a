package dev.crease.server.pages;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Score;
import dev.crease.cricket.ledger.Ledger.Entry;
import dev.crease.web.CommentaryRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The commentary of some events, the newest first.
final class CommentaryRows {
  private CommentaryRows() {}

  static List<CommentaryRow> of(List<Entry> entries) {
    var rows = new ArrayList<CommentaryRow>();
    for (int i = 0; i < entries.size(); i++) {
      var event = entries.get(i).event();
      var id = entries.get(i).id();
      if (event.fact() instanceof Fact.Delivery delivery) {
        rows.add(ball(id, delivery, event));
      } else if (!event.text().isEmpty()) {
        rows.add(new CommentaryRow.Note(id, event.text()));
      }
      if (i > 0 && endsAnOver(entries.get(i - 1).event().score(), event.score())) {
        rows.add(new CommentaryRow.OverEnd(event.score()));
      }
    }
    Collections.reverse(rows);
    return rows;
  }

  private static CommentaryRow ball(String id, Fact.Delivery delivery, MatchEvent event) {
    var score = event.score();
    boolean wicket = delivery.ball().wickets().stream().anyMatch(fall -> fall.how().isWicket());
    var word = score.thisOver().isEmpty() ? "." : score.thisOver().getLast();
    return new CommentaryRow.Ball(
        id, delivery.at(), word, event.text(), wicket ? score.lastWicket() : "");
  }

  private static boolean endsAnOver(Score before, Score after) {
    return before.innings() == after.innings()
        && completed(after.overs()) > completed(before.overs());
  }

  private static int completed(String overs) {
    return Integer.parseInt(overs.split("\\.", 2)[0]);
  }
}
