package dev.bulletin.contract.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which reports are wanted.
 *
 * @param tag that they must have, or null for any
 * @param from the first day of publication, in UTC, or null
 * @param to the last day of publication, in UTC, or null
 */
public record ReportFilter(@Nullable String tag, @Nullable LocalDate from, @Nullable LocalDate to) {
  public static final ReportFilter NONE = new ReportFilter(null, null, null);
}
