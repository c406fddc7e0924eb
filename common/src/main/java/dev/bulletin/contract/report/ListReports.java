package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * Asks for published reports that have a text in a language, newest first.
 *
 * @param limit 1 to 100
 * @param after the {@code next} of the page before, or null for the first page
 */
public record ListReports(
    Language language, ReportFilter filter, int limit, @Nullable String after) {
  public ListReports {
    filter = orNone(filter);
  }

  /** All of them. */
  public ListReports(Language language, int limit, @Nullable String after) {
    this(language, ReportFilter.NONE, limit, after);
  }

  /** A node that does not know of filters yet sends none. */
  private static ReportFilter orNone(@Nullable ReportFilter filter) {
    return filter == null ? ReportFilter.NONE : filter;
  }
}
