package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who is there, and what nobody keeps, as the server's own topics have it.
class PresenceTest {
  private static final String TYPING = "{\"type\":\"typing\",\"data\":{},\"ephemeral\":true}";
  private static CreaseServer server;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    List<TopicPattern> open =
        List.of(new TopicPattern("feeds/open/*"), new TopicPattern("matches/*"));
    server = CreaseServer.start(ServerConfig.inMemory().open(open));
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  private static String token(String subject) {
    List<TopicPattern> all = List.of(new TopicPattern("feeds/*"), new TopicPattern("matches/*"));
    return server.token(subject, all, Duration.ofHours(1));
  }

  private static HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    return token.isEmpty() ? request : request.header("authorization", "Bearer " + token);
  }

  private static HttpResponse<String> get(String path, String token) throws Exception {
    return http.send(request(path, token).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String token, String body)
      throws Exception {
    return http.send(
        request(path, token).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  @Test
  void aFeedCountsItsReadersAndSaysSoToWhomeverMayRead() throws Exception {
    String path = "/v1/feeds/open/counted?after=latest&presence=true";
    HttpRequest stream = request(path, token("ann")).header("accept", "text/event-stream").build();
    HttpResponse<InputStream> reader = http.send(stream, BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(reader.body(), StandardCharsets.UTF_8))) {
      assertThat(next(lines)).contains("\"type\":\"presence\"").endsWith("\"data\":{\"count\":1}}");
      HttpResponse<String> asked = get("/v1/presence?topic=feeds/open/counted", "");
      assertThat(asked.body()).isEqualTo("{\"topic\":\"feeds/open/counted\",\"count\":1}");
      assertThat(asked.headers().firstValue("cache-control"))
          .hasValue("public, max-age=0, s-maxage=1");

      assertThat(post("/v1/feeds/open/counted", token("ann"), TYPING).statusCode()).isEqualTo(202);
      assertThat(next(lines)).contains("\"type\":\"typing\"").doesNotContain("\"id\"");
    }
    assertThat(Json.parse(get("/v1/feeds/open/counted", "").body()).list("events")).isEmpty();
  }

  private static String next(BufferedReader lines) throws IOException {
    String line = "";
    while (!line.startsWith("data: {\"topic\"")) {
      line = lines.readLine();
    }
    return line;
  }

  @Test
  void whoMayNotReadMayNotAsk() throws Exception {
    assertThat(get("/v1/presence?topic=feeds/closed", "").statusCode()).isEqualTo(401);
    assertThat(get("/v1/presence?topic=feeds/closed", token("ann")).statusCode()).isEqualTo(403);
    String reader =
        server.readToken("cy", List.of(new TopicPattern("feeds/*")), Duration.ofHours(1));
    HttpResponse<String> asked = get("/v1/presence?topic=feeds/closed", reader);
    assertThat(asked.body()).isEqualTo("{\"topic\":\"feeds/closed\",\"count\":0}");
    assertThat(asked.headers().firstValue("cache-control")).hasValue("private, no-store");
    assertThat(get("/v1/presence?topic=matches/none/events", "").statusCode()).isEqualTo(404);
    assertThat(get("/v1/presence?topic=nowhere", "").statusCode()).isEqualTo(404);
    assertThat(get("/v1/presence?topic=", "").statusCode()).isEqualTo(400);
    assertThat(get("/v1/presence", "").statusCode()).isEqualTo(400);
  }

  @Test
  void whatMayNotBePassedOnIsRefusedAndSaysWhy() throws Exception {
    String ann = token("ann");
    String feed = "/v1/feeds/open/refused";
    assertThat(post(feed, "", TYPING).statusCode()).isEqualTo(401);
    assertThat(post(feed, ann, TYPING.replace("true", "\"yes\"")).body())
        .contains("ephemeral")
        .contains("true or false");
    assertThat(post(feed, ann, TYPING.replace("typing", "presence")).statusCode()).isEqualTo(400);
    assertThat(post(feed, ann, "[" + TYPING + "]").body()).contains("[0].ephemeral");
    String big = TYPING.replace("{},", "\"" + "x".repeat(5_000) + "\",");
    assertThat(post(feed, ann, big).statusCode()).isEqualTo(413);
    HttpRequest conditional =
        request(feed, ann)
            .header("if-match", "*")
            .POST(HttpRequest.BodyPublishers.ofString(TYPING))
            .build();
    assertThat(http.send(conditional, BodyHandlers.ofString()).statusCode()).isEqualTo(400);

    assertThat(post(feed, ann, TYPING).body()).isEqualTo("{\"ephemeral\":true}");
    HttpResponse<String> soon = post(feed, ann, TYPING);
    assertThat(soon.statusCode()).isEqualTo(429);
    assertThat(soon.body()).contains("\"policy\":\"ephemeral\"");
    assertThat(post(feed, ann, TYPING.replace("true", "false")).statusCode()).isEqualTo(201);
  }

  @Test
  void aMatchKeepsEverythingThatIsSaid() throws Exception {
    String match =
        "{\"id\":\"quiet\",\"format\":\"T20\",\"teams\":[{\"name\":\"A\",\"players\":[%s]},{\"name\":\"B\",\"players\":[%s]}]}"
            .formatted(players("a"), players("b"));
    HttpResponse<String> made = post("/v1/matches", token("ann"), match);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    HttpResponse<String> refused =
        post(
            "/v1/matches/quiet/events",
            token("ann"),
            "{\"type\":\"commentary\",\"data\":{\"text\":\"Rain\"},\"ephemeral\":true}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("ephemeral");
    assertThat(get("/v1/presence?topic=matches/quiet/events", "").body())
        .isEqualTo("{\"topic\":\"matches/quiet/events\",\"count\":0}");
  }

  private static String players(String side) {
    StringBuilder names = new StringBuilder();
    for (int i = 1; i <= 11; i++) {
      names
          .append(i == 1 ? "" : ",")
          .append('"')
          .append(side)
          .append(" Player ")
          .append((char) ('A' + i))
          .append('"');
    }
    return names.toString();
  }
}
