package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the revisions of a report, the newest first.
 *
 * @param limit 1 to 100
 * @param before only those before this one, or null for the newest
 */
public record ListRevisions(String slug, int limit, @Nullable Integer before) {}
