package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The HTTP interface of matches, asked as a program would ask it.
class ServerTest {
  private static final String TEAMS =
      """
      "teams":[{"name":"Harbour City","short":"HAR","players":["Ann","Bea","Cat","Dee"]},
               {"name":"Northvale","short":"NOR","players":["Uma","Val","Wyn","Xia"]}]""";

  private static CreaseServer server;
  private static HttpClient http;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    server = CreaseServer.start(ServerConfig.inMemory());
    http = HttpClient.newHttpClient();
    token = server.token("scorer", List.of(new TopicPattern("matches/*")), Duration.ofHours(1));
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @Test
  void aMatchIsMadeScoredAndRead() throws Exception {
    begin("made");
    HttpResponse<String> four =
        post("/v1/matches/made/events", "{\"type\":\"ball\",\"data\":{\"runs\":4}}");
    assertThat(four.statusCode()).isEqualTo(201);
    Json made = Json.parse(four.body());
    assertThat(made.get("score").number("runs")).isEqualTo(4);
    assertThat(made.list("events").getLast().text("id")).isEqualTo(made.text("id"));
    assertThat(four.headers().firstValue("etag")).hasValue('"' + made.text("id") + '"');
    assertThat(get(header(four, "location")).body()).contains(made.text("id"));

    HttpResponse<String> card = get("/v1/matches/made");
    Json innings = Json.parse(card.body()).list("innings").getFirst();
    assertThat(innings.number("runs")).isEqualTo(4);
    assertThat(innings.list("batting").getFirst().text("player")).isEqualTo("Ann");
    assertThat(header(card, "etag")).isEqualTo('"' + made.text("id") + '"');
    assertThat(get("/v1/matches/made", "If-None-Match", header(card, "etag")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void aWordOfOverNotationIsABallToo() throws Exception {
    begin("words");
    HttpResponse<String> wide =
        post("/v1/matches/words/events", "{\"type\":\"ball\",\"data\":\"wd+4\"}");
    assertThat(Json.parse(wide.body()).get("score").number("runs")).isEqualTo(5);
  }

  @Test
  void theScoreIsAlsoWords() throws Exception {
    begin("text");
    post("/v1/matches/text/events", "{\"type\":\"ball\",\"data\":\"6\"}");
    HttpResponse<String> score = get("/v1/matches/text/score", "Accept", "text/plain");
    assertThat(score.body()).isEqualTo("HAR 6/0 (0.1 ov)\n");
    assertThat(header(score, "content-type")).isEqualTo("text/plain; charset=utf-8");
  }

  @Test
  void theScoreCanBeWaitedFor() throws Exception {
    begin("wait");
    HttpResponse<String> now = get("/v1/matches/wait/score");
    CompletableFuture<HttpResponse<String>> next =
        http.sendAsync(
            request("/v1/matches/wait/score?wait=20")
                .header("If-None-Match", header(now, "etag"))
                .build(),
            BodyHandlers.ofString());
    post("/v1/matches/wait/events", "{\"type\":\"ball\",\"data\":\"2\"}");
    assertThat(next.get().statusCode()).isEqualTo(200);
    assertThat(Json.parse(next.get().body()).number("runs")).isEqualTo(2);
    assertThat(header(next.get(), "cache-control")).isEqualTo("no-store");
    HttpResponse<String> nothingNew =
        get(
            "/v1/matches/wait/score",
            "If-None-Match",
            header(next.get(), "etag"),
            "Prefer",
            "wait=1");
    assertThat(nothingNew.statusCode()).isEqualTo(304);
    assertThat(header(nothingNew, "preference-applied")).isEqualTo("wait=1");
  }

  @Test
  void theLawsRefuseWithTheirNumberAndNothingIsAppended() throws Exception {
    begin("laws");
    String before = header(get("/v1/matches/laws"), "etag");
    HttpResponse<String> refused =
        post("/v1/matches/laws/events", "{\"type\":\"ball\",\"data\":\"nb+W(lbw)\"}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(header(refused, "content-type")).isEqualTo("application/problem+json");
    Json problem = Json.parse(refused.body());
    assertThat(problem.text("law")).isEqualTo("21.17");
    assertThat(problem.text("detail")).startsWith("Law 21.17: ");
    assertThat(problem.text("code")).isEqualTo("refused");
    assertThat(header(get("/v1/matches/laws"), "etag")).isEqualTo(before);
  }

  @Test
  void aBatchIsAllOrNone() throws Exception {
    begin("batch");
    HttpResponse<String> bad =
        post(
            "/v1/matches/batch/events",
            "[{\"type\":\"ball\",\"data\":\"1\"},{\"type\":\"ball\",\"data\":\"nb+W(lbw)\"}]");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("Command 2: ");
    HttpResponse<String> good =
        post(
            "/v1/matches/batch/events",
            "[{\"type\":\"ball\",\"data\":\"1\"},{\"type\":\"ball\",\"data\":\"2\"}]");
    assertThat(Json.parse(good.body()).list("events")).hasSize(2);
    assertThat(Json.parse(good.body()).get("score").number("runs")).isEqualTo(3);
  }

  @Test
  void aRepeatedKeyGetsTheFirstAnswerAndNoSecondBall() throws Exception {
    begin("key");
    String ball = "{\"type\":\"ball\",\"data\":\"4\"}";
    HttpResponse<String> first = post("/v1/matches/key/events", ball, "Idempotency-Key", "k1");
    HttpResponse<String> again = post("/v1/matches/key/events", ball, "Idempotency-Key", "k1");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(Json.parse(get("/v1/matches/key/score").body()).number("runs")).isEqualTo(4);
  }

  @Test
  void aRepeatedKeyIsNotJudgedAnew() throws Exception {
    begin("rekey");
    String out = "{\"type\":\"ball\",\"data\":\"W(bowled)\",\"key\":\"k2\"}";
    HttpResponse<String> first = post("/v1/matches/rekey/events", out);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(post("/v1/matches/rekey/events", out).body()).isEqualTo(first.body());
  }

  @Test
  void aCommandForAnOlderScoreIsToldWhereTheMatchIs() throws Exception {
    begin("stale");
    String seen = header(get("/v1/matches/stale"), "etag");
    String ball = "{\"type\":\"ball\",\"data\":\"1\"}";
    assertThat(post("/v1/matches/stale/events", ball, "If-Match", seen).statusCode())
        .isEqualTo(201);
    HttpResponse<String> late = post("/v1/matches/stale/events", ball, "If-Match", seen);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat('"' + Json.parse(late.body()).text("head") + '"')
        .isEqualTo(header(get("/v1/matches/stale"), "etag"));
    assertThat(post("/v1/matches/stale/events", ball, "If-Match", "\"zz-1\"").statusCode())
        .isEqualTo(412);
    assertThat(post("/v1/matches/stale/events", ball, "If-Match", "banana").statusCode())
        .isEqualTo(400);
  }

  @Test
  void rubbishIsToldApart() throws Exception {
    begin("rubbish");
    String events = "/v1/matches/rubbish/events";
    assertThat(post(events, "{").body()).contains("line 1:2: expected JSON, was the end");
    assertThat(post(events, "{\"type\": ball}").body())
        .contains("line 1:", "expected JSON, was something else near ", "ball")
        .doesNotContain("Unrecognized", "token");
    assertThat(post(events, "{\"type\":1,\"type\":2}").body()).contains("one of them twice");
    assertThat(post(events, "[".repeat(2_000)).body()).contains("nested too deeply");
    assertThat(post(events, "[]").statusCode()).isEqualTo(400);
    assertThat(post(events, "{\"type\":\"dance\"}").body())
        .contains(
            "type: expected one of toss, innings, ", ", insert, score-check, was \\\"dance\\\"");
    assertThat(post(events, "{\"type\":\"ball\",\"data\":{\"runs\":\"four\"}}").body())
        .contains("data.runs");
    assertThat(post(events, "<ball/>", "Content-Type", "application/xml").statusCode())
        .isEqualTo(415);
    assertThat(post("/v1/matches/nobody/events", "{}").statusCode()).isEqualTo(404);
    assertThat(get("/v1/matches/nobody").statusCode()).isEqualTo(404);
    assertThat(get("/v1/matches?status=maybe").statusCode()).isEqualTo(400);
    assertThat(
            post("/v1/matches", "{\"id\":\"rubbish\",\"format\":\"T20\"," + TEAMS + "}")
                .statusCode())
        .isEqualTo(409);
    assertThat(
            post("/v1/matches", "{\"id\":\"a/b\",\"format\":\"T20\"," + TEAMS + "}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void nobodyScoresWithoutAToken() throws Exception {
    begin("locked");
    HttpRequest ball =
        request("/v1/matches/locked/events")
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"ball\",\"data\":\"1\"}"))
            .build();
    assertThat(http.send(ball, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    String other =
        server.token("other", List.of(new TopicPattern("matches/mine/*")), Duration.ofHours(1));
    HttpRequest theirs =
        HttpRequest.newBuilder(ball, (_, _) -> true)
            .header("Authorization", "Bearer " + other)
            .build();
    assertThat(http.send(theirs, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void theListHasTheNewestFirstAndCanBeNarrowed() throws Exception {
    create("older");
    create("newer");
    List<String> ids =
        Json.parse(get("/v1/matches?status=upcoming").body()).list("matches").stream()
            .map(match -> match.text("id"))
            .toList();
    assertThat(ids.indexOf("newer")).isLessThan(ids.indexOf("older")).isNotNegative();
    assertThat(get("/v1/matches?status=finished").body()).doesNotContain("newer");
  }

  @Test
  void aMatchWithoutANameGetsOne() throws Exception {
    HttpResponse<String> made = post("/v1/matches", "{\"format\":\"T20\"," + TEAMS + "}");
    assertThat(Json.parse(made.body()).text("id")).startsWith("har-nor");
    assertThat(header(made, "location")).startsWith("/v1/matches/har-nor");
  }

  @Test
  void aMatchOfTeamsWithLongShortNamesGetsANameThatFits() throws Exception {
    String teams = TEAMS.replace("HAR", "h".repeat(100)).replace("NOR", "n".repeat(100));
    String body = "{\"format\":\"T20\",%s}".formatted(teams);
    String name = "h".repeat(24) + "-" + "n".repeat(24);
    assertThat(header(post("/v1/matches", body), "location")).isEqualTo("/v1/matches/" + name);
    assertThat(header(post("/v1/matches", body), "location"))
        .isEqualTo("/v1/matches/" + name + "-2");
    assertThat(header(post("/v1/matches", body, "Idempotency-Key", "long"), "location"))
        .matches("/v1/matches/" + name + "-[0-9a-f]{8}");
  }

  @Test
  void aMatchOfTeamsWithoutALatinLetterIsNamedMatch() throws Exception {
    String teams = TEAMS.replace("HAR", "...").replace("NOR", "\u0643");
    String body = "{\"format\":\"T20\",%s}".formatted(teams);
    assertThat(header(post("/v1/matches", body), "location")).isEqualTo("/v1/matches/match");
  }

  @Test
  void aMatchThatIsMadeTwiceWithOneKeyIsOneMatch() throws Exception {
    String body = "{\"format\":\"T20\"," + TEAMS + "}";
    HttpResponse<String> first = post("/v1/matches", body, "Idempotency-Key", "once");
    HttpResponse<String> again = post("/v1/matches", body, "Idempotency-Key", "once");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(header(again, "location")).isEqualTo(header(first, "location"));
    assertThat(header(again, "etag")).isEqualTo(header(first, "etag"));
  }

  @Test
  void twoScorersWhoCountTheirKeysAlikeDoNotMeet() throws Exception {
    begin("keys");
    String ball = "{\"type\":\"ball\",\"data\":\"1\",\"key\":\"1\"}";
    String other =
        server.token("second", List.of(new TopicPattern("matches/*")), Duration.ofHours(1));
    post("/v1/matches/keys/events", ball);
    HttpRequest theirs =
        request("/v1/matches/keys/events")
            .header("Authorization", "Bearer " + other)
            .POST(HttpRequest.BodyPublishers.ofString(ball))
            .build();
    Json made = Json.parse(http.send(theirs, BodyHandlers.ofString()).body());
    assertThat(made.get("score").number("runs")).isEqualTo(2);
  }

  @Test
  void aMatchMayBeMadeWithItsToss() throws Exception {
    HttpResponse<String> made =
        post(
            "/v1/matches",
            "{\"id\":\"toss\",\"format\":\"T20\",\"toss\":{\"winner\":\"NOR\",\"decision\":\"field\"},"
                + TEAMS
                + "}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(Json.parse(made.body()).get("toss").text("winner")).isEqualTo("Northvale");
    HttpResponse<String> odd =
        post("/v1/matches", "{\"id\":\"odd\",\"format\":\"T20\",\"colour\":1," + TEAMS + "}");
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(odd.body()).contains("colour");
  }

  @Test
  void thePageHoldsTheScoreWithoutScript() throws Exception {
    begin("page");
    post("/v1/matches/page/events", "{\"type\":\"ball\",\"data\":\"4\"}");
    HttpResponse<String> page = get("/m/page");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "content-security-policy")).contains("script-src 'self'");
    assertThat(page.body()).contains("<title>HAR 4/0 (0.1)").contains("Ann").contains("FOUR");
    assertThat(get("/m/nobody").statusCode()).isEqualTo(404);
    assertThat(get("/").body()).contains("/m/page");
  }

  @Test
  void theListAndThePicturesAreSentOnceForEachStateOfTheMatches() throws Exception {
    begin("tags");
    for (String path : List.of("/", "/m/tags/card.png")) {
      String tag = header(get(path), "etag");
      assertThat(get(path, "If-None-Match", tag).statusCode()).as(path).isEqualTo(304);
      post("/v1/matches/tags/events", "{\"type\":\"ball\",\"data\":\"4\"}");
      assertThat(get(path, "If-None-Match", tag).statusCode()).as(path).isEqualTo(200);
    }
  }

  private static void create(String id) throws Exception {
    HttpResponse<String> made =
        post("/v1/matches", "{\"id\":\"%s\",\"format\":\"T20\",%s}".formatted(id, TEAMS));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  /// A match in which the first ball can be bowled.
  private static void begin(String id) throws Exception {
    create(id);
    HttpResponse<String> begun =
        post(
            "/v1/matches/" + id + "/events",
            """
            [{"type":"toss","data":{"winner":"HAR","decision":"bat"}},
             {"type":"innings","data":{"team":"Harbour City"}},
             {"type":"batters","data":{"striker":"Ann","nonStriker":"Bea"}},
             {"type":"bowler","data":{"player":"Uma"}}]""");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
