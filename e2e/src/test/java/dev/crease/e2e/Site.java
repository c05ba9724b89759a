package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A server in memory, a browser, and matches that are scored. One test at a time.
final class Site implements AutoCloseable {
  private final CreaseServer server;
  private final HttpClient http;
  private final Chromium chromium;

  private Site(CreaseServer server, HttpClient http, Chromium chromium) {
    this.server = server;
    this.http = http;
    this.chromium = chromium;
  }

  static Site open() throws IOException {
    return new Site(
        CreaseServer.start(ServerConfig.inMemory()), HttpClient.newHttpClient(), Chromium.launch());
  }

  Chromium chromium() {
    return chromium;
  }

  int port() {
    return server.port();
  }

  /// A match whose first over is about to be bowled.
  Scorer begin(String id) {
    return Scorer.begin(server, http, id);
  }

  Scorer announce(String id) {
    return Scorer.announce(server, http, id);
  }

  /// A match with two overs, boundaries, extras and a wicket in it.
  Scorer someOvers(String id) {
    var scorer = begin(id);
    scorer.balls("4", "6", "wd+4", "1+W(run out)");
    scorer.batter("Cat Cole");
    scorer.balls("1", "nb+6", "2", ".");
    scorer.bowler("Val Vance");
    scorer.balls("1", "2b", "4");
    return scorer;
  }

  String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(port(), path);
  }

  /// A page on a phone in the light.
  Page phone(String address) {
    return page(address, Chromium.PHONE, ColorScheme.LIGHT, true);
  }

  Page page(String address, int width, ColorScheme scheme, boolean script) {
    var page = chromium.window(width, scheme, script);
    chromium.open(page, address);
    if (script && page.locator("body[data-state=live] #pill").count() > 0) {
      assertThat(page.locator("#pill")).isVisible();
    }
    return page;
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    try {
      var request = HttpRequest.newBuilder(URI.create(address(path)));
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("no answer from " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    chromium.close();
    http.close();
    server.close();
  }
}
