package dev.bulletin.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words in a template that a reader would see and no translator could change. */
final class HardCodedText {
  private static final Pattern EXPRESSION = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}[\\p{L} ]*");
  private static final Pattern READ_ATTRIBUTE =
      Pattern.compile("(?:title|alt|aria-label|placeholder|label)=\"([^\"]*)\"");
  private static final Pattern DESCRIPTION =
      Pattern.compile("<meta (?:name=\"description\"|property=\"og:[^\"]*\") content=\"([^\"]*)\"");

  private HardCodedText() {}

  static List<String> in(String template) {
    String markup = COMMENT.matcher(EXPRESSION.matcher(template).replaceAll("")).replaceAll("");
    List<String> found = new ArrayList<>(words(TAG.matcher(markup).replaceAll("\n")));
    for (Pattern pattern : List.of(READ_ATTRIBUTE, DESCRIPTION)) {
      Matcher matcher = pattern.matcher(markup);
      while (matcher.find()) {
        found.addAll(words(matcher.group(1)));
      }
    }
    return found;
  }

  private static List<String> words(String text) {
    return LETTERS.matcher(text).results().map(word -> word.group().strip()).toList();
  }
}
