package dev.bulletin.report.render;

/** How long a text takes to read. */
public final class ReadingTime {
  private static final int WORDS_PER_MINUTE = 200;

  private ReadingTime() {}

  /** Whole minutes, rounded up, at least one. */
  public static int minutes(String text) {
    return Math.max(1, (words(text) + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE);
  }

  /** What stands between white space and holds a letter or a digit; markup alone is no word. */
  private static int words(String text) {
    int words = 0;
    boolean counted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        counted = false;
      } else if (!counted && Character.isLetterOrDigit(c)) {
        counted = true;
        words++;
      }
    }
    return words;
  }
}
