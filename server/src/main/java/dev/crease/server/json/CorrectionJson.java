package dev.crease.server.json;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Change;
import dev.crease.cricket.MatchCommand.Correction;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Corrections: the commands `void`, `replace-event` and `insert`, and the one event `correction`
/// that each of them makes.
final class CorrectionJson {
  /// The `type` of the event.
  static final String EVENT = "correction";

  private CorrectionJson() {}

  /// Whether a command of this type is a correction.
  static boolean covers(String type) {
    return type.equals("void") || type.equals("replace-event") || type.equals("insert");
  }

  /// `{"of":ID,"reason"?}`, `{"of":ID,"with":COMMAND|[…],"reason"?}`,
  /// `{"after":ID,"with":COMMAND|[…],"reason"?}`.
  static Correction readCommand(String type, Json json) {
    return switch (type) {
      case "void" -> new Correction(Change.VOID, json.text("of"), List.of(), json.textOr("reason"));
      case "replace-event" -> with(Change.REPLACE, json.text("of"), json);
      case "insert" -> with(Change.INSERT, json.text("after"), json);
      default -> throw new IllegalStateException("no correction: " + type);
    };
  }

  private static Correction with(Change change, String of, Json json) {
    var with = json.get("with");
    var all = with.node().isArray() ? with.list() : List.of(with);
    if (all.isEmpty() || all.size() > Correction.WITH_MAX) {
      throw with.fault("1 to %d commands".formatted(Correction.WITH_MAX));
    }
    var commands = all.stream().map(CorrectionJson::plain).toList();
    return new Correction(change, of, commands, json.textOr("reason"));
  }

  private static MatchCommand plain(Json json) {
    var type = json.textOr("type");
    if (covers(type) || type.equals(ScorersJson.CHECK)) {
      throw json.get("type").fault("what happened: a correction holds no correction, no check");
    }
    return CommandJson.readWithin(json);
  }

  static String type(Correction correction) {
    return switch (correction.change()) {
      case VOID -> "void";
      case REPLACE -> "replace-event";
      case INSERT -> "insert";
    };
  }

  static ObjectNode writeCommand(Correction correction) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put(correction.change() == Change.INSERT ? "after" : "of", correction.of());
    if (!correction.with().isEmpty()) {
      commands(json, correction.with());
    }
    return json.put("reason", correction.reason());
  }

  /// `{"of","change","with","reason","from","changes","retracted","achieved"}`.
  static ObjectNode write(Fact.Corrected fact) {
    var correction = fact.correction();
    var json = JsonNodeFactory.instance.objectNode().put("of", correction.of());
    json.put("change", correction.change().name().toLowerCase(Locale.ROOT));
    commands(json, correction.with());
    json.put("reason", correction.reason()).put("from", fact.from());
    var changes = json.putArray("changes");
    fact.changes().forEach(changes::add);
    notices(json.putArray("retracted"), fact.retracted());
    notices(json.putArray("achieved"), fact.achieved());
    return json;
  }

  private static void notices(ArrayNode json, List<Fact.Notice> notices) {
    for (var notice : notices) {
      json.addObject()
          .put("kind", notice.kind())
          .put("number", notice.number())
          .put("innings", notice.innings())
          .put("ball", notice.at())
          .put("who", notice.who());
    }
  }

  private static List<Fact.Notice> notices(List<Json> notices) {
    return notices.stream()
        .map(
            json ->
                new Fact.Notice(
                    json.text("kind"),
                    json.number("number"),
                    json.number("innings"),
                    json.textOr("ball"),
                    json.text("who")))
        .toList();
  }

  private static void commands(ObjectNode json, List<MatchCommand> with) {
    var array = json.putArray("with");
    with.forEach(command -> array.add(CommandJson.write(command)));
  }

  static Fact.Corrected read(Json json) {
    var with = json.list("with").stream().map(CommandJson::readWithin).toList();
    var correction =
        new Correction(change(json.get("change")), json.text("of"), with, json.textOr("reason"));
    return new Fact.Corrected(
        correction,
        json.textOr("from"),
        json.texts("changes"),
        notices(json.list("retracted")),
        notices(json.list("achieved")));
  }

  private static Change change(Json json) {
    for (var change : Change.values()) {
      if (change.name().toLowerCase(Locale.ROOT).equals(json.text())) {
        return change;
      }
    }
    throw json.fault("void, replace or insert");
  }
}
