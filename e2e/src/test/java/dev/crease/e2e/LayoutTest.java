package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How a fan's page lies on screens of every width, and what may move on it.
class LayoutTest {
  private static final List<String> ABOVE_THE_FOLD =
      List.of(
          ".score .big",
          ".need",
          ".rates",
          "#balls",
          "#batters tr:nth-child(1)",
          "#batters tr:nth-child(2)",
          "#bowlers tr:nth-child(1)");

  /// The sum of all layout shifts so far.
  private static final String SHIFTS =
      """
      () => new Promise(resolve => {
        new PerformanceObserver(list => resolve(list.getEntries().reduce((sum, shift) => sum + shift.value, 0)))
          .observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
      })""";

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
  void aPhoneShowsAllThatMattersAboveTheFold() {
    var page = site.phone(site.someOvers("fold").page(""));
    double tabs = page.locator(".tabs").boundingBox().y;
    for (var part : ABOVE_THE_FOLD) {
      var box = page.locator(part).boundingBox();
      assertThat(box.y + box.height).as(part).isLessThanOrEqualTo(tabs);
    }
  }

  @Test
  void noWidthScrollsSidewaysOnAnyRoute() {
    var scorer = site.someOvers("widths");
    var page = site.chromium().window(320, ColorScheme.LIGHT, true);
    for (var path : List.of("", "/scorecard", "/charts", "/chat", "/info", "/lite")) {
      site.chromium().open(page, scorer.page(path));
      for (int width : List.of(320, 360, 390, 640, 899, 900, 1160, 1280, 1920)) {
        page.setViewportSize(width, 800);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
            .as("%s at %d", path, width)
            .isEqualTo(0);
      }
    }
  }

  @Test
  void nothingShiftsWhileThePageLoadsAndBallsArrive() {
    var scorer = site.someOvers("shift");
    var page = site.phone(scorer.page(""));
    scorer.balls("1", "4");
    assertThat(page.locator("#feed > li").first()).containsText("FOUR");
    assertThat((Number) page.evaluate(SHIFTS)).satisfies(s -> assertThat(s.doubleValue()).isZero());
  }

  @Test
  void whoWantsNoMovementSeesNone() {
    var scorer = site.begin("still");
    var context =
        site.chromium()
            .context(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    var page = context.newPage();
    site.chromium().open(page, scorer.page(""));
    assertThat(page.locator("#pill")).containsText("Live");
    scorer.balls("6");
    assertThat(page.locator("#balls > .c:not(.next)")).hasCount(1);
    assertThat(
            page.evaluate(
                "() => [...document.querySelectorAll('body *')].filter(e =>"
                    + " getComputedStyle(e).transform !== 'none' && !(e instanceof SVGElement)).map(e => e.className).join()"))
        .isEqualTo("");
    assertThat(
            page.evaluate(
                "() => document.getAnimations().filter(a => !['fade'].includes(a.animationName)).length"))
        .isEqualTo(0);
  }

  @Test
  void inAScriptThatRunsFromTheRightThePageMirrorsAndFiguresDoNot() {
    var scorer = site.someOvers("rtl");
    var page = site.phone(scorer.page(""));
    page.evaluate("() => { document.documentElement.dir = 'rtl' }");
    var balls = page.locator("#balls > .c");
    assertThat(balls.nth(0).boundingBox().x).isGreaterThan(balls.nth(1).boundingBox().x);
    assertThat(page.locator(".logo").boundingBox().x).isGreaterThan(195);
    for (var figure : List.of(".big bdi", "#scorecard .sum bdi")) {
      assertThat(page.locator(figure).first().evaluate("e => getComputedStyle(e).direction"))
          .as(figure)
          .isEqualTo("ltr");
    }
    assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .isEqualTo(0);
  }

  @Test
  void thePageIsSmallAndAsksNobodyElse() {
    var scorer = site.someOvers("small");
    var page = site.chromium().window(Chromium.PHONE, ColorScheme.LIGHT, true);
    site.chromium().open(page, scorer.page(""));
    assertThat(page.locator("#pill")).containsText("Live");
    var bytes =
        (Number)
            page.evaluate(
                "() => [...performance.getEntriesByType('navigation'),"
                    + " ...performance.getEntriesByType('resource').filter(r => !r.name.includes('/v1/'))]"
                    + ".reduce((sum, r) => sum + r.encodedBodySize, 0)");
    assertThat(bytes.intValue()).isBetween(5_000, 30 * 1024);
  }
}
