package dev.bulletin.contract.report;

import java.time.Instant;
import java.util.List;

/** A line of a list of reports, in one language. */
public record ReportSummary(
    String slug,
    Language language,
    String title,
    String summary,
    List<String> tags,
    String author,
    int readingMinutes,
    Instant publishedAt) {
  public ReportSummary {
    tags = List.copyOf(tags);
  }
}
