package dev.crease.server.json;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchCommand.Overruling;
import dev.crease.cricket.MatchCommand.ScoreCheck;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a scorer sends: `{"type":"ball","data":{"runs":4}}`, or `"data":"4"` in over notation, with
/// `"override":true` where it happened although it is unlawful.
public final class CommandJson {
  /// What a match is made of; `text` and `score` are those of the event that made another one.
  private static final List<String> CREATION =
      List.of(
          "id",
          "format",
          "teams",
          "rules",
          "event",
          "venue",
          "city",
          "start",
          "notes",
          "people",
          "remainder",
          "toss",
          "text",
          "score");

  private static final int DAY_LENGTH = "2026-06-14".length();

  private CommandJson() {}

  /// The command in a body.
  ///
  /// @param topic the name of the topic it was sent to; a command that names another is wrong
  /// @throws Json.Fault when it is none; the fault says what is wrong, and where
  public static MatchCommand read(Json body, String topic) {
    body.allowOnly(List.of("type", "data", "override", "key", "topic", "epoch", "follows"));
    if (body.has("topic") && !body.text("topic").equals(topic)) {
      throw new Json.Fault("topic", "\"" + topic + "\", to which it was sent", body.text("topic"));
    }
    return said(body);
  }

  /// A command within another, such as what a correction puts in an event's place.
  static MatchCommand readWithin(Json body) {
    body.allowOnly(List.of("type", "data", "override"));
    return said(body);
  }

  private static MatchCommand said(Json body) {
    var type = body.text("type");
    var data = body.has("data") ? body.get("data") : empty();
    Vocabulary.check(body.get("type"), data);
    MatchCommand command;
    if (type.equals("ball")) {
      command = BallJson.readCommand(body.get("data"));
    } else if (type.equals("score-check")) {
      command = ScorersJson.readCheck(data);
    } else if (CorrectionJson.covers(type)) {
      command = CorrectionJson.readCommand(type, data);
    } else {
      command = FactJson.read(type, data);
    }
    return body.is("override") ? new Overruling(command) : command;
  }

  private static Json empty() {
    return new Json("data", JsonNodeFactory.instance.objectNode());
  }

  /// What else is said of a match in the request that makes it: the toss, if it has been made.
  ///
  /// @throws Json.Fault when it is said wrongly
  public static List<MatchCommand> readFirst(Json body) {
    return body.has("toss") ? List.of(FactJson.read("toss", body.get("toss"))) : List.of();
  }

  /// A match to be made: `{"id"?,"format","teams","venue"?,"start"?,"rules"?,"toss"?}`.
  ///
  /// @param today the day to go by where `start` names none: it decides the edition of the Laws and
  ///   the playing conditions, which are frozen in the match
  /// @throws Json.Fault when it is none
  public static Fact.Created readCreation(Json body, LocalDate today) {
    body.allowOnly(CREATION);
    var day = day(body.textOr("start")).orElse(today);
    return FactJson.created(body, RulesJson.readNew(body, body.textOr("event"), day));
  }

  /// The day of `2026-06-14` or `2026-06-14T10:30:00Z`.
  private static Optional<LocalDate> day(String start) {
    try {
      return start.length() < DAY_LENGTH
          ? Optional.empty()
          : Optional.of(LocalDate.parse(start.substring(0, DAY_LENGTH)));
    } catch (DateTimeParseException _) {
      return Optional.empty(); // a start in other words is for people to read
    }
  }

  public static ObjectNode write(MatchCommand command) {
    var json = JsonNodeFactory.instance.objectNode();
    switch (command.said()) {
      case Bowled bowled -> json.put("type", "ball").set("data", BallJson.writeCommand(bowled));
      case Fact.Stated stated ->
          json.put("type", FactJson.type(stated)).set("data", FactJson.write(stated));
      case Correction correction ->
          json.put("type", CorrectionJson.type(correction))
              .set("data", CorrectionJson.writeCommand(correction));
      case ScoreCheck check ->
          json.put("type", ScorersJson.CHECK).set("data", ScorersJson.writeCheck(check));
      case Overruling _ -> throw new IllegalStateException("said() unwraps these");
    }
    return command instanceof Overruling ? json.put("override", true) : json;
  }
}
