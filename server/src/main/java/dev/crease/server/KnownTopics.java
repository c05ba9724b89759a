package dev.crease.server;

import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.access.Access;
import dev.crease.push.access.Principal;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.push.http.Topics;
import dev.crease.push.presence.Shown;
import dev.crease.server.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every topic of the server, by its kind, and how publishing to any of them is asked and answered.
/// A value; any thread.
final class KnownTopics implements Topics {
  private static final List<String> TAKEN =
      List.of("", "application/json", "application/x-www-form-urlencoded", "text/plain");
  private static final JsonBytes PASSED = JsonBytes.of("{\"ephemeral\":true}");

  private final List<TopicKind> kinds;
  private final Access access;

  /// @param kinds no two cover the same name
  KnownTopics(List<TopicKind> kinds, Access access) {
    this.kinds = List.copyOf(kinds);
    this.access = access;
  }

  private Optional<TopicKind> kind(Topic topic) {
    for (TopicKind kind : kinds) {
      if (kind.covers(topic)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean exists(Topic topic) {
    return kind(topic).map(kind -> kind.exists(topic)).orElse(false);
  }

  @Override
  public boolean finished(Topic topic) {
    return kind(topic).map(kind -> kind.finished(topic)).orElse(false);
  }

  @Override
  public Shown shows(Topic topic) {
    return kind(topic).map(kind -> kind.shows(topic)).orElse(Shown.NOTHING);
  }

  @Override
  public Reply publish(Topic topic, Exchange exchange) {
    checkJson(exchange);
    Posted posted = Posted.of(exchange);
    if (exchange.query("dryRun").equals("true")) {
      return Reply.json(200, of(topic).rehearse(topic, posted)).with("cache-control", "no-store");
    }
    return switch (publish(topic, posted)) {
      case TopicKind.Published.Stored stored -> stored(topic, stored);
      case TopicKind.Published.Passed() ->
          Reply.json(202, PASSED).with("cache-control", "no-store");
    };
  }

  private static Reply stored(Topic topic, TopicKind.Published.Stored made) {
    List<Publication> events = made.events();
    String where =
        "/v1/" + topic + "?after=" + before(events.getFirst()) + "&limit=" + events.size();
    return Reply.json(201, made.json().get())
        .with("location", where)
        .with("etag", '"' + events.getLast().cursor().toString() + '"')
        .with("cache-control", "no-store");
  }

  private TopicKind.Published publish(Topic topic, Posted posted) {
    return of(topic).publish(topic, posted);
  }

  private TopicKind of(Topic topic) {
    return kind(topic).orElseThrow(() -> PushError.NOT_FOUND.raise("there is no topic " + topic));
  }

  private static String before(Publication first) {
    return first.cursor().epoch() + "-" + (first.offset() - 1);
  }

  /// What curl says of its own accord, and silence, count as JSON; another type is a mistake.
  static void checkJson(Exchange exchange) {
    String type = exchange.header("content-type").split(";", 2)[0].strip();
    if (!TAKEN.contains(type) && !type.endsWith("+json")) {
      throw PushError.WRONG_TYPE.raise("send application/json, was: " + type);
    }
  }

  @Override
  public JsonBytes receive(Selection selection, Principal principal, JsonBytes frame) {
    String key = "";
    try {
      Json read = Json.parse(frame.toBytes());
      key = read.node().isObject() ? read.textOr("key") : "";
      Topic topic = selection.only().orElseGet(() -> named(read));
      access.checkWrite(principal, topic);
      return switch (publish(topic, Posted.frame(frame.toString(), principal))) {
        case TopicKind.Published.Stored(var made, _) ->
            control("accepted", key, "id", '"' + made.getLast().cursor().toString() + '"');
        case TopicKind.Published.Passed() -> control("accepted", key, "ephemeral", "true");
      };
    } catch (Json.Fault fault) {
      return refused(key, PushError.MALFORMED.raise(fault.text()));
    } catch (PushError.Raised raised) {
      return refused(key, raised);
    }
  }

  /// On a connection that reads several topics a frame says which one it is for.
  private static Topic named(Json frame) {
    String name = frame.node().isObject() ? frame.textOr("topic") : "";
    return Topic.parse(name)
        .orElseThrow(
            () ->
                PushError.MALFORMED.raise(
                    "with several topics a message names its own in \"topic\", was: " + name));
  }

  private static JsonBytes refused(String key, PushError.Raised raised) {
    return control("refused", key, "problem", raised.json().toString());
  }

  private static JsonBytes control(String what, String key, String name, String value) {
    return JsonBytes.of(
        "{\"control\":\"%s\",\"key\":%s,\"%s\":%s}"
            .formatted(what, JsonNodeFactory.instance.stringNode(key), name, value));
  }
}
