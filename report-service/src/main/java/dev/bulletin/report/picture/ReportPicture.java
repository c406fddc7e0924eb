package dev.bulletin.report.picture;

import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.svg.ChartSvg;
import dev.bulletin.report.chart.svg.Palette;
import dev.bulletin.report.pdf.Fonts;
import io.vertx.core.buffer.Buffer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javax.imageio.ImageIO;

/** Draws the picture of a report: its title, where and when it was published, its first chart. */
public final class ReportPicture {
  /** As sites that show links expect it. */
  static final int WIDTH = 1_200;

  static final int HEIGHT = 630;

  private static final int MARGIN = 72;
  private static final int TOP = 132;
  private static final int BOTTOM = HEIGHT - MARGIN;
  private static final int TITLE_BESIDE_CHART = 460;
  private static final int CHART_WIDTH = 540;
  private static final int CHART_HEIGHT = 450;

  private static final Color PAPER = new Color(0xfbfaf7);
  private static final Color INK = new Color(0x1d1c1a);
  private static final Color MUTED = new Color(0x5d5a53);
  private static final Color ACCENT = new Color(0x1f5fbf);

  static {
    // A service has no screen, and no font of its host is the same everywhere.
    System.setProperty("java.awt.headless", "true");
    Fonts.register();
  }

  private final Graphics2D in;
  private final PictureContent content;

  private ReportPicture(Graphics2D in, PictureContent content) {
    this.in = in;
    this.content = content;
  }

  /** The picture as PNG. */
  public static Buffer png(PictureContent content) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D in = image.createGraphics();
    try {
      new ReportPicture(in, content).draw();
    } finally {
      in.dispose();
    }
    return encoded(image);
  }

  private static Buffer encoded(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(out.toByteArray());
  }

  private void draw() {
    in.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    in.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    in.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    in.setColor(PAPER);
    in.fillRect(0, 0, WIDTH, HEIGHT);
    in.setColor(ACCENT);
    in.fillRect(0, 0, WIDTH, 12);
    site();
    title(content.chart() == null ? WIDTH - 2 * MARGIN : TITLE_BESIDE_CHART);
    about();
    if (content.chart() != null) {
      chart(content.chart());
    }
  }

  private void site() {
    in.setFont(new Font(Fonts.SANS, Font.BOLD, 30));
    in.drawString("Bulletin", MARGIN, 88);
  }

  private void title(int width) {
    in.setColor(INK);
    Title.fitting(content.title(), width, BOTTOM - 60 - TOP, in.getFontRenderContext())
        .draw(in, MARGIN, TOP);
  }

  private void about() {
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(content.language().locale())
            .withZone(ZoneOffset.UTC)
            .format(content.publishedAt());
    in.setColor(MUTED);
    in.setFont(new Font(Fonts.SANS, Font.PLAIN, 24));
    in.drawString(day, MARGIN, BOTTOM);
  }

  private void chart(Chart chart) {
    int x = WIDTH - MARGIN - CHART_WIDTH;
    int y = (HEIGHT - CHART_HEIGHT) / 2 + 12;
    in.setColor(Color.WHITE);
    in.fillRoundRect(x - 16, y - 16, CHART_WIDTH + 32, CHART_HEIGHT + 32, 16, 16);
    in.setColor(new Color(0xe5e2da));
    in.setStroke(new BasicStroke(1.5f));
    in.drawRoundRect(x - 16, y - 16, CHART_WIDTH + 32, CHART_HEIGHT + 32, 16, 16);
    String svg = ChartSvg.narrow(chart, content.language(), Palette.LIGHT.withFont(Fonts.SANS));
    in.drawImage(SvgRaster.of(svg, CHART_WIDTH, CHART_HEIGHT), x, y, null);
  }
}
