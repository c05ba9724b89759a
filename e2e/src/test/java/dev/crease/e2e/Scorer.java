package dev.crease.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// Someone who scores a match over HTTP, as a program would.
final class Scorer {
  private final CreaseServer server;
  private final HttpClient http;
  private final String id;

  private Scorer(CreaseServer server, HttpClient http, String id) {
    this.server = server;
    this.http = http;
    this.id = id;
  }

  /// Makes a match that has not begun.
  static Scorer announce(CreaseServer server, HttpClient http, String id) {
    var scorer = new Scorer(server, http, id);
    scorer.post(
        "/v1/matches",
        """
        {"id":"%s","format":"T20","venue":"Harbour Oval","start":"2026-11-24T18:30:00Z","teams":[
          {"name":"Harbour City","short":"HAR","players":["Ann Abel","Bea Boon","Cat Cole","Dee Dunn",
            "Eve East","Fay Ford","Gwen Gray","Hana Hill","Ivy Ives","Jo Jarvis","Kit Kane"]},
          {"name":"Northvale","short":"NOR","players":["Uma Urwin","Val Vance","Wyn Ward","Xia Xu",
            "Yas Young","Zoe Zane","Tess Tait","Sia Shaw","Rae Reed","Quin Quill","Pia Park"]}]}"""
            .formatted(id));
    return scorer;
  }

  /// Makes a match whose first over is about to be bowled.
  static Scorer begin(CreaseServer server, HttpClient http, String id) {
    var scorer = announce(server, http, id);
    scorer.start();
    return scorer;
  }

  /// The same match on another server.
  Scorer on(CreaseServer another) {
    return new Scorer(another, http, id);
  }

  void start() {
    events(
        """
        [{"type":"toss","data":{"winner":"Harbour City","decision":"bat"}},
         {"type":"innings","data":{"team":"Harbour City"}},
         {"type":"batters","data":{"striker":"Ann Abel","nonStriker":"Bea Boon"}},
         {"type":"bowler","data":{"player":"Uma Urwin"}}]""");
  }

  /// Balls in over notation.
  void balls(String... words) {
    for (var word : words) {
      events("{\"type\":\"ball\",\"data\":\"%s\"}".formatted(word));
    }
  }

  void batter(String player) {
    events("{\"type\":\"batter\",\"data\":{\"player\":\"%s\"}}".formatted(player));
  }

  void bowler(String player) {
    events("{\"type\":\"bowler\",\"data\":{\"player\":\"%s\"}}".formatted(player));
  }

  void events(String json) {
    post("/v1/matches/" + id + "/events", json);
  }

  /// The address of one of the match's pages.
  String page(String path) {
    return "http://127.0.0.1:%d/m/%s%s".formatted(server.port(), id, path);
  }

  /// The address of the page that a phone scores on, with the right to.
  String console() {
    return "http://127.0.0.1:%d/score/%s#token=%s".formatted(server.port(), id, token());
  }

  /// `138/5`, as the interface says it.
  String figures() {
    var score = Json.parse(get("/v1/matches/" + id + "/score"));
    var wickets = score.number("wickets");
    return score.number("runs") + (wickets == 10 ? "" : "/" + wickets);
  }

  private String get(String path) {
    return send(request(path).build(), 200);
  }

  private void post(String path, String json) {
    send(
        request(path)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        201);
  }

  private String token() {
    return server.token("scorer", List.of(new TopicPattern("matches/*")), Duration.ofHours(1));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)));
  }

  private String send(HttpRequest request, int expected) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
      return response.body();
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
