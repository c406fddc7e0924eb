package dev.bulletin.gateway.page;

/**
 * What a list or a search is narrowed to, as its form shows it.
 *
 * @param action where the form leads
 * @param all the same without a filter
 * @param newest the first page, when this is not it; else empty
 * @param active whether anything is left out
 */
record FilterView(
    String action,
    String query,
    String tag,
    String from,
    String to,
    String all,
    String newest,
    boolean active) {}
