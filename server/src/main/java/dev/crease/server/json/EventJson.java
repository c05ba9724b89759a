package dev.crease.server.json;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Note;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The events of a match's log: `type`, and `data` with the fact, its words and the score it made.
/// Reading gives back exactly what was written, so a log replays from its JSON.
public final class EventJson {
  private EventJson() {}

  /// The contract's `type`.
  public static String type(MatchEvent event) {
    return FactJson.type(event.fact());
  }

  /// The contract's `data`.
  public static ObjectNode data(MatchEvent event) {
    var json = FactJson.write(event.fact());
    if (event.fact() instanceof Fact.ResultDeclared || !json.has("text")) {
      json.put("text", event.text());
    }
    json.set("score", ScoreJson.write(event.score()));
    return json;
  }

  /// The contract's `data`, with what the Laws note beside it,
  /// `"notes":[{"law","text","strength":"warning"|"odd"}]`, and what the rain rule says of the
  /// score. A powerplay is beside it too. All of it is for people; a fold does not read it.
  ///
  /// @param after the match after the event
  public static ObjectNode data(MatchEvent event, List<Note> notes, Match after) {
    var json = data(event);
    ScoreJson.beside((ObjectNode) json.get("score"), after);
    if (!notes.isEmpty()) {
      var list = json.putArray("notes");
      for (var note : notes) {
        list.addObject()
            .put("law", note.law())
            .put("text", note.text())
            .put("strength", note.strength().name().toLowerCase(Locale.ROOT));
      }
    }
    return json;
  }

  /// The event of a `type` and its `data`.
  ///
  /// @throws Json.Fault when it is no event of a match
  public static MatchEvent read(String type, Json data) {
    Fact fact =
        switch (type) {
          case "match" -> FactJson.created(data);
          case "ball" -> BallJson.read(data);
          case CorrectionJson.EVENT -> CorrectionJson.read(data);
          case "claim", "handover", "handover-end", "take", "release", ScorersJson.CHECK ->
              ScorersJson.read(type, data);
          default -> FactJson.read(type, data);
        };
    return new MatchEvent(fact, data.text("text"), ScoreJson.read(data.get("score")));
  }
}
