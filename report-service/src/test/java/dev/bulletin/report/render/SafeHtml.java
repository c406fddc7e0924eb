package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads HTML by a grammar much narrower than a browser's and knows only what can do no harm;
 * written apart from the allow-list, so that a hole in one is not a hole in the other.
 */
final class SafeHtml {
  private static final Pattern TAG =
      Pattern.compile("</?([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*) ?/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");
  private static final Pattern LINK =
      Pattern.compile("(https?://|mailto:|/|#|[^:]*$)[^\\x00-\\x20]*");
  private static final Pattern IMAGE = Pattern.compile("/|/[^/\\\\\\x00-\\x20][^\\\\\\x00-\\x20]*");
  private static final Set<String> ELEMENTS =
      Set.of(
          "a",
          "abbr",
          "b",
          "blockquote",
          "br",
          "caption",
          "code",
          "del",
          "em",
          "figcaption",
          "figure",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "i",
          "img",
          "kbd",
          "li",
          "ol",
          "p",
          "pre",
          "s",
          "strong",
          "sub",
          "sup",
          "table",
          "tbody",
          "td",
          "th",
          "thead",
          "tr",
          "ul");

  private SafeHtml() {}

  static void assertSafe(String html) {
    // The sanitiser writes an empty comment between two braces, so that no template engine acts.
    Matcher tags = TAG.matcher(html.replace("{<!-- -->{", "{"));
    StringBuilder text = new StringBuilder();
    while (tags.find()) {
      assertThat(tags.group(1)).as(html).isIn(ELEMENTS);
      ATTRIBUTE
          .matcher(tags.group(2))
          .results()
          .forEach(attribute -> assertHarmless(attribute.group(1), attribute.group(2)));
      tags.appendReplacement(text, "");
    }
    tags.appendTail(text);
    assertThat(text.toString()).as(html).doesNotContain("<", ">", "{{");
  }

  private static void assertHarmless(String name, String value) {
    switch (name) {
      case "href" -> assertThat(value).matches(LINK);
      case "src" -> assertThat(value).matches(IMAGE);
      case "id" -> assertThat(value).startsWith("s-");
      case "class" -> assertThat(value).startsWith("language-");
      case "alt", "title", "align", "start" -> assertThat(value).doesNotContain("<", ">");
      default -> throw new AssertionError("an attribute that nobody allowed: " + name);
    }
  }
}
