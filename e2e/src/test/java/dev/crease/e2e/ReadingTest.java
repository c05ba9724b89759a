package dev.crease.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How a fan goes through a match: less of it, more of it, where they were, and what is said aloud.
class ReadingTest {
  /// The page is put away, as a phone does it; `seen` says whether it comes back.
  private static final String PUT_AWAY =
      """
      seen => {
        Object.defineProperty(document, 'visibilityState', { value: seen ? 'visible' : 'hidden', configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }""";

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
  void lessOfTheCommentaryIsShownWithAndWithoutAScript() {
    var scorer = site.someOvers("less");
    var page = site.phone(scorer.page(""));
    page.locator("#show >> text=Key").click();
    assertThat(visible(page, "#feed > li:not(.note)")).isEqualTo(4);
    page.locator("#show >> text=Overs").click();
    assertThat(visible(page, "#feed > li:not(.note)")).isEqualTo(1);
    scorer.balls("6");
    assertThat(page.locator("#feed > li.key").first()).containsText("SIX");
    assertThat(visible(page, "#feed > li:not(.note)")).isEqualTo(1);

    var plain = site.page(scorer.page("?show=key"), 390, ColorScheme.LIGHT, false);
    assertThat(visible(plain, "#feed > li:not(.note)")).isEqualTo(5);
    assertThat(plain.locator("#show [aria-current]")).hasText("Key");
  }

  @Test
  void earlierOversComeInBelowAndAreLinksWithoutAScript() {
    var scorer = site.begin("earlier");
    for (int over = 0; over < 12; over++) {
      if (over > 0) {
        scorer.bowler(List.of("Uma Urwin", "Val Vance", "Wyn Ward", "Xia Xu").get(over % 4));
      }
      scorer.balls("1", "2", ".", "1", "2", ".");
    }
    var page = site.phone(scorer.page(""));
    var first = page.locator("#feed > li").last().getAttribute("data-id");
    page.locator("#earlier").click();
    assertThat(page.locator("#feed > li[data-id=\"" + first + "\"] + li")).isAttached();
    assertThat(page.locator("#earlier")).hasCount(0);
    assertThat(page.locator("#feed > li:not(.note, .end)")).hasCount(72);

    var plain = site.page(scorer.page(""), 390, ColorScheme.LIGHT, false);
    plain.locator("#earlier").click();
    assertThat(plain.locator("#past > li:not(.note)").last()).containsText("Uma Urwin to Ann Abel");
    assertThat(plain.locator(".latest")).isVisible();
  }

  @Test
  void aPageThatWasPutAwayForTenMinutesIsRightAtOnceAndSaysWhereItWasLeft() {
    var scorer = site.begin("away");
    scorer.balls("1", "2");
    var page = site.chromium().window(Chromium.PHONE, ColorScheme.LIGHT, true);
    page.clock().install();
    site.chromium().open(page, scorer.page(""));
    assertThat(page.locator("#pill")).containsText("Live");
    page.evaluate(PUT_AWAY, false);
    page.context().setOffline(true);
    scorer.balls("4", "6", "W(bowled)");
    page.clock().fastForward(600_000);
    page.context().setOffline(false);
    page.evaluate(PUT_AWAY, true);

    assertThat(page.locator(".big bdi")).hasText("13/1");
    var here = page.locator("#feed > .here");
    assertThat(here).containsText("You left here, 10 minutes ago");
    assertThat(page.locator("#feed > .here ~ li:not(.note)")).hasCount(2);
  }

  @Test
  void severalBallsAreSaidAtOnceAndNoOftenerThanEveryFiveSeconds() {
    var scorer = site.begin("said");
    var page = site.chromium().window(Chromium.PHONE, ColorScheme.LIGHT, true);
    page.clock().install();
    site.chromium().open(page, scorer.page(""));
    assertThat(page.locator("#pill")).containsText("Live");
    page.evaluate(
        """
        () => {
          window.said = []
          new MutationObserver(() => window.said.push(document.querySelector('#status').textContent))
            .observe(document.querySelector('#status'), { childList: true, characterData: true, subtree: true })
        }""");
    page.clock().runFor(6_000);
    scorer.balls("4");
    assertThat(page.locator(".big bdi")).hasText("4/0");
    page.clock().runFor(100);
    assertThat(page.locator("#status"))
        .hasText("Over 0.1. Uma Urwin to Ann Abel, four. Harbour City 4 for 0.");
    scorer.balls("1", "6", "4");
    assertThat(page.locator(".big bdi")).hasText("15/0");
    page.clock().runFor(4_000);
    assertThat(page.evaluate("() => window.said.length")).isEqualTo(1);
    page.clock().runFor(2_000);
    assertThat(page.locator("#status")).hasText("3 balls, 11 runs. Harbour City 15 for 0.");
  }

  @Test
  void theListOfMatchesFollowsByItself() {
    var scorer = site.begin("listed");
    var page = site.page(site.address("/"), Chromium.PHONE, ColorScheme.LIGHT, true);
    var card = page.locator("[data-match=listed]");
    assertThat(card).containsText("0/0");
    assertThat(page.locator("body")).hasAttribute("data-link", "live");
    scorer.balls("6");
    assertThat(card).containsText("6/0");
  }

  @Test
  void aListThatNobodyLooksAtIsFetchedOnReturn() {
    var scorer = site.begin("unseen");
    var page = site.page(site.address("/"), Chromium.PHONE, ColorScheme.LIGHT, true);
    assertThat(page.locator("body")).hasAttribute("data-link", "live");
    page.evaluate(PUT_AWAY, false);
    scorer.balls("6");
    var back = page.waitForRequest("**/", () -> page.evaluate(PUT_AWAY, true));
    assertThat(back.method()).isEqualTo("GET");
    assertThat(page.locator("[data-match=unseen]")).containsText("6/0");
  }

  @Test
  void whatTheDeviceKeptMayBeBroken() {
    var scorer = site.begin("broken");
    var page = site.phone(scorer.page(""));
    page.addInitScript("localStorage.setItem('crease.left.broken', '{')");
    page.reload();
    assertThat(page.locator("#pill")).containsText("Live");
    scorer.balls("6");
    assertThat(page.locator(".big bdi")).hasText("6/0");
  }

  @Test
  void thePageOfOneBallCanBePassedOn() {
    var scorer = site.someOvers("passed");
    var live = site.phone(scorer.page(""));
    var id = live.locator("#feed > li[data-id]").first().getAttribute("data-id");
    assertThat(site.phone(scorer.page("/b/" + id)).locator("#share")).isVisible();
  }

  private static int visible(Page page, String rows) {
    return (int) page.locator(rows).all().stream().filter(row -> row.isVisible()).count();
  }
}
