package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.Retention;
import dev.crease.push.Topic;
import dev.crease.push.hub.Sweeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a reader is told who comes back after retention has swept.
class SweptTopicTest {
  private static final Topic READINGS = new Topic("feeds/readings");

  private final HttpClient http = HttpClient.newHttpClient();
  private Bench bench;

  @BeforeEach
  void fiveEventsOfWhichTwoAreKept() throws IOException {
    bench = new Bench(Limits.defaults());
    bench.publish(READINGS, "{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}", "{\"n\":5}");
    Retention two = Retention.parse("feeds/*=2");
    long gone = new Sweeper(bench.log, List.of(two), () -> EchoTopics.TIME).sweep();
    assertThat(gone).isEqualTo(3);
  }

  @AfterEach
  void stop() {
    http.close();
    bench.close();
  }

  @Test
  void aPollIsToldOfTheGapAndStartsAtTheEarliestKept() throws Exception {
    assertThat(page("k3-1"))
        .contains("\"recovered\":false")
        .contains("\"n\":4")
        .contains("\"n\":5");
    assertThat(page("k3-1&wait=1")).contains("\"recovered\":false").contains("[{\"id\":\"k3-4\"");
    assertThat(page("k3-4")).contains("\"recovered\":true").contains("[{\"id\":\"k3-5\"");
  }

  @Test
  void aReaderWhoHasAllThatWentMissesNothing() throws Exception {
    assertThat(page("k3-3")).contains("\"recovered\":true").contains("[{\"id\":\"k3-4\"");
  }

  @Test
  void aStreamIsToldOfTheGapInItsFirstMessage() throws Exception {
    HttpRequest request =
        request("/v1/" + READINGS)
            .header("accept", "text/event-stream")
            .header("last-event-id", "k3-1")
            .build();
    try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
      assertThat(lines.filter(line -> line.startsWith("data:")).limit(3))
          .satisfiesExactly(
              start -> assertThat(start).contains("\"start\"").contains("\"recovered\":false"),
              four -> assertThat(four).contains("\"n\":4"),
              five -> assertThat(five).contains("\"n\":5"));
    }
  }

  private String page(String after) throws IOException, InterruptedException {
    HttpRequest request = request("/v1/" + READINGS + "?after=" + after).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + bench.server.port() + path));
  }
}
