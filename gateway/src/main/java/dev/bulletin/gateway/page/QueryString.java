package dev.bulletin.gateway.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The part of an address behind the question mark, which it includes. Immutable. */
record QueryString(String text) {
  static final QueryString EMPTY = new QueryString("");

  /** With a parameter more, unless its value is nothing. */
  QueryString with(String name, @Nullable Object value) {
    String given = value == null ? "" : value.toString();
    return given.isEmpty()
        ? this
        : new QueryString(
            text
                + (text.isEmpty() ? '?' : '&')
                + name
                + '='
                + URLEncoder.encode(given, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text;
  }
}
