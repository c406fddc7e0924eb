package dev.bulletin.gateway.page;

import dev.bulletin.common.page.Fragment;
import java.util.Map;

/** A page to be made: its template, what this shows, and the fragments within. */
record PageModel(String template, Map<String, Object> content, Map<String, Fragment> fragments) {
  PageModel {
    content = Map.copyOf(content);
    fragments = Map.copyOf(fragments);
  }
}
