package dev.bulletin.gateway.news;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.SurveyedReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report after a change.
 *
 * @param at when it was changed, which with the address names the change
 * @param publishedAt when it was published first; null when it never was or nobody has said
 */
record ReportState(
    String slug,
    int revision,
    ReportStatus status,
    Instant at,
    @Nullable Instant publishedAt,
    Map<Language, String> titles,
    List<String> tags) {
  ReportState {
    titles = Map.copyOf(titles);
    tags = List.copyOf(tags);
  }

  static ReportState of(ReportChanged change) {
    List<ReportSummary> lines = change.summaries();
    return new ReportState(
        change.slug(),
        change.revision(),
        change.status(),
        change.at(),
        lines.isEmpty() ? null : lines.get(0).publishedAt(),
        lines.stream().collect(Collectors.toMap(ReportSummary::language, ReportSummary::title)),
        lines.isEmpty() ? List.of() : lines.get(0).tags());
  }

  /** Of one that readers do not see, of which nothing more is told. */
  static ReportState of(SurveyedReport report) {
    return new ReportState(
        report.slug(),
        report.revision(),
        report.status(),
        report.updatedAt(),
        report.publishedAt(),
        Map.of(),
        List.of());
  }

  static ReportState of(Manuscript report) {
    return new ReportState(
        report.slug(),
        report.revision(),
        report.status(),
        report.updatedAt(),
        report.publishedAt(),
        report.texts().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> title(entry.getValue()))),
        report.tags());
  }

  private static String title(ReportText text) {
    return text.title();
  }
}
