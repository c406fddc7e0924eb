package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself.
 *
 * @param place its path under the language, such as {@code reports}; null for a page without an
 *     address of its own
 * @param narrowed what makes it show a part of what the place has; search engines leave such pages
 *     out
 * @param languages those that have the page
 * @param rooms what the page's script listens to
 * @param outdatedSince the time that the page's data is of, when it is older than it should be
 * @param sharing what those who show a link to the page are told besides
 */
record Head(
    Section section,
    String headline,
    String description,
    @Nullable String place,
    QueryString narrowed,
    Set<Language> languages,
    List<String> rooms,
    boolean simulated,
    @Nullable Instant outdatedSince,
    Sharing sharing) {

  private static final Set<String> NOT_INDEXED =
      Set.of(Places.SEARCH, Places.STATUS, Places.OFFLINE);

  /** Whether search engines may show it. */
  boolean isIndexed() {
    return place != null && narrowed.equals(QueryString.EMPTY) && !NOT_INDEXED.contains(place);
  }

  /**
   * For those who show a link to the page, and for search engines.
   *
   * @param type by Open Graph
   * @param picture the place of a picture; empty for none
   * @param published when; empty if it has no such time
   * @param graph by schema.org; empty for none
   */
  record Sharing(
      String type,
      String picture,
      String published,
      String modified,
      List<Map<String, Object>> graph) {
    static final Sharing PLAIN = new Sharing("website", "", "", "", List.of());
  }
}
