package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a fan's page does when its stream ends, told or not. The page's clock is the test's: nobody
/// waits.
class ConnectionTest {
  private static final String STREAM = "text/event-stream";

  private static HttpClient http;
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    http = HttpClient.newHttpClient();
    chromium = Chromium.launch();
  }

  @AfterAll
  static void close() {
    chromium.close();
    http.close();
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    chromium.leave();
  }

  @Test
  void afterARestartThePageComesBackOnceAndHasEachBallOnce(@TempDir Path folder)
      throws IOException {
    var before = CreaseServer.start(ServerConfig.in(folder));
    int port = before.port();
    var scorer = Scorer.begin(before, http, "restart");
    var streams = new ArrayList<String>();
    var page = open(scorer.page(""), streams);
    scorer.balls("1");
    assertThat(page.locator(".big bdi")).hasText("1/0");

    before.close();
    assertThat(page.locator("#pill")).hasText("Reconnecting…");
    assertThat(streams).hasSize(1);

    var config = ServerConfig.in(folder).at(ServerConfig.LOOPBACK, port);
    try (var after = CreaseServer.start(config)) {
      var again = scorer.on(after);
      again.balls("2", "4");
      page.clock().fastForward(30_000);
      assertThat(page.locator(".big bdi")).hasText("7/0");
      again.balls("6", ".");

      assertThat(page.locator("#feed > li:not(.note)")).hasCount(5);
      assertThat(page.locator("#balls > .c:not(.next)")).hasCount(5);
      assertThat(page.locator(".big bdi")).hasText("13/0");
      assertThat(page.locator("#pill")).containsText("Live");
      assertThat(streams).hasSize(2);
      page.close();
    }
  }

  @Test
  void aStreamThatDiedUnseenIsOpenedAnewAndHasEachBallOnce() throws IOException {
    try (var server = CreaseServer.start(ServerConfig.inMemory());
        var proxy = QuietProxy.to(server.port())) {
      var scorer = Scorer.begin(server, http, "quiet");
      var streams = new ArrayList<String>();
      var page = open("http://127.0.0.1:%d/m/quiet".formatted(proxy.port()), streams);
      scorer.balls("1");
      assertThat(page.locator(".big bdi")).hasText("1/0");

      proxy.silence();
      scorer.balls("2", "4");
      assertThat(streams).hasSize(1);
      page.clock().fastForward(27_000);

      assertThat(page.locator(".big bdi")).hasText("7/0");
      scorer.balls("6");
      assertThat(page.locator("#feed > li:not(.note)")).hasCount(4);
      assertThat(page.locator(".big bdi")).hasText("13/0");
      assertThat(page.locator("#pill")).containsText("Live");
      assertThat(streams).hasSize(2);
      page.close();
    }
  }

  private static Page open(String address, List<String> streams) {
    var page = chromium.window(Chromium.PHONE, ColorScheme.LIGHT, true);
    page.onRequest(
        request -> {
          if (STREAM.equals(request.headers().get("accept"))) {
            streams.add(request.url());
          }
        });
    page.clock().install();
    chromium.open(page, address);
    assertThat(page.locator("#pill")).containsText("Live");
    return page;
  }
}
