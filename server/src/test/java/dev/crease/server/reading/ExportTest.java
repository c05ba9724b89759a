package dev.crease.server.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.notation.OverFile;
import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.MatchFile;
import dev.crease.server.ServerConfig;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A match that is taken away from a server, in each form.
class ExportTest {
  private static CreaseServer server;
  private static HttpClient http;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    server = CreaseServer.start(ServerConfig.inMemory());
    http = HttpClient.newHttpClient();
    token = server.token("scorer", List.of(new TopicPattern("matches/*")), Duration.ofHours(1));
    post(
        "/v1/matches",
        """
        {"id":"m","format":"T20","rules":{"overs":2,"quota":1},"event":"County Cup",
         "notes":{"season":"2026"},"people":{"Ann":"a1"},
         "teams":[{"name":"Harbour City","short":"HBR","players":["Ann","Bea","=Cat","Dee"]},
                  {"name":"Northvale","short":"NOR","players":["Uma","Val","Wyn","Xia"]}],
         "toss":{"winner":"HBR","decision":"bat"}}""");
    post(
        "/v1/matches/m/events",
        """
        [{"type":"innings"},{"type":"batters","data":{"striker":"Ann","nonStriker":"Bea"}},
         {"type":"ball","data":{"word":"4","bowler":"Uma"}},{"type":"ball","data":"W(caught Val)"},
         {"type":"batter","data":{"player":"=Cat"}},{"type":"ball","data":"nb+1"},
         {"type":"penalty","data":{"team":"NOR","runs":5}},{"type":"ball","data":"wd"}]""");
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @Test
  void cricsheetGivesTheMatchAgainEvenOneThatGoesOn() throws Exception {
    var export = get("/v1/matches/m/export?format=cricsheet");
    assertThat(header(export, "content-type")).isEqualTo("application/json");
    assertThat(header(export, "content-disposition")).isEqualTo("attachment; filename=\"m.json\"");
    var again =
        MatchFile.read("m.json", "m", export.body().getBytes(StandardCharsets.UTF_8)).match();
    assertThat(again.score().text()).isEqualTo("HBR 7/1 (0.2 ov)");
    assertThat(again.format().overs().limit()).isEqualTo(2);
    assertThat(again.format().overs().quota()).isEqualTo(1);
    assertThat(again.info().note("season")).isEqualTo("2026");
    assertThat(again.info().people()).containsEntry("Ann", "a1");
    assertThat(again.info().start()).matches("\\d{4}-\\d\\d-\\d\\d");
  }

  @Test
  void overNotationGivesTheMatchAgain() throws Exception {
    var export = get("/v1/matches/m/export?format=over");
    assertThat(header(export, "content-type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(OverFile.read("m", export.body()).match().score().text())
        .isEqualTo("HBR 7/1 (0.2 ov)");
  }

  @Test
  void csvIsATableThatNoSpreadsheetRuns() throws Exception {
    var export = get("/v1/matches/m/export?format=csv");
    assertThat(header(export, "content-type")).startsWith("text/csv");
    assertThat(export.body().lines().toList())
        .contains(
            "innings,team,row,number,player,how_out,runs,balls,fours,sixes,strike_rate,overs,maidens,wickets,wides,noballs,economy",
            "1,Harbour City,batting,1,Ann,c Val b Uma,4,2,1,0,200.00,,,,,,",
            "1,Harbour City,batting,3,'=Cat,not out,1,1,0,0,100.00,,,,,,",
            "1,Harbour City,total,,,,7,2,,,,0.2,,1,,,",
            "1,Harbour City,fall,1,Ann,,4,,,,,0.2,,,,,",
            "1,Harbour City,bowling,1,Uma,,7,,,,,0.2,0,1,1,1,21.00");
  }

  @Test
  void commentaryIsInTheLanguageThatIsAskedFor() throws Exception {
    var path = "/v1/matches/m/commentary?last=2";
    var hindi = get(path, "Accept-Language", "hi-IN,hi;q=0.9,en;q=0.8");
    assertThat(header(hindi, "content-language")).isEqualTo("hi");
    assertThat(header(hindi, "vary")).contains("Accept-Language");
    var lines = Json.parse(hindi.body()).list("lines");
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast().text("headline")).isEqualTo("Uma, Bea को, वाइड");
    var english = Json.parse(get(path + "&lang=en", "Accept-Language", "hi").body());
    assertThat(english.list("lines").getLast().text("sentence"))
        .isEqualTo("Over 0.3. Uma to Bea, wide. Harbour City 7 for 1.");
    var deva = Json.parse(get(path + "&lang=hi&digits=deva").body());
    assertThat(deva.list("lines").getLast().text("sentence"))
        .isEqualTo("ओवर ०.३। Uma, Bea को, वाइड। Harbour City १ विकेट पर ७ रन।");
    var other = get(path + "&lang=fr");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(Json.parse(other.body()).text("detail")).isEqualTo("lang is one of en, hi, was: fr");
    assertThat(get(path + "&digits=roman").statusCode()).isEqualTo(400);
  }

  @Test
  void anExportIsKnownByItsTagAndAnotherFormatIsRefused() throws Exception {
    var export = get("/v1/matches/m/export");
    var again = get("/v1/matches/m/export", "If-None-Match", header(export, "etag"));
    assertThat(again.statusCode()).isEqualTo(304);
    var other = get("/v1/matches/m/export?format=xml");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(Json.parse(other.body()).text("detail"))
        .isEqualTo("format is cricsheet, over or csv, was: xml");
    assertThat(get("/v1/matches/none/export").statusCode()).isEqualTo(404);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
