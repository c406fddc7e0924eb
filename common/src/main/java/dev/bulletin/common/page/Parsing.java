package dev.bulletin.common.page;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import java.io.IOException;

/** How often the source of a template is parsed. */
public enum Parsing {
  /** When the templates are made, for all renderings. */
  ONCE {
    @Override
    Handlebars prepare(Handlebars handlebars) {
      // Without it every partial is parsed again in every rendering.
      return handlebars.with(new ConcurrentMapTemplateCache());
    }

    @Override
    ParsedTemplate parse(Handlebars handlebars, String name) throws IOException {
      Template template = handlebars.compile(name);
      return () -> template;
    }
  },

  /** As Handlebars does unless told otherwise: in each rendering, and so are its partials. */
  EACH_TIME {
    @Override
    Handlebars prepare(Handlebars handlebars) {
      return handlebars;
    }

    @Override
    ParsedTemplate parse(Handlebars handlebars, String name) {
      return () -> handlebars.compile(name);
    }
  };

  abstract Handlebars prepare(Handlebars handlebars);

  abstract ParsedTemplate parse(Handlebars handlebars, String name) throws IOException;
}
