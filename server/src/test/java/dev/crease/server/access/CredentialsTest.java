package dev.crease.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Guests, tickets and the cookie, asked as a page would ask. Nothing private may be read by
/// anyone: `--open` is narrowed to `matches/*`.
class CredentialsTest {
  private static CreaseServer server;
  private static HttpClient http;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    Limits limits = Limits.defaults();
    server =
        CreaseServer.start(
            ServerConfig.inMemory()
                .open(List.of(new TopicPattern("matches/*")))
                .with(limits.with(limits.shares().withGuests(new Limits.Rate(3, 600)))));
    http = HttpClient.newHttpClient();
    token = server.token("ann", List.of(new TopicPattern("feeds/*")), Duration.ofHours(1));
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @Test
  void aTicketOpensOneStreamAndNoSecond() throws Exception {
    HttpResponse<String> made = post("/v1/tickets", "", "authorization", "Bearer " + token);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(header(made, "cache-control")).isEqualTo("no-store");
    String ticket = Json.parse(made.body()).text("ticket");
    post("/v1/feeds/x", "{\"type\":\"a\",\"data\":1}", "authorization", "Bearer " + token);
    HttpResponse<InputStream> first = open("/v1/matches/none/score?ticket=" + ticket);
    assertThat(first.headers().firstValue("cache-control")).hasValue("private, no-store");
    HttpResponse<InputStream> again = open("/v1/matches/none/score?ticket=" + ticket);
    assertThat(again.statusCode()).isEqualTo(401);
    try (InputStream problem = again.body()) {
      assertThat(Json.parse(problem.readAllBytes()).text("code")).isEqualTo("bad-ticket");
    }
  }

  @Test
  void aSessionIsACookieThatScriptsCannotRead() throws Exception {
    String origin = "http://localhost:" + server.port();
    HttpResponse<String> set =
        post("/v1/session", "", "authorization", "Bearer " + token, "origin", origin);
    assertThat(set.statusCode()).isEqualTo(204);
    assertThat(header(set, "set-cookie"))
        .matches("crease=[\\w.-]+; Path=/; Max-Age=3\\d{3}; HttpOnly; SameSite=Lax");
    HttpResponse<String> behindTls =
        post("/v1/session", "", "authorization", "Bearer " + token, "origin", "https://a.example");
    assertThat(header(behindTls, "set-cookie")).endsWith("; SameSite=Lax; Secure");
    HttpResponse<String> gone = post("/v1/session", "");
    assertThat(header(gone, "set-cookie")).startsWith("crease=; Path=/; Max-Age=0;");
  }

  @Test
  void aGuestGetsANameAndNoRightsAndNotTooMany() throws Exception {
    HttpResponse<String> made = post("/v1/guests", "{\"name\":\"  Ōtautahi   Ann \"}");
    assertThat(made.statusCode()).isEqualTo(201);
    Json guest = Json.parse(made.body());
    assertThat(guest.text("name")).isEqualTo("Ōtautahi Ann");
    assertThat(guest.text("user")).matches("guest~[a-z]{12}");
    HttpResponse<String> publishes =
        post(
            "/v1/feeds/x",
            "{\"type\":\"a\",\"data\":1}",
            "authorization",
            "Bearer " + guest.text("token"));
    assertThat(publishes.statusCode()).isEqualTo(403);
    assertThat(header(publishes, "ratelimit-policy")).isEqualTo("\"guest-publish\";q=20;w=10");
    assertThat(post("/v1/guests", "{\"name\":\"<b>\"}").statusCode()).isEqualTo(400);
    assertThat(post("/v1/guests", "{\"name\":\"a\\u202eb\"}").statusCode()).isEqualTo(400);
    HttpResponse<String> tooMany = post("/v1/guests", "{\"name\":\"Bob\"}");
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(header(tooMany, "retry-after")).isEqualTo("200");
    assertThat(post("/v1/tickets", "", "authorization", "Bearer " + token).statusCode())
        .as("nobody else suffers")
        .isEqualTo(201);
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<InputStream> open(String path)
      throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofInputStream());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
