package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportSummary;

/** A line of the list, with what the list's own place and version are made of. */
public record ListedReport(long id, int revision, ReportSummary summary) {
  /** The place right behind this report. */
  public Cursor cursor() {
    return new Cursor(summary.publishedAt(), id);
  }
}
