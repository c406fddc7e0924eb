package dev.bulletin.contract.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Asks which series there are, by name.
 *
 * @param prefix of their names; empty for all
 * @param after the name after which the page begins; null for the first page
 * @param limit 1 to 1,000
 */
public record ListSeries(String prefix, @Nullable String after, int limit) {}
