package dev.crease.server;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.law.Decision;
import dev.crease.push.Append;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.server.json.CommandJson;
import dev.crease.server.json.EventJson;
import dev.crease.server.json.Json;
import dev.crease.server.json.ScoreJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A scorer's commands as they come in, by HTTP or in a WebSocket frame, and what is answered.
/// Blocks.
final class Commands {
  private final MatchRegistry matches;

  Commands(MatchRegistry matches) {
    this.matches = matches;
  }

  /// Asks the match, and answers with the events it made.
  ///
  /// @param posted a command, `{"type","data","key"?,"override"?}`, or an array of up to 500 of
  ///   them, all or none
  /// @throws PushError.Raised `malformed`, `refused` with the Law, `moved-on`, `overloaded`
  List<Publication> ask(String match, Posted posted) {
    MatchWriter writer = matches.get(match);
    MatchWriter.Request request = read(posted, MatchLog.topic(match).name());
    return switch (writer.ask(request)) {
      case MatchWriter.Answer.Made(var events) -> events;
      case MatchWriter.Answer.MovedOn(var head) -> throw Posted.movedOn("the match", head);
      case MatchWriter.Answer.Refused(int index, var refused) ->
          throw refusal(request, index, refused);
    };
  }

  /// What the commands would come to, as `{"dryRun":true,"events":[{"type","data"}],"score"}`; the
  /// match stays as it is.
  ///
  /// @throws PushError.Raised `malformed`, `refused` with the Law
  JsonBytes rehearse(String match, Posted posted) {
    MatchWriter writer = matches.get(match);
    MatchWriter.Request request = read(posted, MatchLog.topic(match).name());
    return switch (Judgement.of(writer.latest().ledger(), request.commands())) {
      case Judgement.No(int index, var refused) -> throw refusal(request, index, refused);
      case Judgement.Yes(var events) -> rehearsed(events);
    };
  }

  private static JsonBytes rehearsed(List<Judgement.Noted> events) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("dryRun", true);
    ArrayNode list = json.putArray("events");
    for (Judgement.Noted made : events) {
      list.addObject()
          .put("type", EventJson.type(made.event()))
          .set("data", EventJson.data(made.event(), made.notes(), made.after()));
    }
    json.set("score", ScoreJson.write(events.getLast().after()));
    return JsonBytes.of(json.toString());
  }

  private static PushError.Raised refusal(
      MatchWriter.Request request, int index, Decision.Refused refused) {
    boolean alone = request.commands().size() == 1;
    return refusal(alone ? "" : "Command %d: ".formatted(index + 1), refused);
  }

  /// What the Laws refuse, as the problem a client sees.
  static PushError.Raised refusal(String where, Decision.Refused refused) {
    return PushError.REFUSED.raise(
        where + refused.text(),
        Map.of("law", refused.law(), "override", refused.impossible() ? "no" : "yes"));
  }

  private MatchWriter.Request read(Posted posted, String topic) {
    try {
      Json body = Json.parse(posted.body());
      List<Json> each = body.node().isArray() ? body.list() : List.of(body);
      if (each.isEmpty() || each.size() > Append.DRAFTS_MAX) {
        throw PushError.MALFORMED.raise(
            "a batch holds 1 to %d commands, was: %d".formatted(Append.DRAFTS_MAX, each.size()));
      }
      List<MatchCommand> commands = new ArrayList<>();
      for (Json command : each) {
        commands.add(CommandJson.read(command, topic));
      }
      String own = body.node().isArray() ? "" : body.textOr("key");
      return new MatchWriter.Request(
          commands, posted.expected(matches.hub()), posted.key("command", own).text());
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
  }

  /// The answer of an accepted request: the events as the log holds them, and the score they made.
  static JsonBytes made(List<Publication> events) {
    StringBuilder json = new StringBuilder(512);
    json.append("{\"id\":\"").append(events.getLast().cursor()).append("\",\"events\":[");
    for (int i = 0; i < events.size(); i++) {
      json.append(i == 0 ? "" : ",").append(events.get(i).json());
    }
    Json last = Json.parse(events.getLast().json().toBytes());
    json.append("],\"score\":").append(last.get("data").get("score").node()).append('}');
    return JsonBytes.of(json.toString());
  }
}
