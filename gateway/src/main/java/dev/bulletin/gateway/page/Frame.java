package dev.bulletin.gateway.page;

import java.util.List;

/**
 * What stands around every page's content, as the layout shows it; an empty text is not shown.
 *
 * @param words what the page's script says, as JSON
 * @param rooms what the page's script listens to, separated by spaces
 * @param alternates the page in every language that has it
 * @param languages the same and more: where the language switch leads
 * @param outdated that and why the page is older than it should be
 */
record Frame(
    String lang,
    String title,
    String headline,
    String description,
    String canonical,
    List<LanguageLink> alternates,
    List<LanguageLink> languages,
    List<MenuItem> menu,
    String home,
    String reports,
    AssetUrls assets,
    String words,
    String transports,
    String rooms,
    boolean simulated,
    String outdated) {}
