package dev.crease.cli;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.server.json.CommandJson;
import dev.crease.server.json.EventJson;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A scorer who speaks HTTP to a server, as any scorer's program would: each request has a key of
/// its own and says where the match should be, and one whose answer was lost is sent again. One
/// thread.
final class HttpScorer implements AutoCloseable {
  private static final Duration REQUEST_TIME = Duration.ofSeconds(10);
  private static final int TRIES = 40;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI server;
  private final String token;
  private final String session = UUID.randomUUID().toString();
  private String match = "";
  private String head = "";
  private long requests;

  HttpScorer(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /// Somebody else has written to the match since.
  static final class MovedOn extends Exception {
    private static final long serialVersionUID = 1;

    MovedOn(String detail) {
      super(detail);
    }
  }

  /// Makes the match; its first event says how.
  String create(MatchEvent created) throws MovedOn {
    Answer made = post("/v1/matches", String.valueOf(EventJson.data(created)));
    match = made.body().text("id");
    head = made.etag();
    return match;
  }

  /// Says these commands, all or none; answers with the score after them.
  Json say(List<MatchCommand> commands) throws MovedOn {
    String body =
        commands.stream()
            .map(command -> String.valueOf(CommandJson.write(command)))
            .collect(Collectors.joining(",", "[", "]"));
    Answer made = post("/v1/matches/" + match + "/events", body);
    head = made.etag();
    return made.body().get("score");
  }

  /// The id of the last event that was answered, in the quotes of an `ETag`.
  String head() {
    return head;
  }

  private record Answer(Json body, String etag) {}

  private Answer post(String path, String body) throws MovedOn {
    requests++;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(REQUEST_TIME)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", session + "-" + requests)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!head.isEmpty()) {
      request.header("If-Match", head);
    }
    HttpResponse<String> response = send(request.build());
    if (response.statusCode() == 201) {
      return new Answer(
          Json.parse(response.body()), response.headers().firstValue("etag").orElse(""));
    }
    String detail = detail(response);
    if (response.statusCode() == 412) {
      throw new MovedOn(detail);
    }
    throw switch (response.statusCode()) {
      case 401, 403 -> new Exit.Stop(Exit.REFUSED, server + " does not let us score: " + detail);
      case 404 -> new Exit.Stop(Exit.NOT_FOUND, detail);
      default -> new Exit.Stop(Exit.FAILED, response.statusCode() + ": " + detail);
    };
  }

  /// Sends, and sends again while the server is away or busy: the key makes that harmless.
  private HttpResponse<String> send(HttpRequest request) {
    long pause = FIRST_PAUSE_MILLIS;
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 503 || attempt == TRIES) {
          return response;
        }
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw new Exit.Stop(
              Exit.FAILED, "Nobody answers at %s. Is it running?".formatted(server));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Exit.Stop(Exit.FAILED, "Stopped.");
      }
      Pause.of(Duration.ofMillis(pause));
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private static String detail(HttpResponse<String> response) {
    try {
      return Json.parse(response.body()).text("detail");
    } catch (Json.Fault e) {
      return "the server said: " + response.statusCode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
