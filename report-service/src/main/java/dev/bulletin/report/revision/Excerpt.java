package dev.bulletin.report.revision;

import dev.bulletin.contract.report.DifferenceLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out of a comparison what is far from any difference, and what is too much to be read. A
 * line that stands for others says how many they are.
 */
final class Excerpt {
  private static final int AROUND = 3;
  private static final int MAX_LINES = 500;
  private static final int MAX_CHARACTERS = 200_000;
  private static final int LINE_CHARACTERS = 4_000;

  private final List<DifferenceLine> shown = new ArrayList<>();
  private int characters;
  private int skipped;

  private Excerpt() {}

  static List<DifferenceLine> of(List<DifferenceLine> lines) {
    boolean[] near = near(lines);
    Excerpt excerpt = new Excerpt();
    for (int i = 0; i < near.length; i++) {
      excerpt.add(lines.get(i), near[i]);
    }
    excerpt.endSkipping();
    return excerpt.shown;
  }

  /** Which lines differ or stand close to one that does. */
  private static boolean[] near(List<DifferenceLine> lines) {
    boolean[] near = new boolean[lines.size()];
    for (int i = 0, until = 0; i < near.length; i++) {
      until = differs(lines, i) ? i + AROUND + 1 : until;
      near[i] = i < until;
    }
    for (int i = near.length - 1, from = near.length; i >= 0; i--) {
      from = differs(lines, i) ? i - AROUND : from;
      near[i] |= i >= from;
    }
    return near;
  }

  private static boolean differs(List<DifferenceLine> lines, int i) {
    return lines.get(i).kind() != DifferenceLine.Kind.SAME;
  }

  private void add(DifferenceLine line, boolean near) {
    if (!near || shown.size() >= MAX_LINES || characters >= MAX_CHARACTERS) {
      skipped++;
      return;
    }
    endSkipping();
    shown.add(new DifferenceLine(line.kind(), shortened(line.text())));
    characters += Math.min(line.text().length(), LINE_CHARACTERS);
  }

  private void endSkipping() {
    if (skipped > 0) {
      shown.add(new DifferenceLine(DifferenceLine.Kind.SKIPPED, Integer.toString(skipped)));
      skipped = 0;
    }
  }

  /** Never between the two halves of a character. */
  private static String shortened(String text) {
    if (text.length() <= LINE_CHARACTERS) {
      return text;
    }
    int end = LINE_CHARACTERS;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
