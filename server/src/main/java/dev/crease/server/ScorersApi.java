package dev.crease.server;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.scorers.Lease;
import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.access.Access;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.push.http.Router;
import dev.crease.server.json.EventJson;
import dev.crease.server.json.Json;
import dev.crease.server.scorers.LeaseJson;
import dev.crease.server.scorers.LeaseRequest;
import java.time.Instant;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who leads a match, and what was kept aside of it, over HTTP: for those who may score it.
/// Handlers; they may block.
final class ScorersApi {
  private static final int PAGE = 100;
  private static final int PAGE_MAX = 1_000;

  private final MatchRegistry matches;
  private final Access access;

  ScorersApi(MatchRegistry matches, Access access) {
    this.matches = matches;
    this.access = access;
  }

  /// Adds its routes.
  Router.Builder add(Router.Builder routes) {
    return routes
        .get("/v1/matches/{id}/lease", this::lease)
        .post("/v1/matches/{id}/lease", this::ask)
        .get("/v1/matches/{id}/aside", this::aside);
  }

  private MatchWriter match(Exchange exchange) {
    MatchWriter match = matches.get(exchange.param("id"));
    access.checkWrite(exchange.principal(), match.log().topic());
    return match;
  }

  /// `GET /v1/matches/{id}/lease`: who leads, and how much is kept aside.
  private Reply lease(Exchange exchange) {
    return answer(standing(match(exchange)));
  }

  private ObjectNode standing(MatchWriter match) {
    Lease lease = match.desk().heard(match.latest().lease());
    Instant silentAt = match.desk().silentAt(lease);
    return LeaseJson.write(lease, silentAt, matches.now(), match.aside().count());
  }

  /// `POST /v1/matches/{id}/lease`: claim, renew, release, handover, take.
  private Reply ask(Exchange exchange) {
    KnownTopics.checkJson(exchange);
    MatchWriter match = match(exchange);
    Posted posted = Posted.of(exchange);
    Json body = json(posted.body());
    LeaseRequest request = read(body, matches.scorer(posted.who()));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (request instanceof LeaseRequest.Renew renew) {
      match.renew(renew);
      json.put("epoch", renew.epoch());
    } else {
      Publication made = match.ask(request, posted.key("lease", body.textOr("key")).text());
      made(json.put("id", made.cursor().toString()), match, made);
    }
    json.set("lease", standing(match));
    return answer(json);
  }

  private static void made(ObjectNode json, MatchWriter match, Publication made) {
    Json event = Json.parse(made.json().toBytes());
    json.put("epoch", event.get("data").number("epoch"));
    Fact fact = EventJson.read(event.text("type"), event.get("data")).fact();
    if (fact instanceof Fact.HandoverArmed armed) {
      json.put("code", match.desk().code(armed)).put("until", armed.until().toString());
    } else if (fact instanceof Fact.HandoverEnded) {
      throw PushError.BAD_CODE.raise(
          "too many wrong codes: the handover has ended, ask the leader for a new one");
    }
  }

  private static Json json(String body) {
    try {
      return Json.parse(body);
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
  }

  private static LeaseRequest read(Json body, Scorer who) {
    try {
      body.textOr("key");
      return LeaseJson.read(body, who);
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
  }

  /// `GET /v1/matches/{id}/aside?after=&limit=`: what others than the leader sent, the oldest
  /// first.
  private Reply aside(Exchange exchange) {
    MatchWriter match = match(exchange);
    int limit = exchange.query("limit", 1, PAGE_MAX, PAGE);
    Page page = match.aside().page(from(exchange.query("after")), limit);
    String events =
        page.events().stream()
            .map(event -> event.json().toString())
            .collect(Collectors.joining(","));
    String json =
        "{\"count\":%d,\"events\":[%s],\"next\":\"%s\",\"more\":%b}"
            .formatted(match.aside().count(), events, page.next(), page.more());
    return Reply.json(200, JsonBytes.of(json)).with("cache-control", "private, no-store");
  }

  private static From from(String after) {
    return From.parse(after)
        .orElseThrow(
            () ->
                PushError.MALFORMED.raise(
                    "after is an event id, earliest, latest or last:N, was: " + after));
  }

  private static Reply answer(ObjectNode json) {
    return Reply.json(200, JsonBytes.of(json.toString()))
        .with("cache-control", "private, no-store");
  }
}
