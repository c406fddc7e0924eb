package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of reports.
 *
 * @param next asks for the page after this one; null on the last
 */
public record ReportPage(Provenance provenance, List<ReportSummary> reports, @Nullable String next)
    implements Answer {
  public ReportPage {
    reports = List.copyOf(reports);
  }
}
