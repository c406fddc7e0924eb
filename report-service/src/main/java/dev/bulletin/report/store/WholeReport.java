package dev.bulletin.report.store;

import java.time.Instant;

/** A report with everything it says, and where it stands. */
public record WholeReport(ReportContent content, int revision, Instant updatedAt) {}
