package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scorer who makes mistakes, over HTTP, and a server that is restarted after them.
class CorrectionsTest {
  private static final String MATCH =
      """
      {"id":"m","format":"T20","toss":{"winner":"HAR","decision":"bat"},
       "teams":[{"name":"Harbour City","short":"HAR","players":["Ann","Bea","Cat","Dee"]},
                {"name":"Northvale","short":"NOR","players":["Uma","Val","Wyn","Xia"]}]}""";

  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasWrongIsPutRightAndStaysSo() throws Exception {
    String card;
    try (var scorer = new Scorer(folder)) {
      String one = scorer.say("ball", "\"1\"");
      scorer.say("ball", "\"4\"");
      assertThat(scorer.score()).isEqualTo("HAR 5/0 (0.2 ov)\n");

      String replace = "{\"of\":\"%s\",\"with\":{\"type\":\"ball\",\"data\":\"2\"}}".formatted(one);
      Json rehearsed = scorer.ask("?dryRun=true", "replace-event", replace, 200);
      assertThat(rehearsed.is("dryRun")).isTrue();
      assertThat(changes(rehearsed))
          .containsExactly(
              "0.2: Ann faced, not Bea", "The score is HAR 6/0 (0.2 ov), was HAR 5/0 (0.2 ov)");
      assertThat(scorer.score()).isEqualTo("HAR 5/0 (0.2 ov)\n"); // nothing was appended

      Json made = scorer.ask("", "replace-event", replace, 201);
      Json event = made.list("events").getFirst();
      assertThat(event.text("type")).isEqualTo("correction");
      assertThat(event.get("data").text("of")).isEqualTo(one);
      assertThat(event.get("data").text("from")).isEqualTo("0.1");
      assertThat(event.get("data").text("text")).isEqualTo("0.1 corrected: 2 runs, not 1 run");
      assertThat(changes(made)).isEqualTo(changes(rehearsed));
      assertThat(scorer.score()).isEqualTo("HAR 6/0 (0.2 ov)\n");

      String undone = "{\"of\":\"%s\"}".formatted(made.text("id"));
      String undo = scorer.ask("", "void", undone, 201).text("id");
      assertThat(scorer.score()).isEqualTo("HAR 5/0 (0.2 ov)\n");
      scorer.ask("", "void", "{\"of\":\"%s\"}".formatted(undo), 201);
      assertThat(scorer.score()).isEqualTo("HAR 6/0 (0.2 ov)\n");
      assertThat(scorer.get("/m/m")).contains("Uma to Ann, 2 runs", "Uma to Ann, four.");
      card = scorer.get("/v1/matches/m");
    }
    try (var again = new Scorer(folder)) {
      assertThat(again.get("/v1/matches/m")).isEqualTo(card);
      again.say("ball", "\"6\"");
      assertThat(again.score()).isEqualTo("HAR 12/0 (0.3 ov)\n");
    }
  }

  @Test
  void whatCannotBeCorrectedIsRefusedInWords() throws Exception {
    try (var scorer = new Scorer(folder)) {
      scorer.say("ball", "\"1\"");
      Json unknown = scorer.ask("", "void", "{\"of\":\"k3-99\"}", 422);
      assertThat(unknown.text("detail")).contains("k3-99 is no event of this match");
      assertThat(unknown.text("override")).isEqualTo("no");
      Json nested =
          scorer.ask(
              "",
              "insert",
              "{\"after\":\"x\",\"with\":{\"type\":\"void\",\"data\":{\"of\":\"x\"}}}",
              400);
      assertThat(nested.text("detail")).contains("a correction holds no correction");
      assertThat(scorer.ask("", "replace-event", "{\"of\":\"x\",\"with\":[]}", 400).text("detail"))
          .contains("1 to 20 commands");
      assertThat(scorer.score()).isEqualTo("HAR 1/0 (0.1 ov)\n");
    }
  }

  private static List<String> changes(Json answer) {
    return answer.list("events").getFirst().get("data").texts("changes");
  }

  /// A server with one match on it, and its scorer.
  private static final class Scorer implements AutoCloseable {
    private final CreaseServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    Scorer(Path folder) throws IOException, InterruptedException {
      server = CreaseServer.start(ServerConfig.in(folder));
      token = server.token("scorer", List.of(new TopicPattern("matches/*")), Duration.ofHours(1));
      if (server.matchCount() == 0) {
        post("/v1/matches", MATCH, 201);
        say("innings", "{}");
        say("batters", "{\"striker\":\"Ann\",\"nonStriker\":\"Bea\"}");
        say("bowler", "{\"player\":\"Uma\"}");
      }
    }

    /// The id of what was said.
    String say(String type, String data) throws IOException, InterruptedException {
      return ask("", type, data, 201).text("id");
    }

    Json ask(String query, String type, String data, int status)
        throws IOException, InterruptedException {
      String body = "{\"type\":\"%s\",\"data\":%s}".formatted(type, data);
      return post("/v1/matches/m/events" + query, body, status);
    }

    private Json post(String path, String body, int status)
        throws IOException, InterruptedException {
      HttpResponse<String> answer =
          http.send(
              request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      return Json.parse(answer.body());
    }

    String get(String path) throws IOException, InterruptedException {
      return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    String score() throws IOException, InterruptedException {
      HttpRequest asked = request("/v1/matches/m/score").header("Accept", "text/plain").build();
      return http.send(asked, BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
          .header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
      http.close();
      server.close();
    }
  }
}
