package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A match scored by tapping, and seen by a fan.
class ScoringTest {
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

  @Test
  void whatIsTappedIsTheScoreForTheFanAndTheInterface() {
    var match = Scorer.announce(server, http, "tapped");
    var fan = chromium.window(Chromium.PHONE, ColorScheme.LIGHT, true);
    chromium.open(fan, match.page(""));
    fan.evaluate("() => { window.same = true }");
    var phone = chromium.window(Chromium.PHONE, ColorScheme.DARK, true);
    chromium.open(phone, match.console());
    assertThat(phone).hasURL(match.console().replaceFirst("#.*", ""));

    choose(phone, "Who won the toss?", "and chose to bat");
    choose(phone, "Who faces the first ball?", "Ann Abel");
    choose(phone, "Ann Abel faces first. Who is at the other end?", "Bea Boon");
    choose(phone, "Who bowls?", "Uma Urwin");
    tap(phone, "4");
    tap(phone, "1");
    phone.locator("[data-key=wd]").click();
    tap(phone, "wd");
    phone.locator("[data-key=W]").click();
    var sheet = phone.locator("#sheet");
    sheet.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Val Vance")).click();
    var out = sheet.locator("button.go");
    assertThat(out).hasText("Bea Boon c Val Vance b Uma Urwin 0 (1)");
    out.click();
    choose(phone, "Who comes in?", "Cat Cole");

    assertThat(match.figures()).isEqualTo("6/1");
    assertThat(phone.locator(".big bdi")).hasText("6/1");
    assertThat(phone.locator("#sync")).hasText("All saved");
    assertThat(fan.locator(".big bdi")).hasText("6/1");
    assertThat(fan.locator("#balls > .c:not(.next)")).hasCount(4);
    assertThat(fan.locator("#batters")).containsText("Cat Cole");
    assertThat(fan.locator("#scorecard")).containsText("c Val Vance b Uma Urwin");
    assertThat(fan.evaluate("() => window.same")).isEqualTo(true);
    Chromium.shoot(phone, "tapped");
    Chromium.shoot(fan, "tapped-fan");
  }

  /// Answers what the page asks.
  private static void choose(Page page, String question, String answer) {
    assertThat(page.locator("#asks")).hasText(question);
    page.locator("#chooser button")
        .filter(new Locator.FilterOptions().setHasText(answer))
        .first()
        .click();
    assertThat(page.locator("#sync")).hasText("All saved");
  }

  /// One ball, and waits until it is saved.
  private static void tap(Page page, String key) {
    page.locator("[data-key='%s']".formatted(key)).click();
    assertThat(page.locator("#sync")).hasText("All saved");
  }
}
