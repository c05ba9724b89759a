package dev.crease.server;

import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.access.Access;
import dev.crease.push.access.Principal;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Problem;
import dev.crease.push.http.Reply;
import dev.crease.push.http.Topics;
import dev.crease.server.json.Json;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// The topics of matches: which there are, and what may be published to them.
final class MatchTopics implements Topics {
  private final MatchRegistry matches;
  private final Commands commands;
  private final Access access;

  MatchTopics(MatchRegistry matches, Access access) {
    this.matches = matches;
    this.commands = new Commands(matches);
    this.access = access;
  }

  @Override
  public boolean exists(Topic topic) {
    return matches.has(MatchLog.match(topic));
  }

  @Override
  public boolean finished(Topic topic) {
    return matches
        .find(MatchLog.match(topic))
        .map(writer -> writer.state().match().result().known())
        .orElse(false);
  }

  @Override
  public Reply publish(Topic topic, Exchange exchange) {
    checkJson(exchange);
    var asked =
        new Commands.Asked(
            exchange.body(),
            exchange.header("idempotency-key"),
            exchange.header("if-match"),
            exchange.principal());
    List<Publication> made = commands.ask(MatchLog.match(topic), asked);
    String where =
        "/v1/%s?after=%s&limit=%d".formatted(topic, before(made.getFirst()), made.size());
    return Reply.json(201, Commands.made(made))
        .with("location", where)
        .with("etag", '"' + made.getLast().cursor().toString() + '"')
        .with("cache-control", "no-store");
  }

  private static String before(Publication first) {
    return first.cursor().epoch() + "-" + (first.offset() - 1);
  }

  /// What curl says of its own accord, and silence, count as JSON; another type is a mistake.
  static void checkJson(Exchange exchange) {
    String type = exchange.header("content-type").split(";", 2)[0].strip();
    List<String> fine =
        List.of("", "application/json", "application/x-www-form-urlencoded", "text/plain");
    if (!fine.contains(type) && !type.endsWith("+json")) {
      throw PushError.WRONG_TYPE.raise("send application/json, was: " + type);
    }
  }

  @Override
  public JsonBytes receive(Topic topic, Principal principal, JsonBytes frame) {
    String key = "";
    try {
      Json read = Json.parse(frame.toBytes());
      key = read.node().isObject() ? read.textOr("key") : "";
      access.checkWrite(principal, topic);
      List<Publication> made =
          commands.ask(
              MatchLog.match(topic), new Commands.Asked(frame.toString(), "", "", principal));
      return control("accepted", key, "id", '"' + made.getLast().cursor().toString() + '"');
    } catch (Json.Fault fault) {
      return refused(key, PushError.MALFORMED.raise(fault.text()));
    } catch (PushError.Raised raised) {
      return refused(key, raised);
    }
  }

  private static JsonBytes refused(String key, PushError.Raised raised) {
    return control("refused", key, "problem", Problem.json(raised).toString());
  }

  private static JsonBytes control(String what, String key, String name, String value) {
    return JsonBytes.of(
        "{\"control\":\"%s\",\"key\":%s,\"%s\":%s}"
            .formatted(what, JsonNodeFactory.instance.stringNode(key), name, value));
  }
}
