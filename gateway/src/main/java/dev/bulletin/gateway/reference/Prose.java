package dev.bulletin.gateway.reference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text of the document: paragraphs, in which code stands between backticks.
 *
 * @param paragraphs none when there is nothing to say
 */
public record Prose(List<List<Part>> paragraphs) {
  /** A stretch of a paragraph. */
  public record Part(String text, boolean code) {}

  static Prose of(@Nullable String text) {
    return new Prose(
        Arrays.stream((text == null ? "" : text).strip().split("\n\\s*\n"))
            .filter(paragraph -> !paragraph.isBlank())
            .map(Prose::parts)
            .toList());
  }

  private static List<Part> parts(String paragraph) {
    String[] stretches = paragraph.replaceAll("\\s+", " ").split("`");
    return IntStream.range(0, stretches.length)
        .filter(i -> !stretches[i].isEmpty())
        .mapToObj(i -> new Part(stretches[i], i % 2 == 1))
        .toList();
  }
}
