package dev.crease.server.json;

import dev.crease.cricket.advice.RainAdvice;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.rain.ResourceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/// What the rain rule says of a chase, beside its score: `"rain":{"par","target","by"}`. It is
/// advice by the Standard Edition, and says so; what the umpires announce is the score's `target`.
/// Not there where the rule does not apply.
final class RainJson {
  private static final String TABLE = "standard-edition.csv";
  private static final RainAdvice ADVICE = new RainAdvice(table());

  private RainJson() {}

  private static ResourceTable table() {
    try (InputStream in = ResourceTable.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the program comes without " + TABLE);
      }
      return ResourceTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds it to a score, where the rule applies and there is no result.
  static void put(ObjectNode score, Match match) {
    var par = ADVICE.par(match);
    var target = ADVICE.target(match);
    if (!match.result().known() && par.isPresent() && target.isPresent()) {
      score
          .putObject("rain")
          .put("par", par.getAsInt())
          .put("target", target.getAsInt())
          .put("by", RainAdvice.METHOD);
    }
  }
}
