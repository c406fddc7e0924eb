package dev.bulletin.report.chart.svg;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML that is well-formed whatever the texts in it are. Not thread-safe. */
final class Xml {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element; attributes are names and values in turn, and one with no value is left out.
   */
  Xml open(String name, String... attributes) {
    tag(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** An element without content. */
  Xml empty(String name, String... attributes) {
    tag(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element with a text in it. */
  Xml element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  Xml text(String text) {
    escape(text);
    return this;
  }

  /** Closes the element that was opened last. */
  Xml close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  private void tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int character) {
    switch (character) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&#34;");
      case '\'' -> out.append("&#39;");
      // Two braces together mean something to template engines.
      case '{' -> out.append("&#123;");
      default -> out.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
    }
  }

  /** The characters of XML 1.0. */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
