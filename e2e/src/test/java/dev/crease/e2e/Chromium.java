package dev.crease.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A headless Chromium that remembers what went wrong in its pages. One test at a time.
final class Chromium implements AutoCloseable {
  static final int PHONE = 390;
  static final int DESK = 1280;

  /// A page may wait up to five seconds by itself, so that its readers are no herd.
  private static final int PATIENCE_MILLIS = 20_000;

  private static final Path SCREENS = Path.of("target", "screens");

  private final Playwright playwright;
  private final Browser browser;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    var playwright = Playwright.create();
    var path = Optional.ofNullable(System.getenv("CREASE_CHROMIUM")).orElse("/usr/bin/chromium");
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(path))
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /// A window as wide as said: with nothing kept from another one, and no page yet.
  Page window(int width, ColorScheme scheme, boolean script) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < DESK ? 844 : 900)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(script));
    contexts.add(context);
    return context.newPage();
  }

  /// A context of one's own making, closed with the windows.
  BrowserContext context(Browser.NewContextOptions options) {
    var context = browser.newContext(options);
    contexts.add(context);
    return context;
  }

  /// Opens a page whose errors, and requests to elsewhere, are faults.
  void open(Page page, String address) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("ERR_INTERNET")) {
            faults.add(message.text());
          }
        });
    openThroughFailures(page, address);
  }

  /// The same where requests are meant to fail, of which a browser writes in its console.
  void openThroughFailures(Page page, String address) {
    var origin = URI.create(address).resolve("/").toString();
    page.onPageError(faults::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(origin)) {
            faults.add("a request to " + request.url());
          }
        });
    page.navigate(address);
  }

  static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
  }

  /// Closes every window; nothing went wrong in them.
  void leave() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    var found = List.copyOf(faults);
    faults.clear();
    assertThat(found).isEmpty();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
