package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.TopicPattern;
import dev.crease.server.warm.Crowd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void aServerThatWarmsUpAnswersAndIsNotReadyAndStopsWhenItIsTold() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        CreaseServer server = CreaseServer.start(ServerConfig.inMemory(), LONG)) {
      HttpResponse<String> ready = get(http, server, "/readyz");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).isEqualTo("warming up\n");
      assertThat(get(http, server, "/v1/matches").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aServerIsReadyWhenTheTimeIsOver() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        CreaseServer server = CreaseServer.start(ServerConfig.inMemory(), Duration.ofNanos(1))) {
      int status = 503;
      while (status == 503) {
        status = get(http, server, "/readyz").statusCode();
      }
      assertThat(status).isEqualTo(200);
    }
  }

  @Test
  void aCrowdIsServedOnAllTransports() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        CreaseServer server = CreaseServer.start(ServerConfig.inMemory())) {
      AtomicInteger asked = new AtomicInteger();
      Crowd crowd = crowd(server, "feeds/*");
      assertThat(crowd.visit(LONG, () -> asked.incrementAndGet() <= 1)).isEqualTo(1);
      assertThat(get(http, server, "/v1/feeds/warm?after=last:1").body())
          .contains("\"topic\":\"feeds/warm\"");
    }
  }

  @Test
  void aCrowdThatIsRefusedSaysSo() throws Exception {
    try (CreaseServer server = CreaseServer.start(ServerConfig.inMemory())) {
      Crowd crowd = crowd(server, "feeds/other");
      assertThatThrownBy(() -> crowd.visit(LONG, () -> true))
          .isInstanceOf(IOException.class)
          .hasMessage("the server answered 403");
    }
  }

  private static Crowd crowd(CreaseServer server, String mayWrite) {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    return new Crowd(address, server.token("crowd", List.of(new TopicPattern(mayWrite)), LONG));
  }

  private static HttpResponse<String> get(HttpClient http, CreaseServer server, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
