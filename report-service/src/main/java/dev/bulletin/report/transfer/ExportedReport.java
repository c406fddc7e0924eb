package dev.bulletin.report.transfer;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A published report with everything it says, as one line of an export. */
record ExportedReport(
    String slug,
    int revision,
    String author,
    List<String> tags,
    Map<Language, ReportText> texts,
    Instant createdAt,
    Instant updatedAt,
    Instant publishedAt) {}
