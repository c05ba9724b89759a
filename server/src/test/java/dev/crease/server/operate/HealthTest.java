package dev.crease.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.push.stats.HubStats;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What an operator's tools see.
class HealthTest {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) \\S+$");
  private static final Pattern SAMPLE =
      Pattern.compile("[a-z_]+(\\{[a-z]+=\"[^\"\\\\]*\"\\})? (-?\\d+(\\.\\d+)?(e[+-]\\d+)?|NaN)");

  @Test
  void aServerIsReadyOnceItServesAndTheMetricsNeedAToken() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        CreaseServer server = CreaseServer.start(ServerConfig.inMemory())) {
      assertThat(get(http, server, "/healthz", "").body()).isEqualTo("ok\n");
      HttpResponse<String> ready = get(http, server, "/readyz", "");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.headers().firstValue("cache-control")).hasValue("no-store");
      assertThat(get(http, server, "/metrics", "").statusCode()).isEqualTo(401);
      assertThat(get(http, server, "/metrics", token(server, "ops/other")).statusCode())
          .isEqualTo(403);
      HttpResponse<String> metrics = get(http, server, "/metrics", token(server, "ops/*"));
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.headers().firstValue("content-type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(metrics.body())
          .contains("crease_build_info{version=\"" + Build.VERSION + "\"} 1\n")
          .contains("crease_ready 1\n")
          .contains("crease_http_responses_total{class=\"4xx\"} 2\n")
          .contains("process_open_fds ");
    }
  }

  @Test
  void metricsCanBeOpenOrOff() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        CreaseServer open =
            CreaseServer.start(ServerConfig.inMemory().metrics(HealthApi.MetricsFor.ALL));
        CreaseServer off =
            CreaseServer.start(ServerConfig.inMemory().metrics(HealthApi.MetricsFor.NOBODY))) {
      assertThat(get(http, open, "/metrics", "").statusCode()).isEqualTo(200);
      assertThat(get(http, off, "/metrics", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void everyLineIsOfPrometheusFormAndHistogramsRise() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        CreaseServer server =
            CreaseServer.start(ServerConfig.inMemory().metrics(HealthApi.MetricsFor.ALL))) {
      String text = get(http, server, "/metrics", "").body();
      assertThat(text).endsWith("\n");
      assertThat(text.lines().filter(line -> !line.startsWith("#")))
          .allSatisfy(line -> assertThat(line).matches(SAMPLE))
          .doesNotHaveDuplicates();
      Set<String> types = names(text);
      for (String name : types) {
        assertThat(text).contains("# HELP " + name + " ").contains("\n" + name);
      }
      List<Long> buckets =
          Pattern.compile("(?m)^crease_publish_seconds_bucket\\{\\S+ (\\d+)$")
              .matcher(text)
              .results()
              .map(found -> Long.valueOf(found.group(1)))
              .toList();
      assertThat(buckets).hasSize(43).isSorted();
    }
  }

  @Test
  void everyMetricIsInTheDocsAndNoOther() throws Exception {
    String docs = Files.readString(Path.of("../docs/operate.md"));
    Set<String> documented = new TreeSet<>();
    Pattern.compile("(?m)^\\| `([a-z_]+)[`{]")
        .matcher(docs)
        .results()
        .forEach(found -> documented.add(found.group(1)));
    HubStats stats = new HubStats();
    assertThat(documented).isEqualTo(names(new Metrics(stats, new Readiness(stats)).text()));
  }

  @Test
  void readinessFollowsTheServersLifeAndItsLog() {
    HubStats stats = new HubStats();
    Readiness readiness = new Readiness(stats);
    assertThat(readiness.whyNot()).hasValue("starting");
    readiness.reached(Readiness.Phase.WARMING);
    assertThat(readiness.whyNot()).hasValue("warming up");
    readiness.reached(Readiness.Phase.READY);
    assertThat(readiness.whyNot()).isEmpty();
    stats.failed();
    assertThat(readiness.whyNot()).hasValue("log down");
    stats.published(1, 1_000);
    assertThat(readiness.whyNot()).isEmpty();
    readiness.reached(Readiness.Phase.DRAINING);
    readiness.reached(Readiness.Phase.READY);
    assertThat(readiness.whyNot()).hasValue("draining");
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    TYPE.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static String token(CreaseServer server, String read) {
    return server.readToken("prometheus", List.of(new TopicPattern(read)), Duration.ofHours(1));
  }

  private static HttpResponse<String> get(
      HttpClient http, CreaseServer server, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
