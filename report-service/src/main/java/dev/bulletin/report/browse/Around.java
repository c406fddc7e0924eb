package dev.bulletin.report.browse;

import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.report.store.ListedReport;
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
    Optional<ListedReport> previous,
    Optional<ListedReport> next,
    List<ListedReport> related) {
  Around {
    related = List.copyOf(related);
  }
}
