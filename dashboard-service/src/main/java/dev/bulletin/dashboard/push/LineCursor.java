package dev.bulletin.dashboard.push;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads one line of line protocol from left to right. */
final class LineCursor {
  private static final char END = '\0';

  private final String line;
  private int at;

  private LineCursor(String line) {
    this.line = line;
  }

  /**
   * A line in its parts.
   *
   * @param time empty where it has none
   */
  record Line(
      String measurement,
      Map<String, String> valuesByTag,
      Map<String, String> valuesByField,
      String time) {
    /** The name of the series of one of its fields. */
    String series(String field) {
      String tags =
          valuesByTag.entrySet().stream()
              .map(tag -> tag.getKey() + "=" + tag.getValue() + ".")
              .collect(Collectors.joining());
      return SeriesNames.clean(measurement + "." + tags + field);
    }
  }

  /** A line feed within quotes does not end a line. */
  static int endOfLine(String text, int begin) {
    boolean quoted = false;
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted && text.charAt(Math.max(begin, i - 1)) == '=';
      } else if (c == '\n' && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  /** The parts of a line without surrounding space. */
  static Line read(String line) {
    return new LineCursor(line).read();
  }

  private Line read() {
    String measurement = named("measurement", token(", "));
    Map<String, String> tags = tags();
    skip(' ', "a space and a field after the tags");
    Map<String, String> fields = fields();
    String time = peek() == ' ' ? line.substring(at).strip() : "";
    return new Line(measurement, tags, fields, time);
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    while (peek() == ',') {
      at++;
      String key = named("tag", token("=, "));
      skip('=', "a value for the tag " + key);
      tags.put(key, named("value of the tag " + key, token(", ")));
    }
    return tags;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    do {
      String key = named("field", token("=, "));
      skip('=', "a value for the field " + key);
      fields.put(key, peek() == '"' ? text(key) : token(", "));
    } while (take(','));
    return fields;
  }

  /** Kept with its quotes, so that a text of digits is no number. */
  private String text(String key) {
    int begin = at++;
    while (peek() != '"') {
      if (peek() == END && at >= line.length()) {
        throw new BrokenLineException("the text of the field %s does not end".formatted(key));
      }
      at += peek() == '\\' ? 2 : 1;
    }
    at++;
    return line.substring(begin, at);
  }

  /** Up to one of those characters, unless a backslash stands before it. */
  private String token(String ends) {
    StringBuilder token = new StringBuilder();
    while (at < line.length() && ends.indexOf(peek()) < 0) {
      if (peek() == '\\' && at + 1 < line.length() && ",= ".indexOf(line.charAt(at + 1)) >= 0) {
        at++;
      }
      token.append(peek());
      at++;
    }
    return token.toString();
  }

  private static String named(String what, String token) {
    if (token.isEmpty()) {
      throw new BrokenLineException("expected a " + what);
    }
    return token;
  }

  private void skip(char expected, String what) {
    if (!take(expected)) {
      throw new BrokenLineException("expected " + what);
    }
  }

  private boolean take(char expected) {
    if (at >= line.length() || peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private char peek() {
    return at < line.length() ? line.charAt(at) : END;
  }
}
