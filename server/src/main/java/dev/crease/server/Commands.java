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
import dev.crease.server.scorers.LeaseJson;
import dev.crease.server.scorers.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A scorer's commands as they come in, by HTTP or in a WebSocket frame, and what is answered.
/// Blocks.
final class Commands {
  /// Which kind of request its keys are of.
  private static final String KIND = "command";

  private final MatchRegistry matches;

  Commands(MatchRegistry matches) {
    this.matches = matches;
  }

  /// Asks the match, and answers with the events it made.
  ///
  /// @param posted a command, `{"type","data","key"?,"override"?}`, or an array of up to 500 of
  ///   them, all or none
  /// @throws PushError.Raised `malformed`, `refused` with the Law, `moved-on`, `kept-aside`,
  ///   `out-of-order`, `overloaded`
  List<Publication> ask(String match, Posted posted) {
    MatchWriter writer = matches.get(match);
    MatchWriter.Request request = read(posted, MatchLog.topic(match).name());
    return switch (writer.ask(request)) {
      case MatchWriter.Answer.Made(var events) -> events;
      case MatchWriter.Answer.MovedOn(var head) -> throw Posted.movedOn("the match", head);
      case MatchWriter.Answer.Refused(int index, var refused) ->
          throw refusal(request, index, refused);
      case MatchWriter.Answer.KeptAside(var kept) -> throw keptAside(match, kept);
      case MatchWriter.Answer.OutOfOrder() ->
          throw PushError.OUT_OF_ORDER.raise(
              "what it follows is not in the match: send that first, then this again");
    };
  }

  /// The problem of a scorer who does not lead: the same one each time for the same request.
  private static PushError.Raised keptAside(String match, Publication kept) {
    Json data = Json.parse(kept.json().toBytes()).get("data");
    Json led = data.get("led");
    return PushError.KEPT_ASIDE.raise(
        data.text("why") + ". It is kept aside, and not in the match",
        Map.of(
            "kept",
            kept.cursor().toString(),
            "where",
            "/v1/matches/" + match + "/aside",
            "leader",
            led.has("by") ? led.get("by").text("name") : "",
            "epoch",
            String.valueOf(led.number("epoch"))));
  }

  /// What the commands would come to, as `{"dryRun":true,"events":[{"type","data"}],"score"}`; the
  /// match stays as it is.
  ///
  /// @throws PushError.Raised `malformed`, `refused` with the Law
  JsonBytes rehearse(String match, Posted posted) {
    MatchWriter writer = matches.get(match);
    MatchWriter.Request request = read(posted, MatchLog.topic(match).name());
    return switch (judged(writer, request)) {
      case Judgement.No(int index, var refused) -> throw refusal(request, index, refused);
      case Judgement.Yes(var events) -> rehearsed(events);
    };
  }

  private static Judgement judged(MatchWriter writer, MatchWriter.Request request) {
    return Judgement.of(writer.latest().ledger(), request.commands(), request.sender().who());
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
      boolean batch = body.node().isArray();
      return new MatchWriter.Request(
          commands,
          posted.expected(matches.hub()),
          posted.key(KIND, batch ? "" : body.textOr("key")).text(),
          sender(posted, each, batch));
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
  }

  /// A batch is of one scorer at one time, so what its commands say of the lease is the same.
  private Sender sender(Posted posted, List<Json> each, boolean batch) {
    Json first = each.getFirst();
    int said = first.has("epoch") ? LeaseJson.epoch(first) : 0;
    for (Json command : each) {
      if (command.numberOr("epoch", 0) != said) {
        throw command.get("epoch").fault("the same epoch in each command of a batch");
      }
      if (batch && command.has("follows")) {
        throw command.get("follows").fault("nothing in a batch: send Follows-Key");
      }
    }
    int epoch = posted.epoch().isEmpty() ? said : LeaseJson.epoch(posted.epoch());
    String own = first.textOr("key");
    String before = posted.follows().isEmpty() ? first.textOr("follows") : posted.follows();
    return new Sender(
        matches.scorer(posted.who()),
        epoch,
        RequestKey.of(posted.who(), KIND, before).text(),
        posted.key().isEmpty() ? own : posted.key(),
        posted.body());
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
