package dev.crease.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The feeds over HTTP and WebSocket, asked as a program would ask them.
class FeedsTest {
  private static CreaseServer server;
  private static HttpClient http;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    List<TopicPattern> open = List.of(new TopicPattern("feeds/*"));
    server = CreaseServer.start(ServerConfig.inMemory().open(open));
    http = HttpClient.newHttpClient();
    token = token("desk");
  }

  private static String token(String subject) {
    return server.token(subject, List.of(new TopicPattern("feeds/*")), Duration.ofHours(1));
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @Test
  void whatIsPublishedIsReadByAnyone() throws Exception {
    HttpResponse<String> made =
        post("prices/eu/brent", "{\"type\":\"price\",\"data\":{ \"bid\" : 81.10 }}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = Json.parse(made.body()).text("id");
    assertThat(made.body()).isEqualTo("{\"id\":\"" + id + "\"}");
    assertThat(header(made, "etag")).isEqualTo('"' + id + '"');
    String page = get(header(made, "location")).body();
    assertThat(page)
        .contains("\"id\":\"" + id + "\",\"topic\":\"feeds/prices/eu/brent\",\"type\":\"price\"")
        .contains("\"data\":{\"bid\":81.10}}");
  }

  @Test
  void aBodyThatIsNotUtf8IsRefusedAndNotMended() throws Exception {
    byte[] body = "{\"type\":\"news\",\"data\":\"caf\u00e9\"}".getBytes(ISO_8859_1);
    HttpRequest request =
        HttpRequest.newBuilder(uri("/v1/feeds/latin"))
            .header("authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> refused = http.send(request, BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"malformed\"").contains("the body is not UTF-8");
    assertThat(Json.parse(get("/v1/feeds/latin").body()).list("events")).isEmpty();
  }

  @Test
  void aFeedIsEmptyBeforeItsFirstEvent() throws Exception {
    HttpResponse<String> none = get("/v1/feeds/not/yet");
    assertThat(none.statusCode()).isEqualTo(200);
    assertThat(Json.parse(none.body()).list("events")).isEmpty();
    assertThat(get("/v1/feeds").statusCode()).isEqualTo(404);
    assertThat(get("/v1/other/topic").statusCode()).isEqualTo(404);
  }

  @Test
  void aSubtreeIsReadOnOneAddress() throws Exception {
    String first = id(post("several/a", draft()));
    String second = id(post("several/deep/b", draft()));
    Json page = Json.parse(get("/v1/events?topic=feeds/several/*").body());
    assertThat(page.list("events"))
        .extracting(event -> event.text("id"))
        .containsExactly(first, second);
    assertThat(get("/v1/events?topic=feeds/several/*&topic=matches/*").statusCode()).isEqualTo(401);
  }

  @Test
  void aFrameOnSeveralTopicsNamesItsOwn() throws Exception {
    BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    WebSocket socket = open("/v1/events?topic=feeds/named/*", frames);
    socket.sendText("{\"topic\":\"feeds/named/a\",\"type\":\"x\",\"data\":1}", true).join();
    assertThat(answer(frames)).startsWith("{\"control\":\"accepted\"");
    socket.sendText("{\"type\":\"x\",\"data\":1,\"key\":\"k\"}", true).join();
    assertThat(answer(frames))
        .startsWith("{\"control\":\"refused\",\"key\":\"k\"")
        .contains("with several topics a message names its own");
    socket.abort();
    assertThat(Json.parse(get("/v1/feeds/named/a").body()).list("events")).hasSize(1);
    assertThat(post("named/a", "{\"topic\":\"feeds/b\",\"type\":\"x\",\"data\":1}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theDataKeepsThePublishersDigitsAndEscapes() throws Exception {
    String data =
        "{\"n\":[1.0,1e400,12345678901234567890.123,-0],"
            + "\"t\":\"a \\\"b\\\\\\\" \\u00e9 \\ud83d é 😀\",\"x\":null}";
    post("exact", "{\"data\":" + data.replace(",", " ,\r\n\t") + ",\"type\":\"t\"}");
    assertThat(get("/v1/feeds/exact").body()).contains("\"data\":" + data + "}");
    post("scalar", "{\"type\":\"t\",\"data\":7}");
    assertThat(get("/v1/feeds/scalar").body()).contains("\"data\":7}");
  }

  @Test
  void aBatchIsAllOrNone() throws Exception {
    HttpResponse<String> made =
        post("batch", "[{\"type\":\"a\",\"data\":1},{\"type\":\"b\",\"data\":\"x\"}]");
    assertThat(made.statusCode()).isEqualTo(201);
    Json answer = Json.parse(made.body());
    assertThat(answer.texts("ids")).hasSize(2);
    assertThat(answer.texts("ids").getLast()).isEqualTo(answer.text("id"));
    assertThat(Json.parse(get(header(made, "location")).body()).list("events")).hasSize(2);
    HttpResponse<String> bad =
        post("batch", "[{\"type\":\"a\",\"data\":1},{\"type\":\"not a type\",\"data\":1}]");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(Json.parse(get("/v1/feeds/batch").body()).list("events")).hasSize(2);
    String most = "[%s]".formatted(String.join(",", Collections.nCopies(500, draft())));
    assertThat(post("most", most).statusCode()).isEqualTo(201);
    String tooMany = "[%s]".formatted(String.join(",", Collections.nCopies(501, draft())));
    assertThat(detail(post("most", tooMany))).contains("1 to 500 events in a batch");
    assertThat(detail(post("most", "[]"))).contains("1 to 500 events in a batch");
  }

  private static String draft() {
    return "{\"type\":\"a\",\"data\":1}";
  }

  @Test
  void aRepeatedKeyGetsTheFirstAnswerAndNoSecondEvent() throws Exception {
    String first = post("key", draft(), "Idempotency-Key", "k").body();
    assertThat(post("key", draft(), "Idempotency-Key", "k").body()).isEqualTo(first);
    String inBody = "{\"type\":\"a\",\"data\":1,\"key\":\"k\"}";
    assertThat(post("key", inBody).body()).isEqualTo(first);
    assertThat(post("key", inBody, "Idempotency-Key", "k2").body()).isNotEqualTo(first);
    assertThat(Json.parse(get("/v1/feeds/key").body()).list("events")).hasSize(2);
    String theirs = post("key", inBody, "Authorization", "Bearer " + token("another desk")).body();
    assertThat(theirs).as("a key is its client's own").isNotEqualTo(first);
    assertThat(post("key", "[" + inBody + "]").statusCode()).isEqualTo(400);
    assertThat(post("key", draft(), "Idempotency-Key", "k".repeat(201)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aConditionThatNoLongerHoldsIsToldWhereTheTopicIs() throws Exception {
    String empty = header(get("/v1/feeds/stale"), "etag");
    HttpResponse<String> made = post("stale", draft(), "If-Match", empty);
    assertThat(made.statusCode()).isEqualTo(201);
    HttpResponse<String> late = post("stale", draft(), "If-Match", empty);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(Json.parse(late.body()).text("head")).isEqualTo(Json.parse(made.body()).text("id"));
    assertThat(post("stale", draft(), "If-Match", "\"zz-1\"").statusCode()).isEqualTo(412);
    assertThat(post("stale", draft(), "If-Match", "banana").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    assertThat(detail(post("bad", "{"))).contains("line 1:2: expected JSON");
    assertThat(detail(post("bad", ""))).contains("expected an object with type and data");
    assertThat(detail(post("bad", "7"))).contains("was a number");
    assertThat(detail(post("bad", "{\"data\":1}"))).contains("type: expected a text");
    assertThat(detail(post("bad", "{\"type\":\"a\"}"))).contains("data: expected a value");
    assertThat(detail(post("bad", "[" + draft() + ",{\"type\":7,\"data\":1}]")))
        .contains("[1].type: expected a text, was a number");
    assertThat(detail(post("bad", "{\"typ\":\"a\",\"data\":1}")))
        .contains("one of type, data, key");
    assertThat(detail(post("bad", draft() + "{}"))).contains("one JSON value");
    assertThat(detail(post("bad", "{\"type\":\"a\",\"data\":{\"x\":1,\"x\":2}}")))
        .contains("one of them twice");
    assertThat(detail(post("bad", "{\"type\":\"a\",\"data\":01}"))).contains("expected JSON");
    assertThat(detail(post("bad", "{\"type\":\"a b\",\"data\":1}"))).contains("an event type is");
    String deep = "[".repeat(64) + "]".repeat(64);
    assertThat(detail(post("bad", "{\"type\":\"a\",\"data\":" + deep + "}")))
        .contains("nested too deeply");
    assertThat(Json.parse(get("/v1/feeds/bad").body()).list("events")).isEmpty();
  }

  @Test
  void nobodyPublishesWithoutAGrant() throws Exception {
    HttpRequest bare =
        HttpRequest.newBuilder(uri("/v1/feeds/locked"))
            .POST(HttpRequest.BodyPublishers.ofString(draft()))
            .build();
    assertThat(http.send(bare, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    String other =
        server.token("o", List.of(new TopicPattern("feeds/mine/*")), Duration.ofHours(1));
    assertThat(post("locked", draft(), "Authorization", "Bearer " + other).statusCode())
        .isEqualTo(403);
    assertThat(post("mine/a", draft(), "Authorization", "Bearer " + other).statusCode())
        .isEqualTo(201);
    assertThat(post("locked", draft(), "Content-Type", "application/xml").statusCode())
        .isEqualTo(415);
  }

  @Test
  void aWebSocketPublishesAndIsToldWhatBecameOfIt() throws Exception {
    BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    WebSocket socket = open("/v1/feeds/ws", frames);
    socket.sendText("{\"type\":\"a\",\"data\":1,\"key\":\"k\"}", true).join();
    String accepted = answer(frames);
    assertThat(accepted).startsWith("{\"control\":\"accepted\",\"key\":\"k\",\"id\":\"");
    socket.sendText("{\"type\":\"a\",\"data\":1,\"key\":\"k\"}", true).join();
    assertThat(answer(frames)).isEqualTo(accepted);
    socket.sendText("{\"type\":\"a\",\"key\":\"k2\"}", true).join();
    assertThat(answer(frames))
        .startsWith("{\"control\":\"refused\",\"key\":\"k2\",\"problem\":{")
        .contains("data: expected a value");
    socket.abort();
    assertThat(Json.parse(get("/v1/feeds/ws").body()).list("events")).hasSize(1);
  }

  private static WebSocket open(String path, BlockingQueue<String> frames) {
    return http.newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(
            URI.create("ws://127.0.0.1:" + server.port() + path),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket ws, CharSequence text, boolean last) {
                frames.add(text.toString());
                return WebSocket.Listener.super.onText(ws, text, last);
              }
            })
        .join();
  }

  private static String id(HttpResponse<String> made) {
    return Json.parse(made.body()).text("id");
  }

  /// The next frame that answers one of ours.
  private static String answer(BlockingQueue<String> frames) throws InterruptedException {
    String frame = frames.take();
    while (!frame.contains("\"accepted\"") && !frame.contains("\"refused\"")) {
      frame = frames.take();
    }
    return frame;
  }

  private static String detail(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    return Json.parse(response.body()).text("detail");
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String feed, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/feeds/" + feed))
            .setHeader("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
