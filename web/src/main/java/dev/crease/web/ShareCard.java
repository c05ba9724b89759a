package dev.crease.web;

import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// The picture that is shown where a match's or a ball's address is shared: 1200 by 630, PNG, drawn
/// by the JDK without a screen. It needs a font on the machine; without one, see `docs/operate.md`.
/// Any thread.
public final class ShareCard {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 630;
  private static final int EDGE = 72;
  private static final int LINES = 3;
  private static final Color BOARD = new Color(0x0D2B20);
  private static final Color STRIPE = new Color(255, 255, 255, 6);
  private static final Color INK = new Color(0xF5F1E4);
  private static final Color INK2 = new Color(0xB7C9BE);
  private static final Color NEED = new Color(0xFFD166);

  private final Graphics2D graphics;

  private ShareCard(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /// A PNG.
  ///
  /// @param score at the moment that is shared
  /// @param text of the ball; empty to show what is needed
  public static byte[] of(Scorecard card, Score score, String text) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      new ShareCard(graphics).draw(card, score, text);
    } finally {
      graphics.dispose();
    }
    return png(image);
  }

  private static byte[] png(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private void draw(Scorecard card, Score score, String text) {
    var board = new Board(card);
    ground();
    line(Font.PLAIN, 32, INK2, board.event(), EDGE, 100);
    line(Font.BOLD, 44, INK, fitting(board.title(), 44, WIDTH - 2 * EDGE), EDGE, 160);
    int y = 330;
    boolean over = text.isEmpty() && board.finished();
    if (over) {
      int x = EDGE;
      for (var row : new Finish(card).rows()) {
        x = line(Font.BOLD, 44, INK2, row.shortName(), x, y) + 20;
        x = line(Font.BOLD, 104, INK, row.figures(), x, y) + 56;
      }
    } else if (score.innings() > 0) {
      int end = line(Font.BOLD, 150, INK, score.figures(), EDGE, y);
      line(
          Font.BOLD,
          44,
          INK2,
          score.team() + "  " + Words.overs(score.overs()) + " ov",
          end + 28,
          y);
    }
    var said = text.isEmpty() ? board.need() : text;
    y += 84;
    for (var part : wrapped(said, 46)) {
      line(Font.BOLD, 46, NEED, part, EDGE, y);
      y += 58;
    }
  }

  private void ground() {
    graphics.setColor(BOARD);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(STRIPE);
    for (int x = 0; x < WIDTH; x += 200) {
      graphics.fillRect(x, 0, 100, HEIGHT);
    }
    int foot = HEIGHT - 24;
    graphics.setColor(INK2);
    graphics.setStroke(new BasicStroke(4));
    graphics.drawLine(EDGE, foot, WIDTH - EDGE, foot);
    graphics.drawLine(520, foot, 520, foot - 38);
    graphics.drawLine(680, foot, 680, foot - 38);
    graphics.drawLine(520, foot - 24, 680, foot - 24);
    graphics.setColor(NEED);
    for (int x = 574; x <= 618; x += 20) {
      graphics.fillOval(x, foot - 30, 12, 12);
    }
    line(Font.BOLD, 34, INK, "crease", WIDTH - EDGE - 120, 100);
  }

  /// Where the text ended.
  private int line(int style, int size, Color colour, String text, int x, int y) {
    graphics.setFont(new Font(Font.SANS_SERIF, style, size));
    graphics.setColor(colour);
    graphics.drawString(text, x, y);
    return x + graphics.getFontMetrics().stringWidth(text);
  }

  private String fitting(String text, int size, int width) {
    var metrics = graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.BOLD, size));
    var shown = text;
    while (metrics.stringWidth(shown) > width && shown.length() > 1) {
      shown = shown.substring(0, shown.length() - 2).strip() + "…";
    }
    return shown;
  }

  private List<String> wrapped(String text, int size) {
    FontMetrics metrics = graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.BOLD, size));
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (metrics.stringWidth(line + " " + word) > WIDTH - 2 * EDGE && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines.size() <= LINES
        ? lines
        : List.of(
            lines.get(0),
            lines.get(1),
            fitting(String.join(" ", lines.subList(2, lines.size())), size, WIDTH - 2 * EDGE));
  }
}
