package dev.crease.interop.sse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One Chromium for all cases, since it takes seconds to start; each case has a context of its own,
/// with nothing of another's. It ends with this program: Playwright's driver, which has started it,
/// sees its input end. The thread that runs the tests.
final class RunningBrowser {
  static final Browser ONLY = launch();

  private RunningBrowser() {}

  private static Browser launch() {
    String path = Optional.ofNullable(System.getenv("CREASE_CHROMIUM")).orElse("/usr/bin/chromium");
    return Playwright.create()
        .chromium()
        .launch(
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
                        "--disable-sync")));
  }
}
