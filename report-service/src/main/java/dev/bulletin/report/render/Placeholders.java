package dev.bulletin.report.render;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stand in HTML for what is put there after it was made safe. Their words are drawn anew for each
 * rendering, so that nobody who writes a body can know them; and one counts only where it is a
 * paragraph of its own, not in a text or an attribute that it was swept into.
 */
final class Placeholders {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private final String word;
  private final Pattern paragraphs;
  private final Pattern words;

  Placeholders() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    this.word = "x" + HexFormat.of().formatHex(bytes) + "n";
    this.paragraphs = Pattern.compile("<p>" + word + "([0-9]{1,9})</p>");
    this.words = Pattern.compile(word + "[0-9]{1,9}");
  }

  /** Stands for that element of the list. */
  String html(int index) {
    return "<p>" + word + index + "</p>";
  }

  /** Whether the one for that element is there, and was not swept into something. */
  boolean isIn(String html, int index) {
    return html.contains(html(index));
  }

  /** A text without them. */
  String strip(String text) {
    return text.contains(word) ? words.matcher(text).replaceAll("") : text;
  }

  /** Puts each element of the list in its place. */
  String replace(String html, List<String> elements) {
    if (elements.isEmpty()) {
      return html;
    }
    Matcher places = paragraphs.matcher(html);
    StringBuilder replaced = new StringBuilder();
    while (places.find()) {
      String element = elements.get(Integer.parseInt(places.group(1)));
      places.appendReplacement(replaced, Matcher.quoteReplacement(element));
    }
    return strip(places.appendTail(replaced).toString());
  }
}
