package dev.bulletin.report.browse;

import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import java.util.List;
import java.util.Optional;

/**
 * What stands around a report in one language.
 *
 * @param slug its address now
 * @param previous published just before it
 * @param next published just after it
 */
record Around(
    String slug,
    ReportStatus status,
    boolean hasText,
    Optional<ReportSummary> previous,
    Optional<ReportSummary> next,
    List<ReportSummary> related) {
  Around {
    related = List.copyOf(related);
  }
}
