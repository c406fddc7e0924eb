package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;

/** What a writer is told: where the report stands now. */
public record WrittenReport(String slug, int revision, ReportStatus status) {
  public static WrittenReport of(ReportWritten written) {
    return new WrittenReport(written.slug(), written.revision(), written.status());
  }
}
