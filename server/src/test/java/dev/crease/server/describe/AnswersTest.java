package dev.crease.server.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.MatchEvent;
import dev.crease.push.Limits;
import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.RealMatches;
import dev.crease.server.ServerConfig;
import dev.crease.server.json.CommandJson;
import dev.crease.server.json.EventJson;
import dev.crease.server.json.Json;
import dev.crease.server.operate.HealthApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A running server answers as it says it does: each operation is asked, and each answer and each
/// message of a stream is held against the description that this server serves.
class AnswersTest {
  private static final String TEAMS =
      """
      "teams":[{"name":"Harbour City","short":"HAR","players":["Ann","Bea","Cat","Dee"]},
               {"name":"Northvale","short":"NOR","players":["Uma","Val","Wyn","Xia"]}]""";

  private final Set<String> asked = new TreeSet<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private CreaseServer server;
  private String token;
  private Described openApi;
  private Described asyncApi;

  @BeforeEach
  void start() throws Exception {
    server =
        CreaseServer.start(
            ServerConfig.inMemory()
                .open(List.of(new TopicPattern("*")))
                .with(Limits.defaults().withBeatSeconds(1))
                .metrics(HealthApi.MetricsFor.ALL));
    token = token(Duration.ofHours(1));
    openApi = new Described(fetch("/v1/openapi.json"));
    asyncApi = new Described(fetch("/v1/asyncapi.json"));
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private String token(Duration life) {
    return server.token("tester", List.of(new TopicPattern("*")), life);
  }

  private String fetch(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  @Test
  void everyOperationAnswersAsDescribed() throws Exception {
    post(
        "POST /v1/matches", "/v1/matches", "{\"id\":\"m\",\"format\":\"T20\",%s}".formatted(TEAMS));
    String events = "POST /v1/matches/{id}/events";
    post(
        events,
        "/v1/matches/m/events",
        """
        [{"type":"toss","data":{"winner":"HAR","decision":"bat"}},
         {"type":"innings","data":{"team":"Harbour City"}},
         {"type":"batters","data":{"striker":"Ann","nonStriker":"Bea"}},
         {"type":"bowler","data":{"player":"Uma"}}]""");
    post(events, "/v1/matches/m/events?dryRun=true", "{\"type\":\"ball\",\"data\":\"4\"}");
    post(events, "/v1/matches/m/events", "{\"type\":\"ball\",\"data\":{\"runs\":4},\"key\":\"k\"}");
    post(events, "/v1/matches/m/events", "{\"type\":\"ball\",\"data\":\"nb+W(lbw)\"}");
    twoScorers(events);
    post("POST /v1/feeds/{name}", "/v1/feeds/tea", "{\"type\":\"price\",\"data\":81.1}");
    post(
        "POST /v1/feeds/{name}",
        "/v1/feeds/tea",
        "[{\"type\":\"a\",\"data\":1},{\"type\":\"a\",\"data\":2}]");
    post(
        "POST /v1/feeds/{name}",
        "/v1/feeds/tea",
        "{\"type\":\"typing\",\"data\":{},\"ephemeral\":true}");
    get("GET /v1/presence", "/v1/presence?topic=feeds/tea");
    post("POST /v1/tickets", "/v1/tickets", "");
    post("POST /v1/session", "/v1/session", "");
    post("POST /v1/guests", "/v1/guests", "{\"name\":\"Ann\"}");
    get("GET /v1/matches", "/v1/matches?status=live");
    get("GET /v1/matches/{id}", "/v1/matches/m");
    get("GET /v1/matches/{id}/score", "/v1/matches/m/score");
    get("GET /v1/matches/{id}/score", "/v1/matches/m/score", "Accept", "text/plain");
    get("GET /v1/matches/{id}/export", "/v1/matches/m/export");
    get("GET /v1/matches/{id}/export", "/v1/matches/m/export?format=csv");
    get("GET /v1/matches/{id}/export", "/v1/matches/m/export?format=over");
    get("GET /v1/matches/{id}/figures", "/v1/matches/m/figures");
    get("GET /v1/matches/{id}/commentary", "/v1/matches/m/commentary?lang=hi");
    get("GET /v1/matches/{id}/comparison", "/v1/matches/m/comparison");
    get("GET /v1/competitions", "/v1/competitions");
    get("GET /v1/matches/{id}/events", "/v1/matches/m/events?limit=2");
    get("GET /v1/matches/{id}/events", "/v1/matches/m/events?after=latest&wait=1");
    get("GET /v1/feeds/{name}", "/v1/feeds/tea");
    String register = "POST /v1/registry/{register}";
    post(
        register,
        "/v1/registry/players",
        "{\"type\":\"entry\",\"data\":{\"id\":\"a\",\"name\":\"Ann\"}}");
    post(register, "/v1/registry/players", "{\"type\":\"part\",\"data\":{\"of\":\"a\"}}");
    get("GET /v1/registry/{register}", "/v1/registry/players");
    get("GET /v1/registry/{register}/{id}", "/v1/registry/players/a");
    get("GET /v1/registry/{register}/{id}", "/v1/registry/players/b");
    post("POST /v1/team-sheet", "/v1/team-sheet", "{\"text\":\"1. Ann (c)\"}");
    get("GET /v1/events", "/v1/events?topic=matches/m/events&topic=feeds/*");
    get("GET /v1/openapi.json", "/v1/openapi.json");
    get("GET /v1/asyncapi.json", "/v1/asyncapi.json");
    get("GET /healthz", "/healthz");
    get("GET /readyz", "/readyz");
    get("GET /metrics", "/metrics");
    get("GET /", "/");
    get("GET /m/{id}", "/m/m");
    get("GET /m/{id}/scorecard", "/m/m/scorecard");
    get("GET /m/{id}/info", "/m/m/info");
    get("GET /m/{id}/charts", "/m/m/charts");
    get("GET /m/{id}/chat", "/m/m/chat");
    get("GET /m/{id}/lite", "/m/m/lite?auto=30");
    get("GET /m/{id}/card.png", "/m/m/card.png");
    var ball =
        fetch("/v1/matches/m/events?limit=1000")
            .replaceFirst(
                "(?s).*\"id\":\"([^\"]+)\",\"topic\":\"[^\"]+\",\"type\":\"ball\".*", "$1");
    get("GET /m/{id}/b/{ball}", "/m/m/b/" + ball);
    get("GET /m/{id}/b/{ball}/card.png", "/m/m/b/%s/card.png".formatted(ball));
    get("GET /m/{id}/b/{ball}", "/m/m/b/none");
    get("GET /embed/{id}", "/embed/m?size=card");
    get("GET /screen/{id}", "/screen/m");
    get("GET /oembed", "/oembed?url=http://localhost/m/m");
    get("GET /score/{id}", "/score/m");
    get("GET /assets/{file}", "/assets/crease.css");
    assertThat(asked).isEqualTo(openApi.operations());
  }

  private void twoScorers(String events) throws Exception {
    String lease = "POST /v1/matches/{id}/lease";
    String at = "/v1/matches/m/lease";
    post(lease, at, "{\"type\":\"claim\"}");
    post(lease, at, "{\"type\":\"claim\"}");
    post(lease, at, "{\"type\":\"renew\",\"epoch\":1}");
    post(lease, at, "{\"type\":\"renew\",\"epoch\":2}");
    post(lease, at, "{\"type\":\"handover\",\"epoch\":1}");
    post(
        lease,
        at,
        """
        {"type":"take","code":"000000",
         "seen":{"runs":0,"wickets":0,"overs":"0.0","striker":null,"nonStriker":null,"bowler":null}}""");
    get("GET /v1/matches/{id}/lease", at);
    post(
        events,
        "/v1/matches/m/events",
        "{\"type\":\"ball\",\"data\":\"4\",\"epoch\":7,\"key\":\"late\"}");
    post(
        events,
        "/v1/matches/m/events",
        "{\"type\":\"ball\",\"data\":\"4\",\"epoch\":1,\"key\":\"b\",\"follows\":\"a\"}");
    post(
        events,
        "/v1/matches/m/events",
        """
        {"type":"score-check","data":{"innings":1,"over":1,"hash":"00000000","balls":["1lb"]}}""");
    get("GET /v1/matches/{id}/aside", "/v1/matches/m/aside");
    post(lease, at, "{\"type\":\"release\",\"epoch\":1}");
    Json page = Json.parse(get("GET " + events.substring(5), "/v1/matches/m/events").body());
    page.list("events").forEach(event -> asyncApi.check("MatchEvent", event.node().toString()));
  }

  @Test
  void whatIsWrongIsAnsweredAsDescribed() throws Exception {
    get("GET /v1/matches", "/v1/matches?status=maybe");
    get("GET /v1/matches/{id}", "/v1/matches/none");
    get("GET /v1/matches/{id}/events", "/v1/matches/none/events");
    get("GET /v1/matches/{id}/score", "/v1/matches/none/score");
    get("GET /v1/matches/{id}/export", "/v1/matches/none/export");
    get("GET /v1/competitions", "/v1/competitions?name=none");
    get("GET /v1/feeds/{name}", "/v1/feeds/tea?after=yesterday");
    get("GET /v1/feeds/{name}", "/v1/feeds/tea", "Accept", "image/png");
    get("GET /v1/events", "/v1/events");
    get("GET /v1/presence", "/v1/presence?topic=nowhere");
    get("GET /v1/presence", "/v1/presence");
    get("GET /m/{id}", "/m/none");
    get("GET /m/{id}/lite", "/m/m/lite?auto=1");
    get("GET /oembed", "/oembed?url=elsewhere");
    post("POST /v1/matches", "/v1/matches", "{");
    post("POST /v1/matches/{id}/events", "/v1/matches/none/events", "{}");
    post("POST /v1/feeds/{name}", "/v1/feeds/tea", "{\"type\":\"a\"}");
    post(
        "POST /v1/feeds/{name}",
        "/v1/feeds/tea",
        "{\"type\":\"a\",\"data\":1}",
        "If-Match",
        "\"x-1\"");
    post("POST /v1/feeds/{name}", "/v1/feeds/tea", "<a/>", "Content-Type", "text/xml");
    post("POST /v1/guests", "/v1/guests", "{\"name\":\"\"}");
    get("GET /v1/matches", "/v1/matches", "Authorization", "Basic x");
  }

  @Test
  void aRealMatchIsAsDescribedEventByEvent() throws Exception {
    var match = RealMatches.demo().scoring();
    List<MatchEvent> made = match.events();
    post("POST /v1/matches", "/v1/matches", String.valueOf(EventJson.data(made.getFirst())));
    String topic = "/v1/matches/" + RealMatches.demo().id() + "/events";
    List<String> said =
        match.said().stream().map(each -> String.valueOf(CommandJson.write(each))).toList();
    said.forEach(each -> openApi.check("Command", each));
    for (int i = 0; i < said.size(); i += 100) {
      String batch =
          said.subList(i, Math.min(said.size(), i + 100)).stream()
              .collect(Collectors.joining(",", "[", "]"));
      post("POST /v1/matches/{id}/events", topic, batch);
    }
    Json page = Json.parse(get("GET /v1/matches/{id}/events", topic + "?limit=1000").body());
    assertThat(page.list("events")).hasSizeGreaterThan(500);
    page.list("events").forEach(event -> asyncApi.check("MatchEvent", event.node().toString()));
    get("GET /v1/matches/{id}", "/v1/matches/" + RealMatches.demo().id());
    get("GET /v1/matches/{id}/score", "/v1/matches/" + RealMatches.demo().id() + "/score");
    get("GET /v1/matches/{id}/export", "/v1/matches/" + RealMatches.demo().id() + "/export");
    get("GET /v1/matches/{id}/figures", "/v1/matches/" + RealMatches.demo().id() + "/figures");
    get(
        "GET /v1/matches/{id}/comparison",
        "/v1/matches/" + RealMatches.demo().id() + "/comparison");
    get("GET /v1/competitions", "/v1/competitions?name=World%20Cup,%20Final");
  }

  @Test
  void everyMessageOfAWebSocketIsAsDescribed() throws Exception {
    String soon = token(Duration.ofSeconds(20));
    LinkedBlockingQueue<String> came = new LinkedBlockingQueue<>();
    WebSocket socket =
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + soon)
            .buildAsync(
                URI.create("ws://127.0.0.1:%d/v1/feeds/tea?presence=true".formatted(server.port())),
                new Frames(came))
            .join();
    socket.sendText("{\"type\":\"price\",\"data\":81.1,\"key\":\"k\"}", true).join();
    socket.sendText("{\"type\":\"price\"}", true).join();
    socket.sendText("{\"type\":\"typing\",\"data\":{},\"ephemeral\":true}", true).join();
    Set<String> seen = new TreeSet<>();
    take(
        came,
        seen,
        Set.of("start", "Event", "Ephemeral", "accepted", "refused", "expiring", "beat"));
    socket.sendText("{\"type\":\"token\",\"token\":\"%s\"}".formatted(token), true).join();
    take(came, seen, Set.of("token"));
    server.close();
    take(came, seen, Set.of("bye"));
  }

  private void take(LinkedBlockingQueue<String> came, Set<String> seen, Set<String> wanted)
      throws InterruptedException {
    while (!seen.containsAll(wanted)) {
      String frame = came.poll(20, TimeUnit.SECONDS);
      assertThat(frame).as("seen so far: %s, wanted: %s", seen, wanted).isNotNull();
      Json json = Json.parse(String.valueOf(frame));
      String event = json.has("id") ? "Event" : "Ephemeral";
      String what = json.has("control") ? json.text("control") : event;
      asyncApi.check(
          what.equals(event)
              ? what
              : "Control" + Character.toUpperCase(what.charAt(0)) + what.substring(1),
          json.node().toString());
      seen.add(what);
    }
  }

  @Test
  void aDescriptionIsSentOnceAndThenKept() throws Exception {
    HttpResponse<String> first =
        http.send(request("/v1/openapi.json").build(), BodyHandlers.ofString());
    assertThat(first.headers().firstValue("cache-control")).hasValue("public, max-age=300");
    assertThat(first.headers().firstValue("access-control-allow-origin")).hasValue("*");
    String tag = first.headers().firstValue("etag").orElseThrow();
    HttpRequest again = request("/v1/openapi.json").header("If-None-Match", tag).build();
    assertThat(http.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
    HttpRequest head =
        request("/v1/asyncapi.json").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<String> bare = http.send(head, BodyHandlers.ofString());
    assertThat(bare.statusCode()).isEqualTo(200);
    assertThat(bare.body()).isEmpty();
  }

  private HttpResponse<String> get(String operation, String path, String... headers)
      throws Exception {
    return ask(operation, request(path), headers);
  }

  private void post(String operation, String path, String body, String... headers)
      throws Exception {
    ask(operation, request(path).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> ask(String operation, HttpRequest.Builder request, String... headers)
      throws Exception {
    request.setHeader("Authorization", "Bearer " + token);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    String what = "%s: %d %s".formatted(operation, answer.statusCode(), answer.body());
    JsonNode described = openApi.answer(operation, answer.statusCode());
    assertThat(described).as(what).isNotNull();
    String type = answer.headers().firstValue("content-type").orElse("").split(";", 2)[0];
    JsonNode content = described.path("content");
    assertThat(type.isEmpty() || content.has(type)).as("type of " + what).isTrue();
    JsonNode schema = content.path(type).path("schema").path("$ref");
    if (!schema.isMissingNode()) {
      String ref = schema.stringValue();
      openApi.check(ref.substring(ref.lastIndexOf('/') + 1), answer.body());
    }
    if (answer.statusCode() < 300) {
      asked.add(operation);
    }
    return answer;
  }

  /// The messages of a WebSocket, whole.
  private record Frames(LinkedBlockingQueue<String> came, StringBuilder part)
      implements WebSocket.Listener {
    Frames(LinkedBlockingQueue<String> came) {
      this(came, new StringBuilder());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        came.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
