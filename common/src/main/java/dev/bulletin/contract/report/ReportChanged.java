package dev.bulletin.contract.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A report's committed change, told at least once.
 *
 * @param id names the change; the same when it is told again
 * @param tags the cache tags whose data the change outdates
 * @param summaries the report's line in each language, empty unless it is published
 */
public record ReportChanged(
    String id,
    String slug,
    int revision,
    ReportStatus status,
    Instant at,
    Set<String> tags,
    List<ReportSummary> summaries) {
  public ReportChanged {
    tags = Set.copyOf(tags);
    summaries = List.copyOf(summaries);
  }
}
