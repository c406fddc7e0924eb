package dev.bulletin.contract.report;

/** A write that is committed: where the report stands after it. */
public record ReportWritten(String slug, int revision, ReportStatus status) {}
