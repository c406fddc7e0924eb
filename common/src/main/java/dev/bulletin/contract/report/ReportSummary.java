package dev.bulletin.contract.report;

import java.time.Instant;
import java.util.List;

/**
 * A line of a list of reports, in one language.
 *
 * @param id names the report for ever, wherever it moves
 */
public record ReportSummary(
    String id,
    String slug,
    Language language,
    String title,
    String summary,
    List<String> tags,
    String author,
    int readingMinutes,
    Instant publishedAt,
    Instant updatedAt) {
  public ReportSummary {
    tags = List.copyOf(tags);
  }
}
