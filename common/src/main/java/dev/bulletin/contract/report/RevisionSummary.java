package dev.bulletin.contract.report;

import java.time.Instant;

/** A revision in a list: what the report was after that write, and whose it was. */
public record RevisionSummary(
    int revision, ReportStatus status, String writtenBy, Instant writtenAt) {}
