package dev.bulletin.gateway.page;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;

/** What the templates may call. */
final class Helpers {
  private Helpers() {}

  static void register(Handlebars handlebars) {
    // The layout's block is rendered where it stands; by default it is also rendered beforehand.
    handlebars.preEvaluatePartialBlocks(false);
    handlebars.registerHelper("safeHtml", Helpers::safeHtml);
  }

  private static CharSequence safeHtml(Object value, Options options) {
    if (value instanceof SafeHtml safe) {
      return new Handlebars.SafeString(safe.html());
    }
    throw new IllegalArgumentException("safeHtml takes nothing but SafeHtml");
  }
}
