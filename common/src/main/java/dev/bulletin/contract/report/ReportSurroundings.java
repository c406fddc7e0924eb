package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a report.
 *
 * @param previous published just before it; null for the oldest
 * @param next published just after it; null for the newest
 * @param related those that share most tags with it, at most 4
 */
public record ReportSurroundings(
    Provenance provenance,
    @Nullable ReportSummary previous,
    @Nullable ReportSummary next,
    List<ReportSummary> related)
    implements Answer {
  public ReportSurroundings {
    related = List.copyOf(related);
  }
}
