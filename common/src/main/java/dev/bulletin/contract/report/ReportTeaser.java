package dev.bulletin.contract.report;

import java.time.Instant;
import java.util.List;

/**
 * What leads to a report from elsewhere, in one language. New words in the report leave it as it
 * is.
 *
 * @param id names the report for ever, wherever it moves
 */
public record ReportTeaser(
    String id,
    String slug,
    Language language,
    String title,
    String summary,
    List<String> tags,
    String author,
    int readingMinutes,
    Instant publishedAt) {
  public ReportTeaser {
    tags = List.copyOf(tags);
  }

  /** The same without when the report was changed. */
  public static ReportTeaser of(ReportSummary report) {
    return new ReportTeaser(
        report.id(),
        report.slug(),
        report.language(),
        report.title(),
        report.summary(),
        report.tags(),
        report.author(),
        report.readingMinutes(),
        report.publishedAt());
  }
}
