package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * Asks for published reports that have a text in a language, newest first.
 *
 * @param limit 1 to 100
 * @param after the {@code next} of the page before, or null for the first page
 */
public record ListReports(Language language, int limit, @Nullable String after) {}
