package dev.bulletin.report.search;

import dev.bulletin.contract.report.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;

/**
 * Takes a text apart where its matches begin and end. PostgreSQL marks them in a copy of the text
 * without accents, which is the same letter for letter; no text of a report reaches that copy with
 * such a mark of its own.
 */
final class MarkedText {
  private static final int BEGIN = 1;
  private static final int END = 2;

  private final List<TextPart> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();

  private MarkedText() {}

  /**
   * The parts of a text.
   *
   * @param marked the copy, with marks
   * @param text as it is written
   */
  static List<TextPart> parts(String marked, String text) {
    MarkedText taken = new MarkedText();
    PrimitiveIterator.OfInt letters = text.codePoints().iterator();
    marked.codePoints().forEach(letter -> taken.take(letter, letters));
    taken.end(/* match= */ false);
    return taken.parts;
  }

  private void take(int letter, PrimitiveIterator.OfInt letters) {
    switch (letter) {
      case BEGIN -> end(/* match= */ false);
      case END -> end(/* match= */ true);
      default -> part.appendCodePoint(letters.nextInt());
    }
  }

  private void end(boolean match) {
    if (!part.isEmpty()) {
      parts.add(new TextPart(part.toString(), match));
      part.setLength(0);
    }
  }
}
