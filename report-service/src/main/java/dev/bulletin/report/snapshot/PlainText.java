package dev.bulletin.report.snapshot;

import dev.bulletin.common.json.JsonMapper;

/** Names that others have chosen, put into Markdown and YAML as nothing but text. */
final class PlainText {
  private PlainText() {}

  /** One line in which no character has a meaning of its own, also in a table. */
  static String inMarkdown(String text) {
    return oneLine(text).replaceAll("([\\\\`*_\\[\\]<>|~&#])", "\\\\$1");
  }

  /** A quoted scalar; JSON's are YAML's too. */
  static String inYaml(String text, int max) {
    String line = oneLine(text);
    int end = line.offsetByCodePoints(0, Math.min(max, line.codePointCount(0, line.length())));
    return JsonMapper.string(line.substring(0, end));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
