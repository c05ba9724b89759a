package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.crease.e2e.Chromium.DESK;
import static dev.crease.e2e.Chromium.PHONE;
import static dev.crease.e2e.Chromium.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page that a fan keeps open, in Chromium, while someone scores.
class FanPageTest {
  /// The texts that are wider than the mark they stand in.
  private static final String TOO_LONG =
      """
      () => [...document.querySelectorAll('.c > span:first-child, .feed .at > .c')].filter(text => {
        const range = document.createRange()
        range.selectNodeContents(text)
        const room = text.closest('.c').getBoundingClientRect().width
        return range.getBoundingClientRect().width > Math.max(0, room - 2)
      }).map(text => text.textContent).join()""";

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
  void threeBallsArriveWithNoReloadAndTheScoreIsTheInterfaces() {
    var scorer = Scorer.begin(server, http, "three");
    var page = open(scorer.page(""), PHONE, ColorScheme.LIGHT);
    page.evaluate("() => { window.same = true }");
    assertThat(page.locator("#balls > .c:not(.next)")).hasCount(0);

    scorer.balls("4", "wd", "6");

    assertThat(page.locator("#balls > .c:not(.next)")).hasCount(3);
    assertThat(page.locator(".big bdi")).hasText(scorer.figures());
    assertThat(scorer.figures()).isEqualTo("11/0");
    assertThat(page.locator("#feed > li:not(.note)")).hasCount(3);
    assertThat(page).hasTitle("HAR 11/0 (0.2) · Crease");
    assertThat(page.locator("#batters tr.on")).containsText("Ann Abel");
    assertThat(page.locator("#pill")).containsText("Live");
    assertThat(page.evaluate("() => window.same")).isEqualTo(true);
    shoot(page, "three-balls");
  }

  @Test
  void aBallIsAnnouncedInAFullSentence() {
    var scorer = Scorer.begin(server, http, "spoken");
    var page = open(scorer.page(""), PHONE, ColorScheme.LIGHT);
    scorer.balls("4");
    assertThat(page.locator("[aria-live]")).hasCount(1);
    assertThat(page.locator("#status"))
        .hasText("Over 0.1. Uma Urwin to Ann Abel, four. Harbour City 4 for 0.");
  }

  @Test
  void withScriptOffTheSameIsInTheHtml() {
    var scorer = Scorer.begin(server, http, "plain");
    scorer.balls("4", "1", "W(bowled)");
    var page = open(scorer.page(""), PHONE, ColorScheme.LIGHT, false);

    assertThat(page.locator(".big bdi")).hasText(scorer.figures());
    assertThat(page.locator("#balls > .c:not(.next)")).hasCount(3);
    assertThat(page.locator("#batters")).containsText("Ann Abel");
    assertThat(page.locator("#bowlers")).containsText("Uma Urwin");
    assertThat(page.locator("#scorecard")).containsText("b Uma Urwin");
    assertThat(page.locator("noscript .pill")).hasText("Reload for the latest");
  }

  @Test
  void afterAnOverAndAWicketThePageIsTheOneTheServerWouldMake() {
    var scorer = Scorer.begin(server, http, "equal");
    var page = open(scorer.page(""), DESK, ColorScheme.DARK);
    scorer.balls("4", "wd+4", "1", "W(caught Val Vance)");
    scorer.batter("Cat Cole");
    scorer.balls("2", "nb+6", "1lb", "6");
    scorer.bowler("Val Vance");
    scorer.balls("1", "2b");

    assertThat(page.locator("#feed > li").first()).containsText("2 byes");
    var fresh = open(scorer.page(""), DESK, ColorScheme.DARK, false);
    for (var part : List.of("#board", "#crease", "#scorecard", "#feed")) {
      var expected = words(fresh, part);
      page.waitForCondition(() -> words(page, part).equals(expected));
    }
    assertThat(page.title()).isEqualTo(fresh.title());
    shoot(page, "over-and-wicket");
  }

  @Test
  void whatWasMissedWithoutSignalComesOnceEach() {
    var scorer = Scorer.begin(server, http, "signal");
    var page = open(scorer.page(""), PHONE, ColorScheme.LIGHT);
    scorer.balls("1");
    assertThat(page.locator(".big bdi")).hasText("1/0");

    var context = page.context();
    context.setOffline(true);
    assertThat(page.locator("#pill")).containsText("No signal");
    scorer.balls("2", "4", ".");
    context.setOffline(false);

    assertThat(page.locator(".big bdi")).hasText("7/0");
    assertThat(page.locator("#balls > .c:not(.next)")).hasCount(4);
    assertThat(page.locator("#feed > li:not(.note)")).hasCount(4);
    assertThat(page.locator("#pill")).containsText("Live");
  }

  @Test
  void whoeverReadsFurtherDownIsNotMoved() {
    var scorer = Scorer.begin(server, http, "reader");
    scorer.balls("1", "2", "3", "4", ".", "6");
    scorer.bowler("Val Vance");
    scorer.balls("1", "2", "3", "4");
    var page = open(scorer.page(""), PHONE, ColorScheme.LIGHT);
    page.locator("#feed > li").nth(5).evaluate("row => scrollTo(0, row.offsetTop)");
    var read = page.locator("#feed > li").nth(7);
    page.evaluate("row => { window.read = row }", read.elementHandle());
    var before = page.evaluate("() => window.read.getBoundingClientRect().top");

    scorer.balls("6", ".");

    var pill = page.locator("#newer");
    assertThat(pill).hasText("2 new balls ↑");
    assertThat(page.evaluate("() => window.read.getBoundingClientRect().top")).isEqualTo(before);
    pill.click();
    assertThat(pill).isHidden();
    assertThat(page.locator("#feed > li.end").first()).containsText("End of over 2");
  }

  @Test
  void aPageThatWaitsForTheStartGoesLiveAndEndsStill() {
    var scorer = Scorer.announce(server, http, "whole");
    var page = open(scorer.page(""), PHONE, ColorScheme.DARK);
    assertThat(page.locator("#pill")).hasText("Not started");
    assertThat(page.locator("h1")).hasText("Harbour City v Northvale");

    scorer.start();
    scorer.balls("6");
    assertThat(page.locator(".big bdi")).hasText("6/0");
    assertThat(page.locator("#pill")).containsText("Live");

    scorer.events("{\"type\":\"result\",\"data\":{\"noResult\":true}}");
    assertThat(page.locator("#pill")).hasText("Result");
    assertThat(page.locator(".need")).hasText("No result");
    assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
    shoot(page, "no-result");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageIsAccessibleAndFits(ColorScheme scheme) {
    var scorer = Scorer.begin(server, http, "access-" + scheme.name().toLowerCase(Locale.ROOT));
    scorer.balls("4", "6", "wd+4", "1+W(run out)");
    scorer.batter("Cat Cole");
    scorer.balls("1", "nb+6", "2", ".");
    scorer.bowler("Val Vance");
    scorer.balls("1");
    var home = "http://127.0.0.1:%d/".formatted(server.port());
    var pages = List.of(scorer.page(""), scorer.page("/scorecard"), scorer.page("/info"), home);
    for (var address : pages) {
      var widths =
          scheme == ColorScheme.LIGHT ? List.of(320, PHONE, 640, DESK) : List.of(PHONE, DESK);
      for (int width : widths) {
        var page = open(address, width, scheme);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
            .as("%s at %d scrolls sideways", address, width)
            .isEqualTo(0);
        assertThat(page.evaluate(TOO_LONG)).as("chips of %s at %d", address, width).isEqualTo("");
        if (width == PHONE || width == DESK) {
          assertThat(new AxeBuilder(page).analyze().getViolations())
              .as("%s at %d", address, width)
              .isEmpty();
          var name = address.substring(address.lastIndexOf('/') + 1);
          shoot(page, "%s-%s-%d".formatted(name.isEmpty() ? "list" : name, scheme, width));
        }
      }
    }
  }

  /// The text of a part, where only the words matter and not how the markup is laid out.
  private static String words(Page page, String part) {
    return page.locator(part).textContent().replaceAll("\\s+", "");
  }

  private static Page open(String address, int width, ColorScheme scheme) {
    return open(address, width, scheme, true);
  }

  private static Page open(String address, int width, ColorScheme scheme, boolean script) {
    var page = chromium.window(width, scheme, script);
    chromium.open(page, address);
    if (script && address.contains("/m/")) {
      assertThat(page.locator("#pill")).isVisible();
    }
    return page;
  }
}
