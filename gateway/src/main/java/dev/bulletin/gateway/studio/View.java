package dev.bulletin.gateway.studio;

import dev.bulletin.common.page.Fragment;
import java.util.Map;

/**
 * A page of the studio without what stands around it.
 *
 * @param headline as it is said in the page's title
 * @param content what the template shows
 * @param parts rendered each for itself, by the name under which the template shows them
 */
public record View(
    String template,
    Section section,
    String headline,
    Map<String, Object> content,
    Map<String, Fragment> parts) {
  public View {
    content = Map.copyOf(content);
    parts = Map.copyOf(parts);
  }

  public View(String template, Section section, String headline, Map<String, Object> content) {
    this(template, section, headline, content, Map.of());
  }
}
