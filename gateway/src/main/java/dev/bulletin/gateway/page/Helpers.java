package dev.bulletin.gateway.page;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;
import dev.bulletin.common.json.JsonMapper;

/** What the templates may call. */
final class Helpers {
  private Helpers() {}

  static void register(Handlebars handlebars) {
    // The layout's block is rendered where it stands; by default it is also rendered beforehand.
    handlebars.preEvaluatePartialBlocks(false);
    handlebars.registerHelper("safeHtml", Helpers::safeHtml);
    handlebars.registerHelper("scriptJson", Helpers::scriptJson);
  }

  /**
   * For a script element that holds data: nothing in it can end the element or open another. Its
   * name is one that no model has a part of.
   */
  private static CharSequence scriptJson(Object value, Options options) {
    String json = JsonMapper.string(value);
    return new Handlebars.SafeString(
        json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
  }

  private static CharSequence safeHtml(Object value, Options options) {
    if (value instanceof SafeHtml safe) {
      return new Handlebars.SafeString(safe.html());
    }
    throw new IllegalArgumentException("safeHtml takes nothing but SafeHtml");
  }
}
