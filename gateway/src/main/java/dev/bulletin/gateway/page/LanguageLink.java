package dev.bulletin.gateway.page;

/**
 * The page in one of the languages, or the nearest page that the language has.
 *
 * @param hint why the link goes elsewhere; empty when it does not
 */
record LanguageLink(String lang, String path, String name, boolean current, String hint) {}
