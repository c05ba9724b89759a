package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two scorers of one match as a script that a scorer can read: who says what, and below the dashes
/// what the server answered and where the score stood. `-Dupdate=true` writes that part anew.
class GoldenScorersTest {
  private static final Path FILE = Path.of("src/test/resources/golden/25-two-scorers.over");
  private static final String DASHES = "----------\n";
  private static final Pattern SAID =
      Pattern.compile("(\\w+)(?: (\\d+))?(?: key (\\w+))?(?: follows (\\w+))?: (.+)");
  private static final String MATCH = "/v1/matches/m";

  @TempDir private Path folder = Path.of("");
  private final Map<String, String> tokens = new HashMap<>();
  private String code = "";

  @Test
  void everyAnswerIsWhatIsWrittenBelow() throws Exception {
    var text = Files.readString(FILE);
    int dashes = text.indexOf(DASHES);
    var script = dashes < 0 ? text : text.substring(0, dashes);
    var became = new ArrayList<String>();
    try (var server = CreaseServer.start(ServerConfig.in(folder));
        var http = HttpClient.newHttpClient()) {
      for (var who : List.of("sana", "ravi")) {
        var patterns = List.of(new TopicPattern("matches/*"));
        tokens.put(who, server.token("sub of " + who, who, patterns, Duration.ofHours(1)));
      }
      var desk = new Desk(server, http);
      begin(desk);
      for (var line : script.lines().filter(line -> !line.startsWith("#")).toList()) {
        became.add("%s -> %s | %s".formatted(line, said(desk, line), desk.score()));
      }
    }
    var lines = String.join("\n", became) + "\n";
    if (Boolean.getBoolean("update")) {
      Files.writeString(FILE, script.stripTrailing() + "\n" + DASHES + lines);
    } else {
      assertThat(lines).isEqualTo(text.substring(dashes + DASHES.length()));
    }
  }

  private static void begin(Desk desk) throws Exception {
    desk.post(
        "sana",
        "/v1/matches",
        """
        {"id":"m","format":"T20","toss":{"winner":"HAR","decision":"bat"},
         "teams":[{"name":"Harbour City","short":"HAR","players":["Rahimi","Silva","Okoye"]},
                  {"name":"Northfield","short":"NOR","players":["Boon","Halloran","Nash"]}]}""");
    desk.post(
        "sana",
        MATCH + "/events",
        """
        [{"type":"innings","data":{}},
         {"type":"batters","data":{"striker":"Rahimi","nonStriker":"Silva"}},
         {"type":"bowler","data":{"player":"Boon"}}]""");
  }

  private String said(Desk desk, String line) throws Exception {
    var matcher = SAID.matcher(line);
    if (matcher.matches()) {
      return balls(
          desk,
          matcher.group(1),
          matcher.group(2) == null ? "" : ",\"epoch\":" + matcher.group(2),
          matcher.group(3) == null ? "" : matcher.group(3),
          matcher.group(4) == null ? "" : matcher.group(4),
          matcher.group(5));
    }
    var words = line.split(" ", -1);
    var who = words[0];
    return switch (words[words.length - 1]) {
      case "claim" -> lease(desk.post(who, MATCH + "/lease", "{\"type\":\"claim\"}"));
      case "handover" -> armed(desk.post(who, MATCH + "/lease", handover(words[1])));
      case "take" -> lease(desk.post(who, MATCH + "/lease", take(desk)));
      case "aside" -> aside(desk.get(who, MATCH + "/aside"));
      default -> throw new AssertionError("nobody says: " + line);
    };
  }

  private static String balls(
      Desk desk, String who, String epoch, String key, String follows, String words)
      throws Exception {
    var commands =
        Stream.of(words.split(" \\| ", -1))
            .map(word -> "{\"type\":\"ball\",\"data\":\"%s\"%s}".formatted(word, epoch))
            .collect(Collectors.joining(","));
    var body = words.contains(" | ") ? "[" + commands + "]" : commands;
    var answer =
        desk.post(who, MATCH + "/events", body, "Idempotency-Key", key, "Follows-Key", follows);
    var json = Json.parse(answer.body());
    return answer.statusCode() == 201 ? "taken" : answer.statusCode() + " " + json.text("code");
  }

  private static String lease(HttpResponse<String> answer) {
    var json = Json.parse(answer.body());
    return answer.statusCode() == 200
        ? "leads, epoch " + json.number("epoch")
        : answer.statusCode() + " " + json.text("code") + ": " + json.textOr("leader");
  }

  private String armed(HttpResponse<String> answer) {
    code = Json.parse(answer.body()).text("code");
    return "a code of six digits";
  }

  private static String handover(String epoch) {
    return "{\"type\":\"handover\",\"epoch\":%s}".formatted(epoch);
  }

  private String take(Desk desk) throws Exception {
    var score = Json.parse(desk.get("ravi", MATCH + "/score").body());
    return """
        {"type":"take","code":"%s","seen":{"runs":%d,"wickets":%d,"overs":"%s",
         "striker":"%s","nonStriker":"%s","bowler":"%s"}}"""
        .formatted(
            code,
            score.number("runs"),
            score.number("wickets"),
            score.text("overs"),
            score.get("striker").text("player"),
            score.get("nonStriker").text("player"),
            score.get("bowler").text("player"));
  }

  private static String aside(HttpResponse<String> answer) {
    return Json.parse(answer.body()).list("events").stream()
        .map(event -> event.get("data"))
        .map(data -> data.get("by").text("name") + " " + data.textOr("key"))
        .collect(Collectors.joining(", "));
  }

  /// Somebody with a token, and the server.
  private final class Desk {
    private final CreaseServer server;
    private final HttpClient http;

    Desk(CreaseServer server, HttpClient http) {
      this.server = server;
      this.http = http;
    }

    HttpResponse<String> post(String who, String path, String body, String... headers)
        throws IOException, InterruptedException {
      var request = request(who, path).header("Content-Type", "application/json");
      for (int i = 0; i < headers.length; i += 2) {
        if (!headers[i + 1].isEmpty()) {
          request.header(headers[i], headers[i + 1]);
        }
      }
      return http.send(
          request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
          HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String who, String path) throws IOException, InterruptedException {
      return http.send(request(who, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    String score() throws IOException, InterruptedException {
      var request = request("sana", MATCH + "/score").header("Accept", "text/plain").build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body().strip();
    }

    private HttpRequest.Builder request(String who, String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
          .header("Authorization", "Bearer " + tokens.getOrDefault(who, ""));
    }
  }
}
