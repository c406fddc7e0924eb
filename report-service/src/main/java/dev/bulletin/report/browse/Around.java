package dev.bulletin.report.browse;

import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportTeaser;
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
    Optional<ReportTeaser> previous,
    Optional<ReportTeaser> next,
    List<ReportTeaser> related) {
  Around {
    related = List.copyOf(related);
  }
}
