package dev.bulletin.report.picture;

import dev.bulletin.report.pdf.Fonts;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/** A title in lines, in the largest letters in which it fits. */
final class Title {
  private static final int LARGEST = 64;
  private static final int SMALLEST = 28;
  private static final int STEP = 4;
  private static final float LEADING = 1.22f;

  private final List<TextLayout> lines;
  private final float lineHeight;

  private Title(List<TextLayout> lines, float lineHeight) {
    this.lines = lines;
    this.lineHeight = lineHeight;
  }

  /** What does not fit even in the smallest letters is cut off. */
  static Title fitting(String text, int width, int height, FontRenderContext context) {
    int size = LARGEST;
    List<TextLayout> lines = lines(text, size, width, context);
    while (size > SMALLEST
        && (lines.size() * size * LEADING > height || isTorn(text, size, width, context))) {
      size -= STEP;
      lines = lines(text, size, width, context);
    }
    int fitting = Math.max(1, (int) (height / (size * LEADING)));
    return new Title(lines.subList(0, Math.min(lines.size(), fitting)), size * LEADING);
  }

  /** Whether a word is wider than a line. */
  private static boolean isTorn(String text, int size, int width, FontRenderContext context) {
    Font font = font(size);
    return text.strip()
        .lines()
        .flatMap(line -> List.of(line.split("\\s+")).stream())
        .anyMatch(word -> font.getStringBounds(word, context).getWidth() > width);
  }

  private static List<TextLayout> lines(
      String text, int size, int width, FontRenderContext context) {
    var attributed = new AttributedString(text);
    attributed.addAttribute(TextAttribute.FONT, font(size));
    var measurer = new LineBreakMeasurer(attributed.getIterator(), context);
    List<TextLayout> lines = new ArrayList<>();
    while (measurer.getPosition() < text.length()) {
      lines.add(measurer.nextLayout(width));
    }
    return lines;
  }

  private static Font font(int size) {
    return new Font(Fonts.SERIF, Font.BOLD, size);
  }

  void draw(Graphics2D in, int x, int top) {
    float y = top;
    for (TextLayout line : lines) {
      line.draw(in, x, y + line.getAscent());
      y += lineHeight;
    }
  }
}
