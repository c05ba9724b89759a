package dev.crease.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/// Draws the contact sheets in `docs/screens`, to be looked at: every page of a match at three
/// sizes in both themes. A program, not a test: `Screens http://localhost:8080 demo docs/screens`,
/// with `crease demo` running.
final class Screens {
  private static final int GAP = 12;
  private static final double SCALE = 0.5;

  /// A sheet: the size of its screens.
  private record Size(String name, int width, int height) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("phone", 390, 844), new Size("small", 320, 640), new Size("desk", 1280, 900));

  private Screens() {}

  public static void main(String[] args) throws IOException {
    var match = args[0] + "/m/" + args[1];
    var addresses =
        List.of(
            match,
            match + "/scorecard",
            match + "/charts",
            match + "/info",
            match + "/lite",
            args[0] + "/");
    try (var chromium = Chromium.launch()) {
      for (var size : SIZES) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          var shots = new ArrayList<BufferedImage>();
          for (var address : addresses) {
            shots.add(shot(chromium, size, scheme, address));
          }
          var name = size.name() + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".jpg";
          ImageIO.write(sheet(shots, size), "jpg", Path.of(args[2], name).toFile());
        }
      }
    }
  }

  private static BufferedImage shot(
      Chromium chromium, Size size, ColorScheme scheme, String address) throws IOException {
    var page = chromium.window(size.width(), scheme, true);
    page.setViewportSize(size.width(), size.height());
    chromium.open(page, address);
    page.waitForLoadState();
    if (page.locator("body[data-state=live] #pill").count() > 0) {
      page.locator("#pill:visible").waitFor();
    }
    var png = page.screenshot(new Page.ScreenshotOptions());
    page.context().close();
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /// In rows of as many as make some 2,000 pixels.
  private static BufferedImage sheet(List<BufferedImage> shots, Size size) {
    int width = (int) (size.width() * SCALE);
    int height = (int) (size.height() * SCALE);
    int across = Math.clamp(2000 / (width + GAP), 1, shots.size());
    int down = Math.ceilDiv(shots.size(), across);
    var sheet =
        new BufferedImage(
            across * (width + GAP) + GAP, down * (height + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
    var graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < shots.size(); i++) {
      int x = GAP + i % across * (width + GAP);
      int y = GAP + i / across * (height + GAP);
      graphics.drawImage(shots.get(i), x, y, width, height, null);
    }
    graphics.dispose();
    return sheet;
  }
}
