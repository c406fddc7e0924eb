package dev.bulletin.gateway.studio;

import java.util.Map;

/**
 * A page of the studio without what stands around it.
 *
 * @param headline as it is said in the page's title
 * @param content what the template shows
 */
record View(String template, Section section, String headline, Map<String, Object> content) {
  View {
    content = Map.copyOf(content);
  }
}
