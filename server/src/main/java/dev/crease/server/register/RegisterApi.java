package dev.crease.server.register;

import dev.crease.cricket.register.TeamSheet;
import dev.crease.push.JsonBytes;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.access.Access;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.push.http.Router;
import dev.crease.server.json.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The registers over HTTP: who an id is, and who the people of a pasted list may be. Handlers;
/// they may block.
public final class RegisterApi {
  private static final int TEXT_MAX = 20_000;

  private final Registers registers;
  private final Access access;

  /// @param access who may read a register
  public RegisterApi(Registers registers, Access access) {
    this.registers = registers;
    this.access = access;
  }

  /// Adds its routes.
  public Router.Builder add(Router.Builder routes) {
    return routes
        .get("/v1/registry/{register}/{id}", this::entry)
        .post("/v1/team-sheet", this::teamSheet);
  }

  /// `GET /v1/registry/{register}/{id}`: the entry that an id stands for.
  private Reply entry(Exchange exchange) {
    var topic = topic(exchange.param("register"));
    access.checkRead(exchange.principal(), topic);
    var id = exchange.param("id");
    var entry =
        registers
            .now(topic)
            .find(id)
            .orElseThrow(() -> PushError.NOT_FOUND.raise("%s has no %s".formatted(topic, id)));
    return Reply.json(200, packed(ChangeJson.write(entry)))
        .with("cache-control", "private, no-store");
  }

  private static Topic topic(String name) {
    return Registers.TOPICS.stream()
        .filter(topic -> topic.name().endsWith("/" + name))
        .findFirst()
        .orElseThrow(() -> PushError.NOT_FOUND.raise("there is no register of " + name));
  }

  /// `POST /v1/team-sheet` `{"text"}`: a list of players, read, and looked for among the known.
  private Reply teamSheet(Exchange exchange) {
    var topic = Registers.TOPICS.getFirst();
    access.checkRead(exchange.principal(), topic);
    var players = TeamSheet.read(text(exchange.body()), registers.now(topic));
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("players");
    players.forEach(player -> player(list.addObject(), player));
    return Reply.json(200, packed(json)).with("cache-control", "private, no-store");
  }

  private static String text(String body) {
    try {
      var json = Json.parse(body);
      json.allowOnly(List.of("text"));
      var text = json.text("text");
      if (text.length() > TEXT_MAX) {
        throw PushError.MALFORMED.raise("text is at most %d characters".formatted(TEXT_MAX));
      }
      return text;
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
  }

  private static void player(ObjectNode json, TeamSheet.Player player) {
    json.put("line", player.line())
        .put("name", player.name())
        .put("captain", player.captain())
        .put("keeper", player.keeper())
        .put("status", player.status().name().toLowerCase(Locale.ROOT));
    var candidates = json.putArray("candidates");
    for (var candidate : player.candidates()) {
      candidates
          .addObject()
          .put("id", candidate.id())
          .put("name", candidate.name())
          .put("likeness", candidate.likeness());
    }
  }

  private static JsonBytes packed(ObjectNode json) {
    return JsonBytes.of(json.toString());
  }
}
