package dev.crease.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
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

/// The registers over HTTP, through a restart.
class RegisterTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void playersAreEnteredMergedPartedAndFoundAgain() throws Exception {
    String id;
    try (var desk = new Desk(folder)) {
      var made = desk.post("/v1/registry/players", entry("Abdul Rahimi"), 201);
      id = made.list("events").getFirst().get("data").text("id");
      assertThat(id).matches("[0-9a-f]{8}");
      desk.post(
          "/v1/registry/players",
          "{\"type\":\"entry\",\"data\":{\"id\":\"x1\",\"name\":\"A Raheemi\"}}",
          201);
      desk.post("/v1/registry/players", merge("x1", id), 201);
      var again = desk.post("/v1/registry/players", merge("x1", id), 422);
      assertThat(again.text("detail")).isEqualTo("x1 is merged into %s already".formatted(id));
      assertThat(desk.post("/v1/registry/players", merge("x9", id), 422).text("detail"))
          .isEqualTo("x9 is not known");
      assertThat(
              desk.post("/v1/registry/players", "{\"type\":\"drop\",\"data\":{}}", 400)
                  .text("detail"))
          .isEqualTo("type: expected entry, merge or part, was \"drop\"");
    }
    try (var desk = new Desk(folder)) {
      assertThat(desk.get("/v1/registry/players/x1", 200).text("name")).isEqualTo("Abdul Rahimi");
      assertThat(desk.get("/v1/registry/players?after=earliest", 200).list("events")).hasSize(3);
      var sheet =
          desk.post("/v1/team-sheet", "{\"text\":\"1. A Raheemi (c)\\n2. Zoe Nemo\"}", 200)
              .list("players");
      assertThat(sheet.getFirst().text("status")).isEqualTo("known");
      assertThat(sheet.getFirst().is("captain")).isTrue();
      assertThat(sheet.getFirst().list("candidates").getFirst().text("id")).isEqualTo(id);
      assertThat(sheet.getLast().text("status")).isEqualTo("new");
      desk.post("/v1/registry/players", "{\"type\":\"part\",\"data\":{\"of\":\"x1\"}}", 201);
      assertThat(desk.get("/v1/registry/players/x1", 200).text("name")).isEqualTo("A Raheemi");
      desk.get("/v1/registry/players/none", 404);
      desk.get("/v1/registry/umpires/x1", 404);
    }
  }

  @Test
  void aRegisterIsForThoseWhoMayReadIt() throws Exception {
    try (var desk = new Desk(folder)) {
      desk.token = "";
      desk.reader = "";
      desk.get("/v1/registry/players", 401);
      desk.get("/v1/registry/players/x1", 401);
      desk.post("/v1/team-sheet", "{\"text\":\"Ann\"}", 401);
      desk.post("/v1/registry/players", entry("Ann"), 401);
    }
  }

  /// A card that was made before shows a player under the id that he has now.
  @Test
  void aMatchShowsWhomItsIdsStandFor() throws Exception {
    try (var desk = new Desk(folder)) {
      for (var id : List.of("x1", "x2")) {
        desk.post(
            "/v1/registry/players",
            "{\"type\":\"entry\",\"data\":{\"id\":\"%s\",\"name\":\"Ann\"}}".formatted(id),
            201);
      }
      desk.post(
          "/v1/matches",
          "{\"id\":\"m\",\"format\":\"T20\",\"people\":{\"Ann\":\"x1\",\"Zoe\":\"z9\"},"
              + "\"teams\":[{\"name\":\"One\",\"players\":[\"Ann\"]},"
              + "{\"name\":\"Two\",\"players\":[\"Zoe\"]}]}",
          201);
      assertThat(desk.get("/v1/matches/m", 200).get("people").text("Ann")).isEqualTo("x1");
      desk.post("/v1/registry/players", merge("x1", "x2"), 201);
      assertThat(desk.get("/v1/matches/m", 200).get("people").text("Ann")).isEqualTo("x2");
      assertThat(desk.get("/v1/matches/m", 200).get("people").text("Zoe")).isEqualTo("z9");
      desk.post("/v1/registry/players", "{\"type\":\"part\",\"data\":{\"of\":\"x1\"}}", 201);
      assertThat(desk.get("/v1/matches/m", 200).get("people").text("Ann")).isEqualTo("x1");
    }
  }

  private static String entry(String name) {
    return "{\"type\":\"entry\",\"data\":{\"name\":\"%s\"}}".formatted(name);
  }

  private static String merge(String of, String into) {
    return "{\"type\":\"merge\",\"data\":{\"of\":\"%s\",\"into\":\"%s\"}}".formatted(of, into);
  }

  /// Somebody with the right to the registers, and the server.
  private static final class Desk implements AutoCloseable {
    private final CreaseServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token;
    private String reader;

    Desk(Path folder) throws IOException {
      server = CreaseServer.start(ServerConfig.in(folder));
      var registry = List.of(new TopicPattern("registry/*"), new TopicPattern("matches/*"));
      token = server.token("desk", registry, Duration.ofHours(1));
      reader = server.readToken("reader", registry, Duration.ofHours(1));
    }

    Json get(String path, int status) throws Exception {
      return answer(request(path, reader), status);
    }

    Json post(String path, String body, int status) throws Exception {
      String who = path.equals("/v1/team-sheet") ? reader : token;
      return answer(request(path, who).POST(BodyPublishers.ofString(body)), status);
    }

    private HttpRequest.Builder request(String path, String token) {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
      return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Json answer(HttpRequest.Builder request, int status) throws Exception {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      return Json.parse(answer.body());
    }

    @Override
    public void close() {
      http.close();
      server.close();
    }
  }
}
