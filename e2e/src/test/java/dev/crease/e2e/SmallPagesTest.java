package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import dev.crease.server.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages besides the commentary: charts, one ball, lite, embedded, on a wall.
class SmallPagesTest {
  private static final int LITE_MAX = 2 * 1024;

  private static Site site;

  @BeforeAll
  static void open() throws IOException {
    site = Site.open();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    site.chromium().leave();
  }

  @Test
  void everyChartIsThereWithoutAScriptWithASentenceAndATableOfTheSameNumbers() {
    var scorer = site.someOvers("charts");
    scorer.events(
        "{\"type\":\"ball\",\"data\":{\"runs\":4,\"boundary\":true,\"shot\":{\"angle\":70,\"distance\":100}}}");
    var page = site.page(scorer.page("/charts"), Chromium.PHONE, ColorScheme.LIGHT, false);
    var charts = page.locator("[data-chart]");
    assertThat(charts.all().stream().map(chart -> chart.getAttribute("data-chart")).toList())
        .containsExactly("worm", "manhattan", "chance", "partnerships", "wagon-wheel");
    for (var chart : charts.all()) {
      var label = chart.locator("svg[role=img]").getAttribute("aria-label");
      assertThat(label).isNotBlank();
      assertThat(chart.locator(".cap")).hasText(label);
      assertThat(chart.locator("tbody tr").count()).isPositive();
    }
    assertThat(page.locator("[data-chart=worm] tbody tr").first()).containsText("26/1");
    assertThat(page.locator("[data-chart=manhattan] tbody tr").first())
        .containsText("26, 1 wicket");
    assertThat(page.locator("[data-chart=worm] .name")).hasText("HAR 37");
    assertThat(page.locator("[data-chart=wagon-wheel] .cap")).containsText("1 four");
  }

  @Test
  void chartsFollowTheMatch() {
    var scorer = site.someOvers("growing");
    var page = site.phone(scorer.page("/charts"));
    var table = page.locator("[data-chart=worm] details");
    table.locator("summary").click();
    scorer.balls("6");
    assertThat(page.locator("[data-chart=worm] .name")).hasText("HAR 39");
    assertThat(table).hasAttribute("open", "");
  }

  @Test
  void oneBallHasAnAddressOfItsOwnWithAPicture() throws IOException {
    var scorer = site.someOvers("one");
    var page = site.phone(scorer.page(""));
    page.locator("#feed li.wk .at a").click();
    assertThat(page.locator(".feed")).containsText("OUT");
    assertThat(page).hasTitle(java.util.regex.Pattern.compile("0\\.3 Uma Urwin to .*"));
    var picture = page.locator("meta[property='og:image']").getAttribute("content");
    var png = site.get(java.net.URI.create(picture).getPath());
    var image = ImageIO.read(new ByteArrayInputStream(png.body()));
    assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(1200, 630));

    var none = site.get("/m/one/b/zz-1");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(new String(none.body(), StandardCharsets.UTF_8)).contains("never bowled");
  }

  @Test
  void theLiteVersionIsTwoKilobytesAndNeedsNothingElse() {
    site.someOvers("lite");
    var answer = site.get("/m/lite/lite", "Accept-Encoding", "gzip");
    assertThat(answer.body().length).isLessThanOrEqualTo(LITE_MAX);
    var page = site.page(site.address("/m/lite/lite"), 320, ColorScheme.DARK, false);
    assertThat(page.locator("h1")).containsText("33/1");
    assertThat(page.locator("link, script, img")).hasCount(0);
    assertThat(page.locator("body")).hasCSS("max-width", "612px");
  }

  @Test
  void anEmbeddedScoreIsLiveAndLinksOut() {
    var scorer = site.someOvers("embedded");
    var page = site.chromium().window(Chromium.PHONE, ColorScheme.LIGHT, true);
    page.route(
        "**/host.html",
        route ->
            route.fulfill(
                new com.microsoft.playwright.Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody(
                        "<!doctype html><script type=module src=/assets/crease-score.js></script>"
                            + "<crease-score match=embedded></crease-score>"
                            + "<crease-score match=embedded size=card></crease-score>")));
    site.chromium().open(page, site.address("/host.html"));
    for (int i = 0; i < 2; i++) {
      var frame = page.frameLocator("crease-score >> nth=" + i + " >> iframe");
      assertThat(frame.locator(".sc")).hasText("33/1");
      assertThat(frame.locator("a.whole")).hasAttribute("target", "_blank");
      assertThat(
              frame
                  .locator("html")
                  .evaluate(
                      "e => [e.scrollWidth - innerWidth, e.scrollHeight - innerHeight].join()"))
          .isEqualTo("0,0");
    }
    scorer.balls("6");
    assertThat(page.frameLocator("crease-score >> nth=0 >> iframe").locator(".sc")).hasText("39/1");
  }

  @Test
  void anAddressThatIsPastedElsewhereBecomesAFrame() {
    site.someOvers("pasted");
    var page = site.phone(site.address("/m/pasted"));
    var found = page.locator("link[type='application/json+oembed']").getAttribute("href");
    var json = Json.parse(new String(site.get(found).body(), StandardCharsets.UTF_8));
    assertThat(json.text("html"))
        .contains("<iframe", "/embed/pasted", "title=\"Harbour City v Northvale");
    assertThat(json.number("width")).isEqualTo(320);
  }

  @Test
  void theScreenOnTheWallFollows() {
    var scorer = site.someOvers("wall");
    var page = site.page(site.address("/screen/wall"), 1920, ColorScheme.DARK, true);
    assertThat(page.locator(".big bdi")).hasText("33/1");
    scorer.balls("6");
    assertThat(page.locator(".big bdi")).hasText("39/1");
    assertThat(page.locator("#batters tr.on")).hasCount(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageIsAccessible(ColorScheme scheme) {
    var id = "axe-" + scheme.name().toLowerCase(Locale.ROOT);
    var scorer = site.someOvers(id);
    scorer.events(
        "{\"type\":\"ball\",\"data\":{\"runs\":1,\"shot\":{\"angle\":200,\"distance\":40}}}");
    var feed = site.page(scorer.page(""), Chromium.PHONE, scheme, true);
    var ball = feed.locator("#feed .at a").first().getAttribute("href");
    for (var path :
        List.of(
            "/m/" + id + "/charts",
            "/m/" + id + "/chat",
            "/m/" + id + "/lite",
            "/m/" + id + "?show=key",
            "/embed/" + id,
            "/embed/" + id + "?size=card",
            "/screen/" + id,
            ball)) {
      var page = site.page(site.address(path), Chromium.PHONE, scheme, true);
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
      for (int width : List.of(320, Chromium.DESK)) {
        page.setViewportSize(width, 800);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
            .as("%s at %d scrolls sideways", path, width)
            .isEqualTo(0);
      }
      page.close();
    }
  }
}
