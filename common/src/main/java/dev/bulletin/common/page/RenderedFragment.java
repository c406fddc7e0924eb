package dev.bulletin.common.page;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;

/**
 * A fragment's HTML. Only a rendering makes one, so a template may show it as it is: <code>
 * {{fragment article}}</code>.
 */
record RenderedFragment(String html) {
  static final String HELPER = "fragment";

  static CharSequence show(Object value, Options options) {
    if (value instanceof RenderedFragment rendered) {
      return new Handlebars.SafeString(rendered.html());
    }
    throw new IllegalArgumentException("fragment takes nothing but a rendered fragment");
  }
}
