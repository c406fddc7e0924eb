package dev.bulletin.common.page;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives Handlebars the sources that were read before. Every rendering looks its partials up by
 * their sources, so these must cost nothing.
 */
final class MemoryLoader extends AbstractTemplateLoader {
  private final Map<String, TemplateSource> sourcesByName = new TreeMap<>();

  MemoryLoader(Map<String, String> textsByName) {
    textsByName.forEach((name, text) -> sourcesByName.put(name, source(name, text)));
  }

  private static TemplateSource source(String name, String text) {
    return new StringTemplateSource(name, text);
  }

  @Override
  public TemplateSource sourceAt(String name) throws FileNotFoundException {
    TemplateSource source = sourcesByName.get(name);
    if (source == null) {
      throw new FileNotFoundException("there is no template " + name);
    }
    return source;
  }
}
