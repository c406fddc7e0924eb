package dev.bulletin.gateway.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands around every page's content, as the layout shows it; an empty text is not shown.
 *
 * @param words what the page's script says, as JSON
 * @param rooms what the page's script listens to, separated by spaces
 * @param languages where the language switch leads
 * @param charted whether the page has a chart, which needs a script of its own
 * @param outdated that and why the page is older than it should be
 */
record Frame(
    String lang,
    String title,
    String headline,
    String description,
    Reach reach,
    List<LanguageLink> languages,
    List<MenuItem> menu,
    String home,
    String reports,
    String search,
    String feed,
    String api,
    AssetUrls assets,
    String words,
    String transports,
    String rooms,
    boolean simulated,
    boolean charted,
    String outdated) {
  /** Where in the menu the page stands. */
  String here() {
    return menu.stream().map(MenuItem::current).collect(Collectors.joining(","));
  }
}
