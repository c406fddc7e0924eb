package dev.bulletin.contract.report;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as those who write see it in a list.
 *
 * @param titles by language
 * @param publishAt when it will be published, or null
 * @param publishedAt null before it is published
 */
public record SurveyedReport(
    String slug,
    int revision,
    ReportStatus status,
    String author,
    Map<Language, String> titles,
    Instant updatedAt,
    @Nullable Instant publishAt,
    @Nullable Instant publishedAt) {
  public SurveyedReport {
    titles = Map.copyOf(titles);
  }
}
