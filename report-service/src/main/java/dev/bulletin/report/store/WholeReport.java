package dev.bulletin.report.store;

import java.time.Instant;

/** A report with everything it says and has, and where it stands. */
public record WholeReport(
    ReportContent content, Belongings belongings, int revision, Instant updatedAt) {}
