package dev.crease.server.json;

import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.Powerplays;
import tools.jackson.databind.node.ObjectNode;

/// The powerplay in which the next ball will be bowled: `"powerplay":{"kind","from","to"}`. Not
/// there while there is none.
final class FieldJson {
  private FieldJson() {}

  static void put(ObjectNode score, Match match) {
    if (!match.result().known()) {
      Powerplays.now(match)
          .ifPresent(
              taken ->
                  score
                      .putObject("powerplay")
                      .put("kind", taken.kind())
                      .put("from", taken.from())
                      .put("to", taken.to()));
    }
  }
}
