package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * Asks for reports of every status, those changed last first; for people who write.
 *
 * @param status only those, or null for all
 * @param limit 1 to 100
 * @param after the {@code next} of the page before, or null for the first page
 */
public record SurveyReports(@Nullable ReportStatus status, int limit, @Nullable String after) {}
