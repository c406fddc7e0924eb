package dev.bulletin.report.browse;

import dev.bulletin.contract.report.ReportLine;
import dev.bulletin.contract.report.ReportStatus;
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
    Optional<ReportLine> previous,
    Optional<ReportLine> next,
    List<ReportLine> related) {
  Around {
    related = List.copyOf(related);
  }
}
