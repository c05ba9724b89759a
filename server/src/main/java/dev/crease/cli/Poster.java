package dev.crease.cli;

import dev.crease.server.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/// Posts to a server as any program would: each request has a key of its own, and one whose answer
/// was lost is sent again. One thread.
final class Poster implements AutoCloseable {
  private static final Duration REQUEST_TIME = Duration.ofSeconds(10);
  private static final int TRIES = 40;

  /// A server that has never answered is not waited for long: the address may be wrong.
  private static final int FIRST_TRIES = 8;

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI server;
  private final String token;
  private final PrintWriter talk;
  private final String session = UUID.randomUUID().toString();
  private long requests;
  private boolean hasAnswered;

  /// @param talk is told when nobody answers
  Poster(URI server, String token, PrintWriter talk) {
    this.server = server;
    this.token = token;
    this.talk = talk;
  }

  /// Somebody else has written to the topic since.
  static final class MovedOn extends Exception {
    private static final long serialVersionUID = 1;

    MovedOn(String detail) {
      super(detail);
    }
  }

  /// What a server made of it.
  ///
  /// @param etag the last event, in the quotes of an `ETag`
  record Answer(Json body, String etag) {}

  /// Posts, and waits for the answer.
  ///
  /// @param head where the topic should be, in quotes; `""` for anywhere
  Answer post(String path, String body, String head) throws MovedOn {
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
      case 401, 403 -> new Exit.Stop(Exit.REFUSED, server + " does not allow it: " + detail);
      case 404 -> new Exit.Stop(Exit.NOT_FOUND, detail);
      default ->
          new Exit.Stop(
              Exit.FAILED, "%s says %d: %s".formatted(server, response.statusCode(), detail));
    };
  }

  /// Sends, and sends again while the server is away or busy: the key makes that harmless.
  private HttpResponse<String> send(HttpRequest request) {
    long pause = FIRST_PAUSE_MILLIS;
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        hasAnswered = true;
        boolean busy = response.statusCode() == 503 || response.statusCode() == 429;
        if (!busy || attempt == TRIES) {
          return response;
        }
      } catch (IOException e) {
        if (attempt == 1) {
          talk.println("Nobody answers at %s; trying again.".formatted(server));
          talk.flush();
        }
        if (attempt == (hasAnswered ? TRIES : FIRST_TRIES)) {
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
