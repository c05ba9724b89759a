package dev.crease.server;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Team;
import dev.crease.cricket.book.Match;
import dev.crease.push.JsonBytes;
import dev.crease.push.Limits;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.access.Access;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.json.CommandJson;
import dev.crease.server.json.Json;
import dev.crease.server.json.ScoreJson;
import dev.crease.server.json.ScorecardJson;
import dev.crease.server.register.Registers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The matches over HTTP: the list, a new one, the card, the score. Handlers; they may block.
final class MatchApi {
  private static final int NAMES_TRIED = 5;
  private static final String SHARED = "public, max-age=0, s-maxage=1";

  private final MatchRegistry matches;
  private final Registers registers;
  private final Access access;
  private final Limits limits;

  MatchApi(MatchRegistry matches, Registers registers, Access access, Limits limits) {
    this.matches = matches;
    this.registers = registers;
    this.access = access;
    this.limits = limits;
  }

  /// `GET /v1/matches?status=live|upcoming|finished`: the newest first.
  Reply list(Exchange exchange) {
    Optional<MatchStatus> wanted = status(exchange.query("status"));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("matches");
    for (MatchState state : matches.all()) {
      if (wanted.isEmpty() || wanted.get() == state.match().status()) {
        list.add(summary(state.match()));
      }
    }
    return Reply.json(200, packed(json)).with("cache-control", SHARED);
  }

  private static Optional<MatchStatus> status(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(MatchStatus.values())
            .filter(status -> status.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    PushError.MALFORMED.raise(
                        "status is live, upcoming or finished, was: " + word)));
  }

  private static ObjectNode summary(Match match) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", match.id());
    ArrayNode teams = json.putArray("teams");
    for (Team team : match.teams()) {
      teams.addObject().put("name", team.name()).put("short", team.shortName());
    }
    json.put("format", match.format().name());
    json.put("status", match.status().word());
    json.put("score", match.score().text());
    json.put("event", match.info().event());
    json.put("venue", match.info().venue());
    return json.put("start", match.info().start());
  }

  /// `POST /v1/matches`: a new match, for whoever may write its topic.
  Reply create(Exchange exchange) {
    KnownTopics.checkJson(exchange);
    Wanted wanted = read(exchange.body(), matches.today());
    RequestKey key =
        RequestKey.of(exchange.principal(), "create", exchange.header("idempotency-key"));
    MatchState state =
        wanted.match().id().isEmpty()
            ? createUnnamed(exchange, wanted, key)
            : create(exchange, wanted, key);
    return Reply.json(201, packed(card(state.match())))
        .with("location", "/v1/matches/" + state.match().id())
        .with("etag", tag(state))
        .with("cache-control", "no-store");
  }

  /// Another maker may take the name that was free a moment ago; then it is the next one.
  private MatchState createUnnamed(Exchange exchange, Wanted wanted, RequestKey key) {
    for (int attempt = 1; ; attempt++) {
      try {
        String name = matches.nameFor(wanted.match(), key);
        return create(exchange, new Wanted(wanted.match().named(name), wanted.first()), key);
      } catch (PushError.Raised taken) {
        if (taken.error() != PushError.ALREADY_EXISTS || attempt == NAMES_TRIED) {
          throw taken;
        }
      }
    }
  }

  private MatchState create(Exchange exchange, Wanted wanted, RequestKey key) {
    access.checkWrite(exchange.principal(), MatchLog.topic(wanted.match().id()));
    return matches.create(wanted.match(), wanted.first(), key).state();
  }

  private record Wanted(Fact.Created match, List<MatchCommand> first) {}

  private static Wanted read(String body, LocalDate today) {
    try {
      Json json = Json.parse(body);
      Fact.Created created = CommandJson.readCreation(json, today);
      String id = created.id();
      if (!id.isEmpty() && (Topic.parse(id).isEmpty() || id.contains("/"))) {
        throw PushError.MALFORMED.raise("id is 1 to 64 letters, digits and . _ ~ -, was: " + id);
      }
      return new Wanted(created, CommandJson.readFirst(json));
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    } catch (IllegalArgumentException broken) {
      throw PushError.MALFORMED.raise(String.valueOf(broken.getMessage()));
    }
  }

  /// `GET /v1/matches/{id}`: the scorecard. Its `ETag` is the place to subscribe after.
  Reply card(Exchange exchange) {
    MatchState state = matches.get(exchange.param("id")).state();
    if (exchange.has(state.head().toString())) {
      return caching(Reply.status(304), state);
    }
    return caching(Reply.json(200, packed(card(state.match()))), state);
  }

  private ObjectNode card(Match match) {
    return ScorecardJson.write(match, registers.whoIs(match.info().people()));
  }

  /// The topic that a request for a score waits for. Never blocks.
  Optional<Topic> topic(Exchange exchange) {
    return matches.find(exchange.param("id")).map(match -> match.log().topic());
  }

  /// `GET /v1/matches/{id}/score`: the compact score, as JSON or in words. Whoever waits for it was
  /// held at the edge until the match moved on or the time was over.
  Reply score(Exchange exchange) {
    MatchWriter match = matches.get(exchange.param("id"));
    // the edge hears of an event a moment before the match's own thread has taken it in
    MatchState state =
        exchange.wait(limits.pages().waitSeconds()) > 0 ? match.latest() : match.state();
    boolean known = exchange.has(state.head().toString());
    Reply reply = known ? Reply.status(304) : body(exchange, state.match());
    return caching(reply, state);
  }

  private static Reply body(Exchange exchange, Match match) {
    if (exchange.asksFor("text/plain")) {
      return Reply.text(200, "text/plain", match.score().text() + "\n");
    }
    if (!exchange.accepts("application/json")) {
      throw PushError.NOT_ACCEPTABLE.raise("a score comes as application/json or text/plain");
    }
    return Reply.json(200, packed(ScoreJson.write(match)));
  }

  private static Reply caching(Reply reply, MatchState state) {
    return reply
        .with("etag", tag(state))
        .with("vary", "Accept, Prefer")
        .with("cache-control", SHARED);
  }

  private static String tag(MatchState state) {
    return '"' + state.head().toString() + '"';
  }

  private static JsonBytes packed(ObjectNode json) {
    return JsonBytes.of(json.toString());
  }
}
