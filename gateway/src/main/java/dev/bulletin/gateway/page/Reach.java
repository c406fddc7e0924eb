package dev.bulletin.gateway.page;

import java.util.List;
import java.util.Map;

/**
 * What the layout tells search engines, and those who show a link to the page; an empty text is not
 * told.
 *
 * @param canonical the page's one address; empty when it is not to be found by search engines
 * @param alternates the page in every language that has it
 * @param otherwise the page for readers of other languages
 * @param locale of the page, by Open Graph
 * @param picture the address of a picture
 * @param structured by schema.org; one or none
 */
record Reach(
    String canonical,
    List<Alternate> alternates,
    String otherwise,
    String type,
    String locale,
    List<String> otherLocales,
    String picture,
    String published,
    String modified,
    List<Map<String, Object>> structured) {

  /** The page in a language. */
  record Alternate(String lang, String url) {}
}
