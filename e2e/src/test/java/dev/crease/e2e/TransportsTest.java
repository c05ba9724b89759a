package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A fan's page where not every transport gets through, and where many tabs are open. The page's
/// clock is the test's: nobody waits.
class TransportsTest {
  private static final int TABS = 7;

  private static CreaseServer server;
  private static HttpClient http;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws IOException {
    server = CreaseServer.start(ServerConfig.inMemory());
    http = HttpClient.newHttpClient();
    chromium = Chromium.launch();
  }

  @AfterAll
  static void close() {
    chromium.close();
    http.close();
    server.close();
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    chromium.leave();
  }

  /// The transports, each the best that gets through where those before it do not.
  enum Transport {
    SSE,
    WEBSOCKET,
    LONG_POLL,
    POLL;

    /// Lets nothing better through.
    void bestOf(Page page) {
      if (compareTo(SSE) > 0) {
        page.route(
            "**/events?**",
            route -> {
              var accept = route.request().headers().getOrDefault("accept", "");
              if (accept.equals("text/event-stream")) {
                route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("text/plain")
                        .setBody("this proxy knows no streams"));
              } else if (compareTo(LONG_POLL) > 0 && route.request().url().contains("wait=25")) {
                route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(504)
                        .setBody("this proxy does not wait"));
              } else {
                route.resume();
              }
            });
      }
      if (compareTo(WEBSOCKET) > 0) {
        page.routeWebSocket("**/events?**", socket -> socket.close());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void threeBallsMissedWithoutANetworkComeOnceEachAndInOrder(Transport transport) {
    var scorer = Scorer.begin(server, http, "over-" + transport.name());
    scorer.balls("1");
    var page = chromium.window(Chromium.PHONE, ColorScheme.LIGHT, true);
    page.clock().install();
    transport.bestOf(page);
    var sockets = new ArrayList<String>();
    page.onWebSocket(socket -> sockets.add(socket.url()));
    chromium.openThroughFailures(page, scorer.page(""));
    passUntil(page, "Live");

    var context = page.context();
    context.setOffline(true);
    assertThat(page.locator("#pill")).containsText("No signal");
    scorer.balls("2", "4", ".");
    page.clock().fastForward(30_000);
    context.setOffline(false);
    passUntil(page, "Live");
    assertThat(page.locator(".big bdi")).hasText("7/0");
    scorer.balls("6");
    for (int seconds = 0; seconds < 12; seconds++) {
      page.clock().runFor(1_000);
    }

    assertThat(page.locator(".big bdi")).hasText("13/0");
    assertThat(page.locator("#feed > li:not(.note) .at bdi"))
        .hasText(new String[] {"0.5", "0.4", "0.3", "0.2", "0.1"});
    assertThat(page.locator("#pill").getAttribute("data-transport"))
        .isEqualTo(
            switch (transport) {
              case SSE -> "sse";
              case WEBSOCKET -> "ws";
              case LONG_POLL -> "long";
              case POLL -> "poll";
            });
  }

  /// Lets the page's time go by until its pill says so.
  private static void passUntil(Page page, String words) {
    var pill = page.locator("#pill");
    page.waitForCondition(
        () -> {
          page.clock().runFor(500);
          return pill.textContent().contains(words);
        });
  }

  @Test
  void sevenTabsHaveOneStreamAndAllAreLiveWhicheverIsClosed() {
    var scorer = Scorer.begin(server, http, "tabs");
    scorer.balls("1");
    var first = chromium.window(Chromium.PHONE, ColorScheme.LIGHT, true);
    BrowserContext context = first.context();
    var streams = new ArrayList<String>();
    context.onRequest(
        request -> {
          if ("text/event-stream".equals(request.headers().get("accept"))) {
            streams.add(request.url());
          }
        });
    var tabs = new ArrayList<Page>();
    for (int i = 0; i < TABS; i++) {
      var tab = i == 0 ? first : context.newPage();
      chromium.open(tab, scorer.page(""));
      assertThat(tab.locator("#pill")).containsText("Live");
      tabs.add(tab);
    }

    scorer.balls("4");
    everyTab(tabs, "5/0");
    assertThat(streams).hasSize(1);

    tabs.removeFirst().close();
    scorer.balls("6");
    everyTab(tabs, "11/0");
    assertThat(streams).hasSize(2);
    for (var tab : tabs) {
      assertThat(tab.locator("#feed > li:not(.note)")).hasCount(3);
    }
  }

  private static void everyTab(List<Page> tabs, String score) {
    for (var tab : tabs) {
      assertThat(tab.locator(".big bdi")).hasText(score);
    }
  }
}
