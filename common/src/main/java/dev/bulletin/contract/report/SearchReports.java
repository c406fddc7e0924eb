package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * Asks for published reports whose text in a language matches, the best first. Vietnamese matches
 * with its accents or without.
 *
 * @param query words, "phrases", -exclusions and OR, as people type them; 1 to 200 characters
 * @param limit 1 to 100
 * @param after the {@code next} of the page before, or null for the first page
 */
public record SearchReports(
    Language language, String query, ReportFilter filter, int limit, @Nullable String after) {}
