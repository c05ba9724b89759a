package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.TopicPattern;
import dev.crease.server.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two scorers of one match, over HTTP.
class TwoScorersTest {
  private static final String EVENTS = "/v1/matches/m/events";
  private static final int QUEUE = 8;
  private static final Map<String, String> NAMES = Map.of("sana", "Sana", "ravi", "Ravi");
  private static final String LEASE = "/v1/matches/m/lease";

  @TempDir private Path folder = Path.of("");
  private final HttpClient http = HttpClient.newHttpClient();
  private CreaseServer server;
  private String sana;
  private String ravi;

  @BeforeEach
  void start() throws Exception {
    open();
    post(
        sana,
        "/v1/matches",
        """
        {"id":"m","format":"T20","toss":{"winner":"HAR","decision":"bat"},
         "teams":[{"name":"Harbour City","short":"HAR","players":["Ann","Bea","Cat","Dee"]},
                  {"name":"Northvale","short":"NOR","players":["Uma","Val","Wyn","Xia"]}]}""",
        201);
    post(
        sana,
        EVENTS,
        """
        [{"type":"innings","data":{}},
         {"type":"batters","data":{"striker":"Ann","nonStriker":"Bea"}},
         {"type":"bowler","data":{"player":"Uma"}}]""",
        201);
  }

  private void open() throws Exception {
    server = CreaseServer.start(ServerConfig.in(folder));
    sana = token("sana");
    ravi = token("ravi");
  }

  private String token(String subject) {
    return server.token(
        subject,
        NAMES.getOrDefault(subject, subject),
        List.of(new TopicPattern("matches/*")),
        Duration.ofHours(1));
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void oneLeadsAndTheOtherIsToldWhoAndForHowLong() throws Exception {
    assertThat(get(ravi, LEASE).has("leader")).isFalse();
    Json led = post(sana, LEASE, "{\"type\":\"claim\",\"key\":\"c\"}", 200).json();
    assertThat(led.number("epoch")).isEqualTo(1);
    assertThat(led.get("lease").get("leader").text("name")).isEqualTo("Sana");
    assertThat(post(sana, LEASE, "{\"type\":\"claim\",\"key\":\"c\"}", 200).json().text("id"))
        .as("the same claim again")
        .isEqualTo(led.text("id"));

    Answer refused = post(ravi, LEASE, "{\"type\":\"claim\"}", 409);
    assertThat(refused.json().text("code")).isEqualTo("led");
    assertThat(refused.json().text("leader")).isEqualTo("Sana");
    int seconds = Integer.parseInt(refused.json().text("retryAfter"));
    assertThat(seconds).isBetween(1, Limits.defaults().leases().silentSeconds());
    assertThat(refused.header("retry-after")).isEqualTo(String.valueOf(seconds));

    ball(sana, "4", ",\"epoch\":1", 201);
    post(sana, LEASE, "{\"type\":\"renew\",\"epoch\":1}", 200);
    assertThat(post(ravi, LEASE, "{\"type\":\"renew\",\"epoch\":1}", 409).json().text("code"))
        .isEqualTo("not-leading");
    Json released = post(sana, LEASE, "{\"type\":\"release\",\"epoch\":1}", 200).json();
    assertThat(released.get("lease").has("leader")).isFalse();
    assertThat(post(ravi, LEASE, "{\"type\":\"claim\"}", 200).json().number("epoch")).isEqualTo(2);
  }

  /// Everybody reads the log; a `sub` may be an address of mail.
  @Test
  void theSubOfAScorerIsNotPublished() throws Exception {
    String dee = token("dee@club.example");
    post(dee, LEASE, "{\"type\":\"claim\"}", 200);
    ball(dee, "4", ",\"epoch\":1", 201);
    post(dee, LEASE, "{\"type\":\"release\",\"epoch\":1}", 200);
    Json led = post(sana, LEASE, "{\"type\":\"claim\"}", 200).json();
    assertThat(led.get("lease").get("leader").text("user")).matches("[0-9a-f]{16}");
    String all = get("", EVENTS + "?limit=1000").node().toString();
    assertThat(all).contains("a scorer keeps score", "Sana keeps score");
    assertThat(all).doesNotContain("club.example").doesNotContain("\"sana\"");

    String known = led.get("lease").get("leader").text("user");
    server.close();
    open();
    assertThat(get(sana, LEASE).get("leader").text("user")).isEqualTo(known);
    ball(sana, "1", ",\"epoch\":2", 201);
  }

  @Test
  void whoHasTheCodeAndHasLookedAtTheBoardTakesOverAtOnce() throws Exception {
    post(sana, LEASE, "{\"type\":\"claim\"}", 200);
    ball(sana, "1", ",\"epoch\":1", 201);
    Json armed = post(sana, LEASE, "{\"type\":\"handover\",\"epoch\":1}", 200).json();
    String code = armed.text("code");
    assertThat(code).matches("[0-9]{6}");
    assertThat(get("", EVENTS + "?limit=1000").node().toString())
        .as("the code is not in the public log")
        .contains("\"handover\"")
        .doesNotContain(code);

    String wrong = code.equals("000000") ? "000001" : "000000";
    assertThat(take(ravi, wrong, 1, "0.1", "Bea", "Ann", 403).text("code")).isEqualTo("bad-code");
    Json blind = take(ravi, code, 4, "0.1", "Ann", "Bea", 409);
    assertThat(blind.text("code")).isEqualTo("other-figures");
    assertThat(blind.text("detail")).contains("runs are 1, not 4", "the striker is Bea, not Ann");
    Json taken = take(ravi, code, 1, "0.1", "Bea", "Ann", 200);
    assertThat(taken.number("epoch")).isEqualTo(2);
    assertThat(taken.get("lease").get("leader").text("name")).isEqualTo("Ravi");
    take(sana, code, 1, "0.1", "Bea", "Ann", 403);
  }

  @Test
  void aCodeThatIsGuessedAtIsNoLongerGood() throws Exception {
    post(sana, LEASE, "{\"type\":\"claim\"}", 200);
    String code = post(sana, LEASE, "{\"type\":\"handover\",\"epoch\":1}", 200).json().text("code");
    String wrong = code.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < Limits.defaults().leases().guesses(); i++) {
      take(ravi, wrong, 0, "0.0", "Ann", "Bea", 403);
    }
    take(ravi, code, 0, "0.0", "Ann", "Bea", 403);
    assertThat(get(ravi, LEASE).has("handover")).isFalse();
  }

  private Json take(
      String who, String code, int runs, String overs, String striker, String other, int status)
      throws Exception {
    String seen =
        """
        "seen":{"runs":%d,"wickets":0,"overs":"%s","striker":"%s","nonStriker":"%s","bowler":"Uma"}"""
            .formatted(runs, overs, striker, other);
    return post(who, LEASE, "{\"type\":\"take\",\"code\":\"%s\",%s}".formatted(code, seen), status)
        .json();
  }

  @Test
  void whatComesTooLateIsKeptAsideOnceAndNeverMerged() throws Exception {
    post(sana, LEASE, "{\"type\":\"claim\"}", 200);
    ball(sana, "1", ",\"epoch\":1,\"key\":\"s1\"", 201);
    post(sana, LEASE, "{\"type\":\"release\",\"epoch\":1}", 200);
    post(ravi, LEASE, "{\"type\":\"claim\"}", 200);
    ball(ravi, "2", ",\"epoch\":2,\"key\":\"r1\"", 201);

    Json first = ball(sana, "6", ",\"epoch\":1,\"key\":\"s2\"", 409);
    assertThat(first.text("code")).isEqualTo("kept-aside");
    assertThat(first.text("leader")).isEqualTo("Ravi");
    assertThat(first.text("where")).isEqualTo("/v1/matches/m/aside");
    assertThat(ball(sana, "6", ",\"epoch\":1,\"key\":\"s2\"", 409).text("kept"))
        .isEqualTo(first.text("kept"));
    ball(sana, "1", ",\"epoch\":1,\"key\":\"s1\"", 201); // it was taken when it was the leader's
    ball(sana, "4", ",\"key\":\"s3\"", 409);
    assertThat(score()).isEqualTo("HAR 3/0 (0.2 ov)\n");

    Json kept = get(sana, "/v1/matches/m/aside");
    assertThat(kept.number("count")).isEqualTo(2);
    Json data = kept.list("events").getFirst().get("data");
    assertThat(data.get("by").text("name")).isEqualTo("Sana");
    assertThat(data.number("epoch")).isEqualTo(1);
    assertThat(data.get("led").number("epoch")).isEqualTo(2);
    assertThat(data.get("commands").text("data")).isEqualTo("6");
    assertThat(get(ravi, LEASE).number("aside")).isEqualTo(2);
    assertThat(get("", "/v1/matches/m/aside").text("code")).isEqualTo("no-token");
    assertThat(get("", "/v1/aside/m").text("code")).isEqualTo("not-found");
    assertThat(get("", "/v1/events?topic=*").text("code")).isEqualTo("no-token");
  }

  @Test
  void theLeaseAndWhatIsAsideOutliveTheServer() throws Exception {
    post(sana, LEASE, "{\"type\":\"claim\"}", 200);
    String code = post(sana, LEASE, "{\"type\":\"handover\",\"epoch\":1}", 200).json().text("code");
    ball(ravi, "6", ",\"key\":\"r1\"", 409);
    server.close();
    open();
    Json lease = get(sana, LEASE);
    assertThat(lease.number("epoch")).isEqualTo(1);
    assertThat(lease.get("leader").text("name")).isEqualTo("Sana");
    assertThat(lease.number("aside")).isEqualTo(1);
    assertThat(post(ravi, LEASE, "{\"type\":\"claim\"}", 409).json().text("code")).isEqualTo("led");
    ball(sana, "4", ",\"epoch\":1", 201);
    assertThat(take(ravi, code, 4, "0.1", "Ann", "Bea", 200).number("epoch")).isEqualTo(2);
    ball(sana, "4", ",\"epoch\":1", 409);
  }

  @Test
  void aFollowerChecksAnOverAndTheBallIsNamed() throws Exception {
    post(sana, LEASE, "{\"type\":\"claim\"}", 200);
    for (String word : List.of("1", "2", ".", "4", ".", ".")) {
      ball(sana, word, ",\"epoch\":1", 201);
    }
    String hash = "f90f4321-0d74a17d-d4d36e24-ad1f2c67-d4d36e24-d4d36e24";
    Json refused = check(ravi, 2, hash, 422);
    assertThat(refused.text("law")).isEqualTo("3.2");
    Json differs = check(ravi, 1, hash, 201).list("events").getFirst().get("data");
    assertThat(differs.is("agreed")).isFalse();
    assertThat(differs.get("by").text("name")).isEqualTo("Ravi");
    assertThat(differs.list("differs").getFirst().text("ball")).isEqualTo("0.1");
    assertThat(score()).isEqualTo("HAR 7/0 (1.0 ov)\n");
    assertThat(check(ravi, 1, "nonsense", 400).text("detail")).contains("eight hexadecimal");
    assertThat(get(ravi, "/v1/matches/m/commentary").node().toString())
        .doesNotContain("keeps score")
        .doesNotContain("books");
  }

  private Json check(String who, int over, String hash, int status) throws Exception {
    String data = "{\"innings\":1,\"over\":%d,\"hash\":\"%s\"}".formatted(over, hash);
    return post(who, EVENTS, "{\"type\":\"score-check\",\"data\":%s}".formatted(data), status)
        .json();
  }

  @Test
  void aBallThatCameTooEarlyIsSentAgain() throws Exception {
    Json early = ball(sana, "4", ",\"key\":\"k2\",\"follows\":\"k1\"", 409);
    assertThat(early.text("code")).isEqualTo("out-of-order");
    assertThat(early.is("temporary")).isTrue();
    ball(sana, "1", ",\"key\":\"k1\"", 201);
    ball(sana, "4", ",\"key\":\"k2\",\"follows\":\"k1\"", 201);
    assertThat(score()).isEqualTo("HAR 5/0 (0.2 ov)\n");
    assertThat(post(sana, EVENTS, "{\"type\":\"ball\",\"data\":\"1\",\"epoch\":0}", 400).body)
        .contains("epoch");
    assertThat(
            post(sana, EVENTS, "[{\"type\":\"ball\",\"data\":\"1\",\"follows\":\"k\"}]", 400).body)
        .contains("Follows-Key");
  }

  /// What two phones have taken down arrives in any order and twice, and the lead changes hands in
  /// the midst of it.
  @Test
  void twoQueuesThatArriveInAnyOrderAndTwiceLoseNothing() throws Exception {
    long seed = Long.getLong("seed", 20_261_124L);
    for (int run = 0; run < 10; run++) {
      Random random = new Random(seed + run);
      Set<String> answered = new TreeSet<>();
      int epoch = post(sana, LEASE, "{\"type\":\"claim\"}", 200).json().number("epoch");
      deliver(sana, "s" + run, epoch, random, QUEUE, answered);
      String release = "{\"type\":\"release\",\"epoch\":%d}".formatted(epoch);
      post(sana, LEASE, release, 200);
      post(ravi, LEASE, "{\"type\":\"claim\"}", 200);
      for (int round = 0; answered.size() < 2 * QUEUE; round++) {
        assertThat(round).as("seed %d", seed + run).isLessThanOrEqualTo(QUEUE);
        deliver(sana, "s" + run, epoch, random, 2 * QUEUE, answered);
        deliver(ravi, "r" + run, epoch + 1, random, 2 * QUEUE, answered);
      }
      post(ravi, LEASE, release.replace(":" + epoch, ":" + (epoch + 1)), 200);
      List<String> inMatch = texts(get("", EVENTS + "?limit=1000"), "s" + run, "r" + run);
      List<String> kept = texts(get(sana, "/v1/matches/m/aside?limit=1000"), "s" + run, "r" + run);
      assertThat(inMatch)
          .as("seed %d", seed + run)
          .doesNotHaveDuplicates()
          .noneMatch(kept::contains);
      assertThat(kept).as("seed %d", seed + run).doesNotHaveDuplicates();
      assertThat(inMatch.size() + kept.size()).as("seed %d", seed + run).isEqualTo(2 * QUEUE);
      assertThat(inMatch).as("each as it was said, seed %d", seed + run).isSorted();
      assertThat(kept).allMatch(text -> text.startsWith("s"));
    }
  }

  /// Sends a queue, each of it twice and in any order; the others it was sent with come too early.
  ///
  /// @param most how many are sent before the network is gone
  private void deliver(
      String who, String name, int epoch, Random random, int most, Set<String> answered)
      throws Exception {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < QUEUE; i++) {
      order.add(i);
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int item : order.subList(0, most)) {
      String follows = item == 0 ? "" : ",\"follows\":\"%s-%d\"".formatted(name, item - 1);
      String key = "%s-%d".formatted(name, item);
      Answer answer =
          send(
              who,
              EVENTS,
              "{\"type\":\"commentary\",\"data\":{\"text\":\"%s\"},\"epoch\":%d,\"key\":\"%s\"%s}"
                  .formatted(key, epoch, key, follows));
      boolean early = answer.status == 409 && answer.json().text("code").equals("out-of-order");
      assertThat(answer.status).as(answer.body).isIn(201, 409);
      if (!early) {
        answered.add(key);
      }
    }
  }

  /// The remarks of these two queues in a page, as they stand there; Ravi's come after Sana's.
  private static List<String> texts(Json page, String sanas, String ravis) {
    List<String> texts = new ArrayList<>();
    for (Json event : page.list("events")) {
      Json data = event.get("data");
      boolean aside = event.text("type").equals("aside");
      Json said = aside ? data.get("commands").get("data") : data;
      String text = said.textOr("text");
      if (text.startsWith(sanas + "-")) {
        texts.add(text);
      } else if (text.startsWith(ravis + "-")) {
        texts.add("t" + text);
      }
    }
    return texts;
  }

  private Json ball(String who, String word, String more, int status) throws Exception {
    String body = "{\"type\":\"ball\",\"data\":\"%s\"%s}".formatted(word, more);
    return post(who, EVENTS, body, status).json();
  }

  private record Answer(int status, String body, HttpResponse<String> whole) {
    Json json() {
      return Json.parse(body);
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }
  }

  private Answer post(String who, String path, String body, int status) throws Exception {
    Answer answer = send(who, path, body);
    assertThat(answer.status).as(answer.body).isEqualTo(status);
    return answer;
  }

  private Answer send(String who, String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request(who, path).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body(), answer);
  }

  private Json get(String who, String path) throws Exception {
    return Json.parse(http.send(request(who, path).build(), BodyHandlers.ofString()).body());
  }

  private String score() throws Exception {
    return http.send(
            request("", "/v1/matches/m/score").header("Accept", "text/plain").build(),
            BodyHandlers.ofString())
        .body();
  }

  private HttpRequest.Builder request(String who, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    return who.isEmpty() ? request : request.header("Authorization", "Bearer " + who);
  }
}
