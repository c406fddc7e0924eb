package dev.bulletin.common.page;

import com.github.jknack.handlebars.EscapingStrategy;

/**
 * Handlebars' own escaping for HTML, which copies a text letter by letter, for what has something
 * to escape; most of what pages show has nothing. Stateless.
 */
enum HtmlEscaping implements EscapingStrategy {
  AS_NEEDED;

  @Override
  public CharSequence escape(CharSequence value) {
    return needsIt(value) ? EscapingStrategy.HTML_ENTITY.escape(value) : value;
  }

  private static boolean needsIt(CharSequence value) {
    for (int i = 0; i < value.length(); i++) {
      switch (value.charAt(i)) {
        case '<', '>', '&', '"', '\'', '`', '=':
          return true;
        default:
      }
    }
    return false;
  }
}
